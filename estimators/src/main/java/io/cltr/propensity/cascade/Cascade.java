package io.cltr.propensity.cascade;

import io.cltr.click.BetaPrior;
import io.cltr.click.CascadeExamination;
import io.cltr.click.ClickContest;
import io.cltr.click.DbnModel;
import io.cltr.click.PbmModel;
import io.cltr.fold.Source;
import io.cltr.log.ConfigException;
import io.cltr.log.EffectiveNumber;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.propensity.Assumption;
import io.cltr.propensity.AssumptionCheck;
import io.cltr.propensity.Depth;
import io.cltr.propensity.LogCurve;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;
import io.cltr.propensity.relevance.HeldOut;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Examination of users who go down from the first document until a click satisfies them or they
 * give up: θ_k is the mean of P(E_k = 1 | clicks above) over the displays at k, under the dynamic
 * Bayesian network model fitted to the log ({@link DbnModel}).
 *
 * <p>Assumes that users look at everything down to where they stop, and that one number tells how
 * they give up. What a click ends differs from list to list, so θ is an average over the lists that
 * were shown, and belongs to them. The check compares the model with the position-based one on the
 * units that neither was fitted to. Needs no document at several positions.
 *
 * <p>Intervals: cluster-robust t on log θ from per-bucket influence. A log without a click above
 * another document, or without clicks at position 1, is refused; a position without clicks is not
 * identified. In a log whose displays weigh v each added display weighs Σv²/Σv. Cost: five passes
 * over the log, EM over its distinct lists, a solve of twice the number of documents per query.
 *
 * @param priorClicks a, clicks added to each parameter; above 0
 * @param priorSkips b, displays without a click added to them; above 0
 * @param iterations of EM, at least 1
 */
public record Cascade(double priorClicks, double priorSkips, int iterations)
    implements PropensityEstimator {

  /** One click and one skip added, 100 iterations. */
  public Cascade() {
    this(1, 1, 100);
  }

  /** Checks the ranges. */
  public Cascade {
    BetaPrior.configured("propensities of kind cascade", priorClicks, priorSkips);
    if (iterations < 1) {
      throw new ConfigException(
          "propensities of kind cascade: iterations must be 1 or more, found " + iterations);
    }
  }

  @Override
  public String id() {
    return "cascade";
  }

  @Override
  public String summary() {
    return "Examination of users who go down until a click satisfies them or they give up";
  }

  @Override
  public String source() {
    return "Vardasbi, de Rijke, Markov, SIGIR 2020; Chapelle, Zhang, WWW 2009 (the click model)";
  }

  /** Tested by the estimate itself. */
  @Override
  public List<Assumption> assumptions() {
    return List.of();
  }

  @Override
  public boolean needsModel() {
    return true;
  }

  @Override
  public PropensityEstimate estimate(PropensityLog data, double level) {
    Source<Impression> log = data.impressions();
    if (log.where(shown -> shown.clicked() > 0 && shown.size() > 1).fold(new Depth()) == 0) {
      throw new InputException(
          "table impressions: no list with a click has another document; cascade needs clicks with"
              + " something above or below them");
    }
    Clicked clicked = log.fold(new Clicked.Counter(log.fold(new Depth())));
    if (!(clicked.clicks()[0] > 0)) {
      throw new InputException(
          "table impressions: nothing was clicked at position 1, to which cascade relates the other"
              + " positions");
    }
    DbnModel model =
        new DbnModel(priorClicks * clicked.weight(), priorSkips * clicked.weight(), iterations);
    CascadeExamination found = CascadeExamination.of(log, model, clicked.depth());
    return result(found, clicked, check(data, model), level);
  }

  private PropensityEstimate result(
      CascadeExamination found, Clicked clicked, AssumptionCheck check, double level) {
    List<Integer> identified =
        IntStream.range(0, clicked.depth())
            .filter(k -> found.shown()[k] > 0 && clicked.clicks()[k] > 0)
            .boxed()
            .toList();
    long[] observations = new long[clicked.depth()];
    double[] logTheta = new double[clicked.depth()];
    for (int k = 0; k < observations.length; k++) {
      observations[k] = Math.round(EffectiveNumber.of(found.shown()[k], found.squares()[k]));
      logTheta[k] = StrictMath.log(found.examined()[k]);
    }
    return new LogCurve(logTheta, identified, List.of(identified), found.influence(), observations)
        .estimate(id(), level, "nothing was clicked there", List.of(), List.of(check));
  }

  private AssumptionCheck check(PropensityLog data, DbnModel model) {
    Source<Impression> training = HeldOut.training(data).impressions();
    ClickContest contest =
        ClickContest.of(
            model.fit(training),
            new PbmModel(priorClicks, priorSkips, iterations).fit(training),
            HeldOut.testing(data).impressions());
    if (Double.isNaN(contest.p())) {
      return AssumptionCheck.untested(
          Assumption.CASCADE, "too few units to compare with the position-based model");
    }
    return AssumptionCheck.tested(
        Assumption.CASCADE,
        contest.p(),
        "the position-based model predicts the clicks of other units %s, by %.1f ± %.1f in"
                .formatted(
                    contest.difference() > 0 ? "better" : "worse",
                    Math.abs(contest.difference()),
                    contest.error())
            + " log-likelihood");
  }
}
