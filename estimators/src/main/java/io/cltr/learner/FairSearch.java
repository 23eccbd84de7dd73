package io.cltr.learner;

import io.cltr.fairness.FairnessCriterion;
import io.cltr.learner.FairPolicy.Scope;
import io.cltr.log.InputException;
import io.cltr.objective.Demands;
import io.cltr.objective.FairGain;
import io.cltr.objective.GroupReader;
import io.cltr.objective.ListGroups;
import io.cltr.objective.LogDemands;
import io.cltr.objective.Multipliers;
import io.cltr.objective.QueryDemands;
import io.cltr.optimise.Monitor;
import io.cltr.optimise.Optimiser;
import io.cltr.optimise.Optimum;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Dual ascent: rounds of a search for the best policy at given multipliers, and the best of their
 * policies.
 *
 * @param weights λ of the value
 * @param examination θ of exposure
 */
record FairSearch(
    FairnessCriterion criterion,
    Scope scope,
    GroupReader reader,
    double[] weights,
    double[] examination,
    int samples,
    int rounds,
    Optimiser optimiser)
    implements ListSearch {
  /** ρ in units of what random rankings are worth. */
  private static final double STIFFNESS = 10;

  /** Rankings drawn per list to see how far a policy misses its demands. */
  private static final int LOG_SAMPLES = 256;

  /** The same where noise is not averaged over queries. */
  private static final int QUERY_SAMPLES = 512;

  /** Noise that no step of a search has. */
  private static final int JUDGED_STEP = -1;

  @Override
  public SortedMap<String, Double> settings() {
    return new TreeMap<>();
  }

  @Override
  public boolean asksMonitor() {
    return false;
  }

  @Override
  public Found find(ListFit fit, double[] start, Monitor monitor) {
    GroupEvidence evidence =
        fit.blocks().fold(new GroupSums(criterion, reader.names(), examination, fit.column()));
    Demands demands = demands(evidence);
    if (demands.count() > ListGroups.MOST) {
      throw new InputException(
          "fair-policy: %s of %d groups makes %d demands, at most %d; name fewer groups under"
                  .formatted(criterion.id(), evidence.present(), demands.count(), ListGroups.MOST)
              + " criterion.grouping.groups");
    }
    double unit = evidence.value() > 0 ? evidence.value() : 1;
    Multipliers multipliers =
        Multipliers.none(demands.count(), STIFFNESS * unit, criterion.price());
    FairJudge judge =
        new FairJudge(
            fit,
            demands,
            criterion.price(),
            FairGain.of(
                    weights,
                    examination,
                    Math.max(samples, scope == Scope.log ? LOG_SAMPLES : QUERY_SAMPLES),
                    reader,
                    demands,
                    multipliers)
                .atStep(JUDGED_STEP));
    FairGain objective = FairGain.of(weights, examination, samples, reader, demands, multipliers);
    List<Double> path = new ArrayList<>();
    path.add(fit.of(objective).at(start, new double[start.length]));
    FairJudge.Round last = judge.of(start);
    List<FairJudge.Round> all = new ArrayList<>();
    double before = last.most();
    for (int round = 0; round < (demands.count() == 0 ? 1 : rounds); round++) {
      Optimum optimum =
          optimiser.minimise(fit.of(objective.with(multipliers)), last.point(), Monitor.NONE);
      last = judge.of(optimum.point());
      all.add(last);
      path.add(fit.of(objective.with(multipliers)).at(last.point(), new double[start.length]));
      multipliers = multipliers.next(demands, last.x());
      if (last.most() > Math.max(FairJudge.TOLD, before / 2)) {
        multipliers = multipliers.stiffer();
      }
      before = last.most();
    }
    FairJudge.Round best = judge.best(all);
    return new Found(
        new Optimum(best.point(), path, List.of(), ""),
        new FairNotes(criterion, scope, reader, evidence, demands).warnings(best));
  }

  private Demands demands(GroupEvidence evidence) {
    if (scope == Scope.log) {
      return new LogDemands(criterion.rows(evidence.totals()));
    }
    return evidence.demanding() == 0
        ? new LogDemands(List.of())
        : new QueryDemands(criterion, reader.names(), examination, 1 / evidence.demanding());
  }
}
