package io.cltr.value.slate;

import io.cltr.log.ConfigException;
import io.cltr.log.Displays;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.policy.Ranks;
import io.cltr.policy.Slates;
import io.cltr.reward.Predictions;
import io.cltr.value.Slate;
import io.cltr.value.SlateValue;
import io.cltr.value.SlateValue.Known;
import io.cltr.value.action.LoggerCounts;
import io.cltr.value.query.PlannedQuery;
import io.cltr.value.slice.Slices;
import io.cltr.value.sum.Cells;
import io.cltr.value.sum.SliceContribution;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the impressions of one query, taken as slates, add to the values by {@link SlateValue}s.
 *
 * @param documents candidates, sorted
 * @param depth number of slots
 * @param whole how many of them a slate must fill at least
 * @param slates of each policy; null where it is not defined
 * @param marginals P(d at k) by policy, candidates × slots; null where it is not defined
 * @param loggers of each logger whose policy is known and that displayed the query; else null
 * @param additive {@link AdditiveWeights} by logger and policy, likewise
 * @param model r̂ by fold, candidates × slots; empty without a model
 */
public record SlatePlan(
    String[] documents,
    int depth,
    int whole,
    Slates[] slates,
    double[][] marginals,
    Slates[] loggers,
    double[][][] additive,
    double[][] model)
    implements Serializable {
  public static SlatePlan of(Cells cells, PlannedQuery planned) {
    int policies = cells.policies();
    int depth = cells.examination().depth();
    Displays displays = planned.displays().get(Slices.ALL).whole();
    SlatePlan plan =
        new SlatePlan(
            planned.query().documents(),
            depth,
            Math.min(depth, candidates(planned.query(), displays)),
            new Slates[policies],
            new double[policies][],
            new Slates[cells.loggers().size()],
            new double[cells.loggers().size()][][],
            planned.slots().map(own -> model(cells, planned, own)).orElse(new double[0][]));
    for (int p = 0; p < policies; p++) {
      Optional<Ranks> ranks = planned.ranks().get(p);
      plan.marginals[p] = ranks.map(Ranks::probabilities).orElse(null);
      plan.slates[p] = planned.slates().get(p).orElse(null);
      if (ranks.isPresent()) {
        cells.requireSlates(p, plan.slates[p] != null, ranks.get().draws().length == 0);
      }
    }
    for (int j = 0; j < plan.loggers.length; j++) {
      String logger = cells.loggers().get(j);
      if (displays.cells().stream().anyMatch(cell -> cell.logger().equals(logger))) {
        plan.loggers[j] =
            planned
                .slates()
                .get(policies + j)
                .orElseThrow(() -> unknown(logger, planned.query(), planned, policies));
        plan.additive[j] =
            AdditiveWeights.of(plan.loggers[j], plan.documents.length, depth, plan.marginals);
      }
    }
    return plan;
  }

  /** Number of candidates as the log knows them, whatever else policies name. */
  private static int candidates(Query query, Displays displays) {
    return query.hasFeatures()
        ? query.size()
        : (int) displays.cells().stream().map(Displays.Cell::document).distinct().count();
  }

  private static ConfigException unknown(
      String logger, Query query, PlannedQuery planned, int policies) {
    boolean ranks =
        planned.ranks().subList(policies, planned.ranks().size()).stream()
            .allMatch(Optional::isPresent);
    return new ConfigException(
        ("values.loggingPolicies: the policy of logger '%s' tells no %s for query '%s', which it"
                + " showed: pseudo-inverse needs one that always shows the same, or of kind"
                + " plackett-luce, uniform or product, for every query")
            .formatted(logger, ranks ? "probability of whole slates" : "ranking", query.id()));
  }

  /** r̂ by fold; 0 where nothing is predicted. */
  private static double[][] model(Cells cells, PlannedQuery planned, Predictions predictions) {
    int depth = cells.examination().depth();
    String[] documents = planned.query().documents();
    double[][] model = new double[cells.folds().count()][documents.length * depth];
    for (int f = 0; f < model.length; f++) {
      for (int i = 0; i < model[f].length; i++) {
        double known = predictions.at(f, documents[i / depth], i % depth + 1);
        model[f][i] = Double.isNaN(known) ? 0 : known;
      }
    }
    return model;
  }

  /** Adds what {@code impression} is worth: nothing where a policy is not defined. */
  public void add(Cells cells, Impression impression, SliceContribution sums) {
    int[] shown = shown(impression);
    Propensities logged = Propensities.of(cells, impression);
    requireLogger(impression, shown, logged);
    int fold = cells.folds().fold(impression.unit());
    for (int p = 0; p < slates.length; p++) {
      SlateRatios ratios =
          marginals[p] == null
              ? SlateRatios.nothing(depth, shown.length)
              : SlateRatios.of(this, p, shown, logged, fold);
      for (int m = 0; m < cells.metrics().size(); m++) {
        double[] rewards = new double[shown.length];
        for (int k = 0; k < shown.length; k++) {
          rewards[k] = marginals[p] == null ? 0 : cells.metrics().get(m).outcome(impression, k);
        }
        add(cells, cells.pair(p, m), ratios.with(rewards, cells.pilots().grid(m)), sums);
      }
    }
  }

  private static void add(Cells cells, int pair, Slate slate, SliceContribution sums) {
    for (int e = 0; e < cells.estimators(); e++) {
      if (cells.rankings().get(e) instanceof SlateValue value) {
        int cell = cells.cell(pair, e);
        value.add(slate, sums.moments(), cells.vector(cell));
        sums.weight()[cell] = value.weight(slate);
      }
    }
  }

  /** Refuses a policy of the logger by which it hardly showed what it did. */
  private void requireLogger(Impression impression, int[] shown, Propensities logged) {
    if (loggers.length == 0 || !(logged.joint() > 0)) {
      return;
    }
    double chance = 1;
    for (int k = 0; k < shown.length; k++) {
      chance *= shown[k] < 0 ? 0 : loggers[logged.logger()].next(shown, k)[shown[k]];
    }
    if (Math.abs(chance - logged.joint()) > LoggerCounts.WRONG * logged.joint()) {
      throw new InputException(
          ("values.loggingPolicies: slate '%s' was shown with probability %s, but with %s by the policy"
                  + " of its logger '%s': name the policy that it ran")
              .formatted(impression.id(), logged.joint(), chance, impression.logger()));
    }
  }

  /** The candidates in their slots, −1 for a document that is none; a whole slate. */
  private int[] shown(Impression impression) {
    int[] shown = new int[impression.size()];
    for (int k = 0; k < Math.max(shown.length, whole); k++) {
      if (k == shown.length || impression.positions()[k] != k + 1) {
        throw new InputException(
            ("impressions: slate '%s' has nothing at position %d; a slate must hold all of its %d"
                    + " positions: log whole slates, without the columns rendered and rendered_depth, or use"
                    + " ips, which needs none")
                .formatted(impression.id(), k + 1, Math.max(shown.length, whole)));
      }
      shown[k] = Arrays.binarySearch(documents, impression.documents()[k]);
    }
    return shown;
  }

  /**
   * Logging probabilities of one slate; what nobody needs is NaN or empty.
   *
   * @param joint of the whole slate
   * @param logger index of the logger; 0 where the policies of loggers are not known
   */
  record Propensities(double joint, double[] cascade, double[] marginal, int logger) {
    static Propensities of(Cells cells, Impression impression) {
      double joint = impression.slateProbability();
      double[] cascade = impression.cascadeProbabilities();
      require(cells, Known.JOINT, joint > 0, impression);
      require(cells, Known.CASCADE, cascade.length > 0, impression);
      boolean marginal = impression.loggingProbabilities().length > 0;
      require(cells, Known.MARGINAL, marginal, impression);
      require(cells, Known.ADDITIVE, marginal || !cells.loggers().isEmpty(), impression);
      if (cells.loggers().isEmpty() && cells.needing(Known.ADDITIVE).isPresent()) {
        requireProduct(impression);
      }
      if (cascade.length > 0
          && Math.abs(cascade[cascade.length - 1] - joint) > LoggerCounts.WRONG * joint) {
        throw new InputException(
            ("impressions: slate '%s' has the slate_probability %s but the cascade_probability %s at"
                    + " its last position, and they are the same thing: is the slate incomplete?")
                .formatted(impression.id(), joint, cascade[cascade.length - 1]));
      }
      return new Propensities(
          joint, cascade, impression.loggingProbabilities(), logger(cells, impression));
    }

    private static int logger(Cells cells, Impression impression) {
      int logger = cells.loggers().indexOf(impression.logger());
      if (logger < 0 && !cells.loggers().isEmpty()) {
        throw new InputException(
            "impression '%s': its logger '%s' is not among those of values.loggingPolicies, %s; name its policy"
                .formatted(impression.id(), impression.logger(), cells.loggers()));
      }
      return Math.max(0, logger);
    }

    private static void requireProduct(Impression impression) {
      double product = Arrays.stream(impression.loggingProbabilities()).reduce(1, (a, b) -> a * b);
      double joint = impression.slateProbability();
      if (joint > 0 && Math.abs(product - joint) > LoggerCounts.WRONG * joint) {
        throw new ConfigException(
            ("value estimator 'pseudo-inverse' takes slots for independent where values.loggingPolicies"
                    + " names no policy, but slate '%s' was shown with probability %s and its slots"
                    + " with the product %s: name the policies, or use rips or cascade-dr")
                .formatted(impression.id(), joint, product));
      }
    }

    private static void require(Cells cells, Known known, boolean there, Impression impression) {
      Optional<String> needing = there ? Optional.empty() : cells.needing(known);
      if (needing.isPresent()) {
        throw new ConfigException(
            ("value estimator '%s' needs the column %s of impressions, which impression '%s' lacks:"
                    + " log it, or use an estimator of the examination, such as ips")
                .formatted(needing.get(), known.column(), impression.id()));
      }
    }
  }
}
