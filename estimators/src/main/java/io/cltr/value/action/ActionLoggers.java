package io.cltr.value.action;

import io.cltr.interval.OutcomeGrid;
import io.cltr.log.Impression;
import io.cltr.value.ActionNeeds;
import io.cltr.value.Averages;
import io.cltr.value.Marginals;
import io.cltr.value.Predicted;
import io.cltr.value.Round;
import io.cltr.value.sum.Cells;

/**
 * What the loggers' policies and the embeddings say of one impression.
 *
 * @param logger index of its logger; −1 where loggers are not told apart
 * @param share of that logger in the slice's impressions; NaN where not needed
 * @param mixture Σ_j s_j π_j of what it shows; NaN where not needed
 * @param likelihoods p(e|a) by candidate and set of dimensions
 * @param logged Σ_a π_0(a) p(e|a) by set
 */
record ActionLoggers(
    ActionPlan plan,
    ActionNeeds needs,
    Impression impression,
    int logger,
    double share,
    double mixture,
    double[][] likelihoods,
    double[] logged) {

  static ActionLoggers of(Cells cells, ActionPlan plan, Impression impression, double[] shares) {
    ActionNeeds needs = cells.needs();
    int logger = needs.byLogger() ? LoggedBy.logger(cells, impression) : -1;
    double mixture = needs.policies() ? 0 : Double.NaN;
    for (int j = 0; needs.policies() && j < shares.length; j++) {
      mixture += shares[j] * plan.at(plan.logging()[j], impression);
    }
    double[][] likelihoods = new double[0][];
    double[] logged = new double[0];
    if (needs.sets().length > 0) {
      likelihoods =
          Marginals.likelihoods(
              needs, plan.documents(), plan.possible(logger, impression), impression);
      logged =
          Marginals.expected(
              plan.logging()[logger], plan.depth(), impression.positions()[0], likelihoods);
    }
    return new ActionLoggers(
        plan,
        needs,
        impression,
        logger,
        needs.policies() ? shares[logger] : Double.NaN,
        mixture,
        likelihoods,
        logged);
  }

  /** The round as a policy sees it; {@code policy} null where it has no ranking. */
  Round round(
      double ratio,
      double reward,
      double predicted,
      double expected,
      double probability,
      double balanced,
      double[] policy,
      Predicted actions,
      Averages averages,
      double tilt,
      OutcomeGrid grid) {
    return new Round(
        ratio,
        reward,
        predicted,
        expected,
        probability,
        balanced,
        probability / mixture,
        logger,
        share,
        marginals(policy),
        actions,
        averages,
        tilt,
        grid);
  }

  private Marginals marginals(double[] policy) {
    if (needs.sets().length == 0) {
      return Marginals.NONE;
    }
    double[] wanted =
        policy == null
            ? new double[logged.length]
            : Marginals.expected(policy, plan.depth(), impression.positions()[0], likelihoods);
    return Marginals.ratio(needs, wanted, logged, impression);
  }
}
