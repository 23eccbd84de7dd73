package io.cltr.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fairness.Grouping;
import io.cltr.log.ConfigException;
import io.cltr.log.Query;
import io.cltr.objective.DisparateExposure;
import io.cltr.objective.GroupReader;
import io.cltr.objective.ListData;
import io.cltr.objective.ListGroups;
import io.cltr.optimise.Lbfgs;
import io.cltr.ranker.Ranker;
import io.cltr.ranker.Rankings;
import io.cltr.scorer.Linear;
import io.cltr.signal.PolicyAware;
import io.cltr.simulate.TrueQuery;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DeltrTest {
  private static final GroupSite SITE = GroupSite.USUAL;
  private static final TrainingLog LOG = SITE.log(10_000, 1);
  private static final PolicyAware SIGNAL = new PolicyAware(List.of(Double.POSITIVE_INFINITY));

  private static Deltr deltr(List<String> protects, Double... gamma) {
    return new Deltr(
        SIGNAL, Lists.shown, new Linear(), protects, List.of(gamma), List.of(1e-4), new Lbfgs());
  }

  /** p = (.5, .25, .25) by hand: E₀ = .5/ln 2, E₁ = .25/ln 2. */
  @Test
  void thePenaltyIsThatOfThePaper() {
    ListData list =
        new ListData(
            1,
            4,
            new double[3],
            new double[0],
            new double[0],
            new ListGroups(new long[] {0, 1, 1}, new double[] {2}, 3));
    double[] scores = {StrictMath.log(2), 0, 0};
    double[] terms = new double[1];
    GroupReader reader = new GroupReader(new Grouping(), List.of("b"));

    new DisparateExposure(3, reader).at(list, scores, terms, new double[1][3]);

    double gap = .25 / StrictMath.log(2);
    assertThat(terms[0]).isEqualTo(3 * 4 * gap * gap, within(1e-12));
  }

  @Test
  void withoutWeightItIsTheSoftmaxLoss() {
    TrainedRanker plain =
        new IpsSoftmax(SIGNAL, Lists.shown, new Linear(), List.of(1e-4), new Lbfgs(), 0)
            .train(LOG)
            .get(0);
    TrainedRanker deltr = deltr(List.of("b"), 0.0).train(LOG).get(0);

    assertThat(deltr.objective()).isEqualTo(plain.objective());
    assertThat(deltr.hyperParameters()).containsEntry("gamma", 0.0);
  }

  /** The more the penalty weighs, the more exposure group "b" has when ranked by score. */
  @Test
  void theProtectedGroupRises() {
    List<TrainedRanker> rankers = deltr(List.of("b"), 0.0, 1.0, 10.0, 100.0).train(LOG);

    double[] exposures = rankers.stream().mapToDouble(r -> exposure(r.ranker())).toArray();
    for (int g = 0; g < exposures.length; g++) {
      System.out.printf(
          Locale.ROOT,
          "deltr, gamma %s: exposure of a document of b over that of one of a %.3f, clicks %.4f%n",
          rankers.get(g).hyperParameters().get("gamma"),
          exposures[g],
          SITE
              .site()
              .truth()
              .values("deltr", rankers.get(g).ranker(), SITE.site().world().catalogue())
              .stream()
              .filter(v -> v.metric().equals("clicks"))
              .findFirst()
              .orElseThrow()
              .value());
    }
    assertThat(exposures).isSorted();
    assertThat(exposures[0]).isLessThan(.75);
    assertThat(exposures[3]).isGreaterThan(exposures[0] + .15);
  }

  /** Ratio of the mean exposures of both groups over the queries that are asked. */
  private static double exposure(Ranker ranker) {
    double[] sums = new double[2];
    double[] sizes = new double[2];
    double[] theta = SITE.site().examination().theta();
    for (int q = 0; q < SITE.site().truth().queries().size(); q++) {
      TrueQuery truth = SITE.site().truth().queries().get(q);
      Query query = SITE.site().world().catalogue().entries().get(q).query();
      int[] ranking = Rankings.all(query, ranker.scores(query));
      for (int k = 0; k < ranking.length; k++) {
        int g = query.groups().get(ranking[k]).contains("b") ? 1 : 0;
        sums[g] += k < theta.length ? truth.traffic() * theta[k] : 0;
        sizes[g] += truth.traffic();
      }
    }
    return sums[1] / sizes[1] / (sums[0] / sizes[0]);
  }

  @Test
  void groupsMustBeNamedAndThere() {
    assertThatThrownBy(() -> new Deltr().train(LOG))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("deltr.protectedGroups: found none");
    assertThatThrownBy(() -> deltr(List.of("c"), 1.0).train(LOG))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("no candidate of the log is in any of the groups c");
    assertThat(deltr(List.of("b", "c"), 1.0).train(LOG).get(0).warnings())
        .contains("no candidate belongs to the groups c");
    assertThatThrownBy(() -> deltr(List.of("b"), -1.0))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("deltr.gamma: found -1.0");
  }
}
