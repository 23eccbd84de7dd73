package io.cltr.click;

import io.cltr.fold.Fold;
import io.cltr.fold.Source;
import io.cltr.interval.StudentT;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import java.io.Serializable;
import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Two click models on the same held-out impressions: Σ_b D_b, D_b a bucket's sum of v Σ_i ln P(c_i
 * | clicks above) under the rival less that under the model, with the cluster-robust error of the
 * sum. Which of two models that are both wrong is better needs no nesting (Vuong, Econometrica
 * 1989). Both must give every click a chance.
 *
 * @param difference Σ_b D_b; above 0 the rival predicts better
 * @param error of it; infinite below two buckets
 * @param buckets that hold impressions
 */
public record ClickContest(double difference, double error, int buckets) {

  /** Both were fitted to other units than those of {@code heldOut}. Cost: one pass. */
  public static ClickContest of(
      FittedClickModel model, FittedClickModel rival, Source<Impression> heldOut) {
    ClickBehaviour own = model.behaviour();
    ClickBehaviour other = rival.behaviour();
    double[] ownUnseen = model.unseen();
    double[] otherUnseen = rival.unseen();
    return heldOut
        .joined(
            Impression::query,
            model.attributes(),
            (shown, found) ->
                new Told(
                    shown, logLikelihood(own, shown, found.orElse(Attributes.NONE), ownUnseen)))
        .joined(
            Told::query,
            rival.attributes(),
            (told, found) ->
                told.less(
                    logLikelihood(other, told.shown(), found.orElse(Attributes.NONE), otherUnseen)))
        .fold(new ByBucket());
  }

  private static double logLikelihood(
      ClickBehaviour behaviour, Impression shown, Attributes attributes, double[] unseen) {
    double sum = 0;
    Scored scored = Scored.of(behaviour, shown, attributes.of(shown, unseen));
    for (double log : scored.conditional()) {
      sum += log;
    }
    return sum;
  }

  private record Told(Impression shown, double logLikelihood) implements Serializable {
    String query() {
      return shown.query();
    }

    Told less(double rivals) {
      return new Told(shown, rivals - logLikelihood);
    }
  }

  /** State: a number per bucket. */
  private record ByBucket() implements Fold<Told, double[], ClickContest> {
    @Override
    public double[] start() {
      double[] none = new double[Units.BUCKETS];
      Arrays.fill(none, Double.NaN);
      return none;
    }

    @Override
    public void add(double[] state, Told item) {
      plus(state, item.shown().bucket(), item.shown().weight() * item.logLikelihood());
    }

    private static void plus(double[] state, int bucket, double number) {
      if (!Double.isNaN(number)) {
        state[bucket] = Double.isNaN(state[bucket]) ? number : state[bucket] + number;
      }
    }

    @Override
    public void merge(double[] into, double[] from) {
      for (int b = 0; b < from.length; b++) {
        plus(into, b, from[b]);
      }
    }

    @Override
    public ClickContest finish(double[] state) {
      double[] filled = Arrays.stream(state).filter(sum -> !Double.isNaN(sum)).toArray();
      return new ClickContest(
          Arrays.stream(filled).sum(), StudentT.standardError(filled), filled.length);
    }
  }

  /**
   * Probability of a rival that looks as good or better where it is not; NaN below two buckets and
   * where both always say the same.
   */
  public double p() {
    return buckets < 2 || error == 0
        ? Double.NaN
        : new TDistribution(null, buckets - 1.0).cumulativeProbability(-difference / error);
  }
}
