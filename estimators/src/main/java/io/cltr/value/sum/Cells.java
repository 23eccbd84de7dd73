package io.cltr.value.sum;

import io.cltr.log.ConfigException;
import io.cltr.propensity.Examination;
import io.cltr.value.ActionNeeds;
import io.cltr.value.ActionValue;
import io.cltr.value.RankingEstimator;
import io.cltr.value.RankingValue;
import io.cltr.value.RankingValues;
import io.cltr.value.SlateValue;
import io.cltr.value.UserValue;
import io.cltr.value.metric.Metric;
import io.cltr.value.slice.Slices;
import io.cltr.value.slice.UnitFolds;
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
 * @param loggers whose policies the estimators of slates need, in the order of the ranks of {@link
 *     io.cltr.value.query.PlannedQuery} after those of the valued policies
 * @param balanced whether an estimator uses a classifier's weights
 * @param byQuery whether an interval asks for sums by query
 * @param pilots what estimators need to know of the log before the pass
 */
public record Cells(
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

  /** The same with what is known of the log. */
  public Cells with(Pilots known) {
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
  public List<RankingValue> displayed(int e) {
    return rankings.get(e) instanceof RankingValues own ? own.values() : List.of();
  }

  /** Whether an estimator takes impressions for slates. */
  public boolean ofSlates() {
    return rankings.stream().anyMatch(kind -> kind instanceof SlateValue);
  }

  /** The id of an estimator that must know {@code known} of slates; empty where none must. */
  public Optional<String> needing(SlateValue.Known known) {
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
  public void requireSlates(int policy, boolean whole, boolean exact) {
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
  public int estimators() {
    return layout.counts().length / pairs();
  }

  /** Number of policies. */
  public int policies() {
    return names.size();
  }

  /** Number of (policy, metric) pairs. */
  public int pairs() {
    return names.size() * metrics.size();
  }

  /** Number of cells. */
  public int count() {
    return layout.counts().length;
  }

  public int pair(int policy, int metric) {
    return policy * metrics.size() + metric;
  }

  public int cell(int pair, int estimator) {
    return pair * estimators() + estimator;
  }

  /** Where the moments of {@code cell} start in a unit's vector. */
  public int vector(int cell) {
    return layout.vectors()[cell];
  }
}
