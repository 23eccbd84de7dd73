package io.cltr.fairness;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.propensity.Examination;
import io.cltr.ranker.Ranker;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Relevance as a non-decreasing function of a ranker's score:
 *
 * <pre>
 * γ̂(f) = Σ v(c − β) / Σ v θ   over displays with scores near f, pooled until it does not fall
 * </pre>
 *
 * <p>Displays are binned by score into pieces of at least half a percent of Σvθ, adjacent violators
 * pooled, and values between the pieces' mean scores interpolated; beyond them it is constant. So a
 * document that was never displayed, or a query that never was asked, has a relevance too. Assumes
 * that documents of one score are alike: it is what the ranker knows of relevance, no more. It errs
 * upwards at the top where the ranker was trained on the same units and fits their noise. γ̂ below
 * 0 counts as 0. A log without displays of scored candidates gives the constant 0.
 *
 * <p>Cost: two passes over the candidates and one over the log.
 *
 * <p>Source: Zadrozny, Elkan, KDD 2002 (isotonic calibration); Ayer et al. 1955 (pooling).
 *
 * @param scores mean scores of the pieces, increasing
 * @param relevance γ̂ of the pieces, in [0, ∞), not falling
 */
public record ScoreCalibration(double[] scores, double[] relevance) implements Serializable {

  /** Checks the order. */
  public ScoreCalibration {
    if (scores.length != relevance.length) {
      throw new IllegalArgumentException(
          "%d scores, %d relevances".formatted(scores.length, relevance.length));
    }
    for (int i = 1; i < scores.length; i++) {
      if (!(scores[i] > scores[i - 1]) || relevance[i] < relevance[i - 1]) {
        throw new IllegalArgumentException(
            "a calibration must rise: (%s, %s) is followed by (%s, %s)"
                .formatted(scores[i - 1], relevance[i - 1], scores[i], relevance[i]));
      }
    }
  }

  /** The calibration of {@code ranker} on what {@code log} displayed. */
  public static ScoreCalibration fit(
      Source<Impression> log,
      Source<Keyed<Query>> queries,
      Ranker ranker,
      Examination examination) {
    double[] range = queries.fold(new ScoreRange(ranker));
    return log.grouped(Impression::query, new DisplaysFold())
        .joined(Keyed::key, queries, ScoredClicks::of)
        .fold(new CalibrationFold(ranker, examination, range[0], range[1]));
  }

  /** γ̂ of a document with {@code score}. */
  public double at(double score) {
    if (scores.length == 0) {
      return 0;
    }
    int found = Arrays.binarySearch(scores, score);
    if (found >= 0) {
      return relevance[found];
    }
    int next = -found - 1;
    if (next == 0 || next == scores.length) {
      return relevance[Math.min(next, scores.length - 1)];
    }
    double share = (score - scores[next - 1]) / (scores[next] - scores[next - 1]);
    return relevance[next - 1] + share * (relevance[next] - relevance[next - 1]);
  }

  /** γ̂ of the candidates of {@code query} by the scores of {@code ranker}. */
  public double[] of(Query query, Ranker ranker) {
    return Arrays.stream(ranker.scores(query)).map(this::at).toArray();
  }
}
