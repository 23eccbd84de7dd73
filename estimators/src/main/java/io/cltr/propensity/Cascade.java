package io.cltr.propensity;

import io.cltr.click.BetaPrior;
import io.cltr.click.CascadeExamination;
import io.cltr.click.ClickContest;
import io.cltr.click.DbnModel;
import io.cltr.click.PbmModel;
import io.cltr.fold.Source;
import io.cltr.interval.StudentT;
import io.cltr.log.ConfigException;
import io.cltr.log.EffectiveNumber;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.log.Units;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import java.util.ArrayList;
import java.util.List;

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
 * another document, or without position 1, is refused. Cost: five passes over the log, EM over its
 * distinct lists, a solve of twice the number of documents per query.
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
    return List.of(Assumption.NO_TRUST_BIAS);
  }

  @Override
  public PropensityEstimate estimate(PropensityLog data, double level) {
    Source<Impression> log = data.impressions();
    if (log.where(shown -> shown.clicked() > 0 && shown.size() > 1).fold(new Depth()) == 0) {
      throw new InputException(
          "table impressions: no list with a click has another document; cascade needs clicks with"
              + " something above or below them");
    }
    int depth = log.fold(new Depth());
    DbnModel model = new DbnModel(priorClicks, priorSkips, iterations);
    CascadeExamination found = CascadeExamination.of(log, model, depth);
    if (!(found.shown()[0] > 0)) {
      throw new InputException(
          "table impressions: nothing was shown at position 1, to which cascade relates the other"
              + " positions");
    }
    return result(found, check(data, model), level);
  }

  private PropensityEstimate result(CascadeExamination found, AssumptionCheck check, double level) {
    List<PositionEstimate> positions = new ArrayList<>();
    List<Integer> component = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (int k = 0; k < found.examined().length; k++) {
      double theta = found.examined()[k];
      if (found.shown()[k] > 0) {
        component.add(k + 1);
      } else {
        warnings.add("position %d is not identified: nothing was shown there".formatted(k + 1));
      }
      double half = StudentT.halfWidth(found.influence().column(k), level);
      positions.add(
          new PositionEstimate(
              k + 1,
              theta,
              theta * StrictMath.exp(-half),
              Math.min(1, theta * StrictMath.exp(half)),
              Math.round(EffectiveNumber.of(found.shown()[k], found.squares()[k]))));
    }
    return new PropensityEstimate(
            id(),
            level,
            "cluster-robust t on log θ by influence over unit buckets",
            positions,
            List.of(component),
            found.influence(),
            warnings)
        .withChecks(List.of(check));
  }

  private AssumptionCheck check(PropensityLog data, DbnModel model) {
    Source<Impression> training = HeldOut.training(data).impressions();
    long seed = data.seed();
    ClickContest contest =
        ClickContest.of(
            model.fit(training),
            new PbmModel(priorClicks, priorSkips, iterations).fit(training),
            data.impressions().where(item -> Units.splitPoint(item.unit(), seed) >= 0.5));
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
