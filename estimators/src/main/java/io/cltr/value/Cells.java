package io.cltr.value;

import io.cltr.interval.TwoWay;
import io.cltr.log.ConfigException;
import io.cltr.policy.Policy;
import io.cltr.propensity.Examination;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * The cells of a valuation, policy × metric × estimator, as the folds of a pass need to know them:
 * light enough to travel with every task.
 *
 * @param names of the policies
 * @param ids of the estimators
 * @param actions the estimators on a log of single actions; empty on a log of rankings
 * @param rankings the estimators on a log of rankings; empty on a log of single actions
 * @param layout where the moments of each cell lie
 * @param folds which units are predicted together
 * @param needs what estimators on a log of single actions need beside it
 * @param loggers whose policies the estimators of slates need, in the order of {@link
 *     Weighting#policies}
 * @param balanced whether an estimator uses a classifier's weights
 * @param byQuery whether an interval asks for sums by query
 * @param pilots what estimators need to know of the log before the pass
 */
record Cells(
    List<String> names,
    List<String> ids,
    List<Metric> metrics,
    List<ActionValue> actions,
    List<RankingEstimator> rankings,
    CellLayout layout,
    UnitFolds folds,
    Examination examination,
    Slices slices,
    ActionNeeds needs,
    List<String> loggers,
    boolean balanced,
    boolean byQuery,
    Pilots pilots)
    implements Serializable {

  static Cells of(Valuation valuation) {
    List<ValueEstimator> estimators = valuation.estimators();
    Weighting weighting = valuation.weighting();
    int depth = valuation.examination().depth();
    int[][] groups =
        new int[valuation.policies().size() * valuation.metrics().size() * estimators.size()][];
    int[] counts = new int[groups.length];
    for (int c = 0; c < groups.length; c++) {
      ValueEstimator estimator = estimators.get(c % estimators.size());
      counts[c] = weighting.moments(estimator, depth);
      groups[c] = weighting.statistic(estimator, depth).groups(counts[c]);
    }
    ActionLog known = weighting instanceof LoggedWeighting logged ? logged.known() : ActionLog.NONE;
    List<ActionValue> actions =
        estimators.stream().map(e -> e.ofActions(known)).flatMap(Optional::stream).toList();
    return new Cells(
        valuation.policies().stream().map(Policy::name).toList(),
        estimators.stream().map(ValueEstimator::id).toList(),
        valuation.metrics(),
        actions,
        estimators.stream().map(ValueEstimator::ofRankings).flatMap(Optional::stream).toList(),
        CellLayout.of(groups, counts),
        UnitFolds.of(valuation.modelling()),
        valuation.examination(),
        valuation.slices(),
        ActionNeeds.of(known, actions),
        weighting instanceof DisplayWeighting displays && !displays.policies(estimators).isEmpty()
            ? List.copyOf(displays.loggers().keySet())
            : List.of(),
        estimators.stream().anyMatch(estimator -> estimator instanceof BalancedIps),
        valuation.intervals().stream().anyMatch(interval -> interval instanceof TwoWay),
        Pilots.none(valuation.policies().size()));
  }

  /** The same with what is known of the log. */
  Cells with(Pilots known) {
    return new Cells(
        names,
        ids,
        metrics,
        actions,
        rankings,
        layout,
        folds,
        examination,
        slices,
        needs,
        loggers,
        balanced,
        byQuery,
        known);
  }

  /** The moments of the estimator {@code e} that weigh displays; none of the other kinds. */
  List<RankingValue> displayed(int e) {
    return rankings.get(e) instanceof RankingValues own ? own.values() : List.of();
  }

  /** Whether an estimator takes impressions for slates. */
  boolean ofSlates() {
    return rankings.stream().anyMatch(kind -> kind instanceof SlateValue);
  }

  /** The id of an estimator that must know {@code known} of slates; empty where none must. */
  Optional<String> needing(SlateValue.Known known) {
    for (int e = 0; e < rankings.size(); e++) {
      if (rankings.get(e) instanceof SlateValue value && value.needs().contains(known)) {
        return Optional.of(ids.get(e));
      }
    }
    return Optional.empty();
  }

  /**
   * Refuses a policy of which an estimator needs more than it tells.
   *
   * @param policy its index
   * @param whole whether it tells whole slates
   * @param exact whether its rank probabilities are no shares of draws
   */
  void requireSlates(int policy, boolean whole, boolean exact) {
    Optional<String> ofWhole =
        needing(SlateValue.Known.JOINT).or(() -> needing(SlateValue.Known.CASCADE));
    if (!whole && ofWhole.isPresent()) {
      throw new ConfigException(
          ("value estimator '%s' needs the probability of whole slates, and policy '%s' tells that of"
                  + " each document at each rank alone: value one that always shows the same, or of"
                  + " kind plackett-luce, uniform or product; or use iips")
              .formatted(ofWhole.get(), names.get(policy)));
    }
    Optional<String> ofRanks =
        needing(SlateValue.Known.MARGINAL).or(() -> needing(SlateValue.Known.ADDITIVE));
    if (!exact && ofRanks.isPresent()) {
      throw new ConfigException(
          ("value estimator '%s' needs exact rank probabilities, and those of policy '%s' are shares of"
                  + " draws, as it has too many candidates: use rips or cascade-dr")
              .formatted(ofRanks.get(), names.get(policy)));
    }
  }

  /** An empty sum for each group of units that a click model is fitted without, by cell. */
  double[][] refitted() {
    double[][] sums = new double[count()][0];
    boolean ofRankings = rankings.size() == estimators();
    for (int c = 0; ofRankings && c < sums.length; c++) {
      if (rankings.get(c % estimators()) instanceof UserValue user) {
        sums[c] = new double[user.groups()];
      }
    }
    return sums;
  }

  /** Number of estimators. */
  int estimators() {
    return layout.counts().length / pairs();
  }

  /** Number of policies. */
  int policies() {
    return names.size();
  }

  /** Number of (policy, metric) pairs. */
  int pairs() {
    return names.size() * metrics.size();
  }

  /** Number of cells. */
  int count() {
    return layout.counts().length;
  }

  int pair(int policy, int metric) {
    return policy * metrics.size() + metric;
  }

  int cell(int pair, int estimator) {
    return pair * estimators() + estimator;
  }

  /** Where the moments of {@code cell} start in a unit's vector. */
  int vector(int cell) {
    return layout.vectors()[cell];
  }
}
