package io.cltr.fairpolicy;

import io.cltr.fairness.ScoreCalibration;
import io.cltr.log.ConfigException;
import io.cltr.policy.PolicyLog;
import io.cltr.propensity.Examination;
import io.cltr.ranker.Ranker;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * What fair policies learn of a log and are stored with: how places are examined, and how relevant
 * a document is by its score. Empty until it is fitted.
 *
 * @param examination θ_k at index k − 1; of a place that the log does not identify the mean of its
 *     neighbours, 0 below them all
 * @param scores of {@link ScoreCalibration}
 * @param relevance likewise
 */
public record FittedRelevance(List<Double> examination, List<Double> scores, List<Double> relevance)
    implements Serializable {
  /** Not fitted. */
  public FittedRelevance() {
    this(List.of(), List.of(), List.of());
  }

  /** Copies the lists. */
  public FittedRelevance {
    examination = List.copyOf(examination);
    scores = List.copyOf(scores);
    relevance = List.copyOf(relevance);
  }

  /** Whether it was fitted. */
  public boolean present() {
    return !examination.isEmpty();
  }

  /** What {@code log} says of the scores of {@code ranker}. */
  public static FittedRelevance of(PolicyLog log, Ranker ranker) {
    Examination examination = log.examination();
    double[] theta = new double[examination.depth()];
    for (int k = 1; k <= theta.length; k++) {
      theta[k - 1] = examination.identifies(k) ? examination.at(k) : between(examination, k);
    }
    ScoreCalibration calibration =
        ScoreCalibration.fit(log.impressions(), log.queries(), ranker, examination);
    return new FittedRelevance(
        boxed(theta), boxed(calibration.scores()), boxed(calibration.relevance()));
  }

  /** The mean of the nearest places that are identified; 0 where there is none on a side. */
  private static double between(Examination examination, int place) {
    int above = place;
    int below = place;
    while (above > 0 && !examination.identifies(above)) {
      above--;
    }
    while (below <= examination.depth() && !examination.identifies(below)) {
      below++;
    }
    return above == 0 || below > examination.depth()
        ? 0
        : (examination.at(above) + examination.at(below)) / 2;
  }

  private static List<Double> boxed(double[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  private static double[] plain(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** θ, for a policy of {@code kind} that must have been fitted. */
  public double[] theta(String kind) {
    if (!present()) {
      throw new ConfigException(
          "policy of kind %s: it was not fitted to a log; name it under 'policies' of a run that"
                  .formatted(kind)
              + " trains or reads its ranker, or read it from a run: RUN#POLICY");
    }
    return plain(examination);
  }

  /** How places are examined, where that is known. */
  Examination known() {
    return new Examination(
        examination.stream().mapToDouble(theta -> theta > 0 ? theta : Double.NaN).toArray());
  }

  /** Relevance by score. */
  public ScoreCalibration calibration() {
    return new ScoreCalibration(plain(scores), plain(relevance));
  }
}
