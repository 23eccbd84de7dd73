package io.cltr.learner;

import io.cltr.fairness.DisparateTreatment;
import io.cltr.fairness.GroupRow;
import io.cltr.fairness.GroupTotals;
import io.cltr.fairness.Grouping;
import io.cltr.fold.ToList;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.policy.PlackettLuceRanks;
import io.cltr.policy.Ranks;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import io.cltr.ranker.Ranker;
import io.cltr.signal.PolicyAware;
import io.cltr.signal.QuerySignal;
import io.cltr.testing.RankerLogs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * Two queries of four documents, each with a feature of its own, and the best mixture of all their
 * rankings whose exposure is in proportion to merit over both, by the log's own γ̂.
 *
 * @param gamma γ̂ by query, over the impressions of both
 * @param value of that mixture
 */
record FairOptimum(TrainingLog log, double[][] gamma, double[] shares, double value) {
  private static final Examination THETA = new Examination(new double[] {1, .5, 1 / 3., .25});
  private static final double[][] TRUE = {{.9, .3, .6, .5}, {.8, .4, .6, .3}};
  private static final List<List<String>> GROUPS =
      List.of(List.of("a"), List.of("a"), List.of("b"), List.of("b"));
  private static final List<String> NAMES = List.of("a", "b");

  /** What a policy comes to. */
  record Reached(double value, double x) {}

  static FairOptimum of(double slack) {
    List<Query> queries = new ArrayList<>();
    for (int q = 0; q < 2; q++) {
      float[] features = new float[32];
      for (int d = 0; d < 4; d++) {
        features[d * 8 + 4 * q + d] = 1;
      }
      queries.add(new Query("q" + q, new String[] {"d0", "d1", "d2", "d3"}, features, 8, GROUPS));
    }
    List<Impression> shown = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      Generator random = new Generator(5).split(i);
      int q = random.nextBoolean(.6) ? 0 : 1;
      int[] order = {0, 1, 2, 3};
      random.shuffle(order, 4);
      double[] clicks = new double[4];
      Arrays.setAll(clicks, k -> random.nextBoolean(TRUE[q][order[k]] * THETA.theta()[k]) ? 1 : 0);
      shown.add(
          RankerLogs.shown(
              "i" + i, "q" + q, Arrays.stream(order).mapToObj(d -> "d" + d).toList(), clicks));
    }
    TrainingLog log = new TrainingLog(RankerLogs.log(shown), RankerLogs.queries(queries), THETA);
    double[][] gamma = new double[2][];
    double[] shares = new double[2];
    new PolicyAware(List.of(Double.POSITIVE_INFINITY))
        .of(log.log(), log.queries(), THETA)
        .fold(new ToList<>())
        .forEach(
            item -> {
              int q = item.key().equals("q0") ? 0 : 1;
              QuerySignal own = item.value();
              gamma[q] = Arrays.stream(own.lists().get(0).signal()[0]).map(g -> g / 4000).toArray();
              shares[q] = own.represented() / 4000;
            });
    return new FairOptimum(log, gamma, shares, programme(gamma, shares, slack));
  }

  private static GroupRow row(double[][] gamma, double slack) {
    double[] merit = new double[2];
    for (double[] own : gamma) {
      merit[0] += own[0] + own[1];
      merit[1] += own[2] + own[3];
    }
    double given = 25 / 12.;
    return new DisparateTreatment(new Grouping(), slack, 1)
        .rows(new GroupTotals(NAMES, new double[] {2, 2}, merit, 4, merit[0] + merit[1], given))
        .get(0);
  }

  private static double programme(double[][] gamma, double[] shares, double slack) {
    List<int[]> rankings = new ArrayList<>();
    for (int code = 0; code < 256; code++) {
      int[] ranking = {code & 3, code >> 2 & 3, code >> 4 & 3, code >> 6};
      if (Arrays.stream(ranking).distinct().count() == 4) {
        rankings.add(ranking);
      }
    }
    int many = rankings.size();
    double[] worth = new double[2 * many];
    double[] x = new double[2 * many];
    GroupRow row = row(gamma, slack);
    List<LinearConstraint> constraints = new ArrayList<>();
    for (int q = 0; q < 2; q++) {
      double[] one = new double[2 * many];
      for (int y = 0; y < many; y++) {
        one[q * many + y] = 1;
        for (int k = 0; k < 4; k++) {
          int d = rankings.get(y)[k];
          worth[q * many + y] += gamma[q][d] * THETA.theta()[k];
          x[q * many + y] += shares[q] * row.exposure()[d / 2] * THETA.theta()[k];
        }
      }
      constraints.add(new LinearConstraint(one, Relationship.EQ, 1));
    }
    constraints.add(new LinearConstraint(x, Relationship.LEQ, slack));
    constraints.add(new LinearConstraint(x, Relationship.GEQ, -slack));
    PointValuePair best =
        new SimplexSolver()
            .optimize(
                new LinearObjectiveFunction(worth, 0),
                new LinearConstraintSet(constraints),
                GoalType.MAXIMIZE,
                new NonNegativeConstraint(true));
    return best.getValue();
  }

  /** What the policy that draws by {@code ranker} comes to, exactly. */
  Reached of(Ranker ranker) {
    GroupRow row = row(gamma, 0);
    double[] sums = new double[2];
    for (Query query : log.queries().fold(new ToList<>()).stream().map(k -> k.value()).toList()) {
      int q = query.id().equals("q0") ? 0 : 1;
      double[] exposure = exposure(ranker.scores(query), THETA);
      for (int d = 0; d < 4; d++) {
        sums[0] += exposure[d] * gamma[q][d];
        sums[1] += shares[q] * exposure[d] * row.exposure()[d / 2];
      }
    }
    return new Reached(sums[0], sums[1]);
  }

  /** E[θ of the rank] of each document, exactly. */
  static double[] exposure(double[] scores, Examination examination) {
    Ranks ranks = PlackettLuceRanks.of(scores, examination.depth());
    double[] exposure = new double[scores.length];
    Arrays.setAll(exposure, d -> ranks.expected(d, examination.theta()));
    return exposure;
  }
}
