package io.cltr.value.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.click.CcmModel;
import io.cltr.click.ClickBehaviour;
import io.cltr.click.DbnModel;
import io.cltr.click.DcmModel;
import io.cltr.click.PbmModel;
import io.cltr.click.SatisfyingBehaviour;
import io.cltr.click.SdbnModel;
import io.cltr.click.TrustPbmModel;
import io.cltr.click.UbmModel;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.policy.PlackettLuce;
import io.cltr.policy.Policy;
import io.cltr.ranker.LinearRanker;
import io.cltr.value.EnumeratedWorld;
import io.cltr.value.ValueEstimator;
import io.cltr.value.ValueTable;
import io.cltr.value.ValueTable.CellValue;
import io.cltr.value.estimator.Ips;
import io.cltr.value.metric.Dcg;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.metric.ExpectedReciprocalRank;
import io.cltr.value.metric.Metric;
import io.cltr.value.metric.Rewards;
import io.cltr.value.metric.SatisfiedClicks;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values by click models against sums over click patterns and rankings. */
class ClickModelValueTest {
  private static final double EXACT = 1e-12;
  private static final int GROUPS = 20;

  static Stream<ClickBehaviour> users() {
    return UserWorld.ALL.stream();
  }

  private static List<Metric> metrics(ClickBehaviour user) {
    List<Metric> metrics = new ArrayList<>(List.of(new ExpectedClicks()));
    if (user instanceof SatisfyingBehaviour) {
      metrics.add(new SatisfiedClicks());
      metrics.add(new ExpectedReciprocalRank(4));
    }
    return metrics;
  }

  /** A log in which every query is asked as often. */
  private static List<Impression> even(UserWorld world) {
    List<Impression> log = new ArrayList<>();
    int[] asked = new int[world.queries()];
    for (Impression one : world.log(4, 2000, 1)) {
      int q = Integer.parseInt(one.query().substring(1));
      if (asked[q]++ < 100) {
        log.add(one);
      }
    }
    return log;
  }

  /** Σ over all click patterns of P(pattern) × its number of clicks. */
  private static double enumerated(ClickBehaviour user, double[] rows) {
    int[] positions = {1, 2, 3, 4};
    double sum = 0;
    for (int pattern = 0; pattern < 16; pattern++) {
      double[] clicks = new double[4];
      for (int k = 0; k < 4; k++) {
        clicks[k] = pattern >> k & 1;
      }
      double[] chances = user.conditional(positions, rows, clicks);
      double probability = 1;
      for (int k = 0; k < 4; k++) {
        probability *= clicks[k] == 1 ? chances[k] : 1 - chances[k];
      }
      sum += probability * Integer.bitCount(pattern);
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("users")
  void aModelWithTheTrueParametersGivesTheTruth(ClickBehaviour user) {
    UserWorld world = new UserWorld(user, 3, 6, 0.8);
    ValueTable table =
        world.values(
            even(world),
            List.of(world.policy(0), world.policy(3)),
            metrics(user),
            List.of(new ClickModelValue(world.model(), GROUPS, 2)));
    assertThat(table.cells()).hasSize(2 * metrics(user).size());
    for (CellValue cell : table.cells()) {
      int first = cell.policy().equals("from 0") ? 0 : 3;
      double truth =
          cell.metric().equals("clicks")
              ? world.mean(world.ranking(first), rows -> enumerated(user, rows))
              : world.truth(cell.metric(), first);
      assertThat(cell.value()).as(cell.metric()).isCloseTo(truth, within(EXACT));
      assertThat(cell.drawn()).isZero();
      assertThat(cell.unsupported()).isZero();
      assertThat(cell.modelled()).isZero();
      assertThat(cell.trusted()).isFalse();
      assertThat(cell.warnings().toString()).contains("the value is the click model's");
    }
  }

  @ParameterizedTest
  @MethodSource("users")
  void stochasticPoliciesAreDrawnOrExact(ClickBehaviour user) {
    UserWorld world = new UserWorld(user, 3, 6, 0.8);
    LinearRanker ranker = new LinearRanker(new double[1], new double[] {1}, new double[] {2});
    Policy soft = new PlackettLuce("soft", ranker, 1, 5, 200);
    ValueTable table =
        world.values(
            even(world),
            List.of(soft),
            metrics(user),
            List.of(new ClickModelValue(world.model(), 2, 2000)));
    SortedMap<String, Double> truths = new TreeMap<>();
    world
        .candidates()
        .map(item -> item.value())
        .fold(new io.cltr.fold.ToList<>())
        .forEach(
            query -> {
              TreeMap<String, Double> appeal = new TreeMap<>();
              double[] scores = ranker.scores(query);
              for (int d = 0; d < scores.length; d++) {
                appeal.put(query.documents()[d], StrictMath.exp(scores[d]));
              }
              for (EnumeratedWorld.Shown list : EnumeratedWorld.rankings(appeal)) {
                String[] shown = list.documents().subList(0, 4).toArray(String[]::new);
                double[] rows = world.numbers().get(query.id()).of(shown, new double[user.width()]);
                truths.merge(
                    "clicks", list.probability() * enumerated(user, rows) / 3, Double::sum);
                if (user instanceof SatisfyingBehaviour own) {
                  double[] satisfied = own.satisfaction(new int[] {1, 2, 3, 4}, rows);
                  for (int k = 0; k < 4; k++) {
                    double mass = list.probability() * satisfied[k] / 3;
                    truths.merge("satisfied-clicks", mass, Double::sum);
                    truths.merge("err@4", mass / (k + 1), Double::sum);
                  }
                }
              }
            });
    for (CellValue cell : table.cells()) {
      double truth = truths.get(cell.metric());
      if (user.equals(UserWorld.PBM)) {
        assertThat(cell.drawn()).isZero();
        assertThat(cell.value()).isCloseTo(truth, within(1e-10));
      } else {
        assertThat(cell.drawn()).isBetween(1e-8, 1e-4);
        assertThat(cell.value()).isCloseTo(truth, within(4 * Math.sqrt(cell.drawn())));
        assertThat(cell.bounds().get(0).standardError())
            .isGreaterThanOrEqualTo(Math.sqrt(cell.drawn()) * (1 - EXACT));
      }
    }
  }

  /** Each group's influence is what fitting and counting without it does. */
  @Test
  void influenceIsThatOfALogWithoutTheGroup() {
    UserWorld world = new UserWorld(UserWorld.DBN, 4, 6, 0.8);
    List<Impression> log = world.log(8, 1200, 3);
    List<Policy> policies = List.of(world.policy(0), world.policy(2));
    List<ValueEstimator> estimators =
        List.of(
            new ClickModelValue(new SdbnModel(), 7, 2),
            new ClickModelValue(new DbnModel(1, 1, 5), GROUPS, 2));
    List<Metric> metrics = metrics(UserWorld.DBN);
    ValueTable whole = world.values(log, policies, metrics, estimators, "logger");
    assertThat(whole.cells()).hasSize(2 * 3 * 2 * 2);
    double n = log.size();
    for (int e = 0; e < 2; e++) {
      int groups = e == 0 ? 7 : GROUPS;
      double[][] psi = new double[whole.cells().size()][groups];
      double[] shares = new double[groups];
      for (int g = 0; g < groups; g++) {
        int without = g;
        List<Impression> rest =
            log.stream().filter(i -> i.bucket() / 8 % groups != without).toList();
        shares[g] = 1 - rest.size() / n;
        ValueTable table = world.values(rest, policies, metrics, estimators, "logger");
        for (int c = 0; c < psi.length; c++) {
          psi[c][g] =
              (1 - shares[g]) * (whole.cells().get(c).value() - table.cells().get(c).value());
        }
      }
      for (int c = e; c < psi.length; c += 2) {
        CellValue cell = whole.cells().get(c);
        double sum = Stream.of(psi[c]).flatMapToDouble(java.util.Arrays::stream).sum();
        double squares = 0;
        for (int g = 0; g < groups; g++) {
          double expected = psi[c][g] - shares[g] * sum;
          squares += expected * expected;
          assertThat(cell.influence().get(g))
              .as("%s %s group %d", cell.slice(), cell.metric(), g)
              .isCloseTo(expected, within(1e-10));
        }
        assertThat(cell.buckets()).isEqualTo(groups);
        assertThat(cell.bounds().get(0).standardError())
            .isCloseTo(Math.sqrt(squares * groups / (groups - 1.0)), within(1e-10));
      }
    }
  }

  /** A long log: the right model meets the truth, another one does not. */
  @Test
  void anotherModelThanTheUsersIsWrong() {
    UserWorld world = new UserWorld(UserWorld.DBN, 4, 6, 0.8);
    List<Impression> log = world.log(15, 40_000, 1);
    List<ValueEstimator> estimators =
        List.of(
            new ClickModelValue(new DbnModel(0.01, 0.01, 100), 2, 2),
            new ClickModelValue(new DcmModel(), 2, 2),
            new ClickModelValue(new SdbnModel(), 2, 2),
            new ClickModelValue(new CcmModel(), 2, 2));
    ValueTable table =
        world.values(log, List.of(world.policy(1)), metrics(UserWorld.DBN), estimators);
    for (int c = 0; c < table.cells().size(); c++) {
      CellValue cell = table.cells().get(c);
      double off = Math.abs(cell.value() - world.truth(cell.metric(), 1));
      if (c % 4 == 0) {
        assertThat(off).as(cell.estimator() + cell.metric()).isLessThan(0.012);
      } else if (!cell.metric().equals("clicks")) {
        assertThat(off).as(cell.estimator() + cell.metric()).isGreaterThan(0.025);
      }
    }
  }

  @Test
  void refusals() {
    UserWorld world = new UserWorld(UserWorld.DCM, 2, 5, 0.8);
    List<Impression> log = world.log(1, 50, 1);
    assertThatThrownBy(
            () ->
                world.values(
                    log,
                    List.of(world.policy(0)),
                    List.of(new Rewards()),
                    List.of(new ClickModelValue())))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("metric 'reward' cannot be estimated by 'click-model'");
    for (ClickModelValue unknowing :
        List.of(
            new ClickModelValue(new UbmModel(), 5, 5), new ClickModelValue(new PbmModel(), 5, 5))) {
      assertThatThrownBy(
              () ->
                  world.values(
                      log,
                      List.of(world.policy(0)),
                      List.of(new SatisfiedClicks()),
                      List.of(unknowing)))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("which click model '" + unknowing.model().id() + "' does not")
          .hasMessageContaining("use one of ccm, cm, dbn, dcm, sdbn");
    }
    assertThatThrownBy(
            () ->
                world.values(
                    log,
                    List.of(world.policy(0)),
                    List.of(new Dcg(3)),
                    List.of(new ClickModelValue(new TrustPbmModel(), 5, 5))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("up to affine maps");
    assertThatThrownBy(
            () ->
                world.values(
                    log,
                    List.of(world.policy(0)),
                    List.of(new ExpectedReciprocalRank(3)),
                    List.of(new Ips())))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("metric 'err@3' cannot be estimated by 'ips'")
        .hasMessageContaining("use click-model");
    assertThatThrownBy(() -> new ClickModelValue(new DbnModel(), 1, 5))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("groups must lie between 2 and 128");
    assertThatThrownBy(() -> new ClickModelValue(new DbnModel(), 5, 1))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("draws must be 2 or more");
  }
}
