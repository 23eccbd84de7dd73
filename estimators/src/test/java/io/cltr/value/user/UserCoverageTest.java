package io.cltr.value.user;

import io.cltr.click.CcmModel;
import io.cltr.click.ClickBehaviour;
import io.cltr.click.ClickModel;
import io.cltr.click.Cm;
import io.cltr.click.CmModel;
import io.cltr.click.DbnModel;
import io.cltr.click.DcmModel;
import io.cltr.click.PbmModel;
import io.cltr.click.SatisfyingBehaviour;
import io.cltr.click.SdbnModel;
import io.cltr.click.UbmModel;
import io.cltr.log.Impression;
import io.cltr.value.Comparison;
import io.cltr.value.Coverage;
import io.cltr.value.Coverage.Found;
import io.cltr.value.Value;
import io.cltr.value.ValueTable;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.metric.ExpectedReciprocalRank;
import io.cltr.value.metric.Metric;
import io.cltr.value.metric.SatisfiedClicks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Coverage of 95 % intervals of values by click models, where the users are the model's. The
 * model's parameters are estimated from the same log. Those that are fitted by counting take the
 * last click for the end of the search and are off even then, so what their intervals are held
 * against is what they make of a long log. {@code mvn -Pthorough} takes 4,000 logs.
 */
class UserCoverageTest {
  private static final int QUERIES = 4;
  private static final int IMPRESSIONS = 1200;
  private static final int LONG = 400_000;
  private static final double PRIOR = 0.01;

  static List<Arguments> models() {
    return List.of(
        Arguments.of(new Cm(), new CmModel(PRIOR, PRIOR), 1, 4),
        Arguments.of(new Cm(), new CmModel(PRIOR, PRIOR), 10, 4),
        Arguments.of(UserWorld.SDBN, new SdbnModel(PRIOR, PRIOR), 1, 4),
        Arguments.of(UserWorld.SDBN, new SdbnModel(PRIOR, PRIOR), 10, 4),
        Arguments.of(UserWorld.DCM, new DcmModel(PRIOR, PRIOR), 1, 4),
        Arguments.of(UserWorld.DBN, new DbnModel(PRIOR, PRIOR, 40), 1, 20),
        Arguments.of(UserWorld.CCM, new CcmModel(PRIOR, PRIOR, 40), 1, 20),
        Arguments.of(UserWorld.PBM, new PbmModel(PRIOR, PRIOR, 60), 1, 20),
        Arguments.of(UserWorld.UBM, new UbmModel(PRIOR, PRIOR, 60), 1, 20));
  }

  /**
   * Values and differences.
   *
   * @param ofUnit impressions of a unit
   * @param share of logs that are drawn
   */
  @ParameterizedTest
  @MethodSource("models")
  void intervalsHoldTheTruth(ClickBehaviour user, ClickModel model, int ofUnit, int share) {
    UserWorld world = new UserWorld(user, QUERIES, 5, 0.7);
    List<Metric> metrics = new ArrayList<>(List.of(new ExpectedClicks()));
    if (user instanceof SatisfyingBehaviour) {
      metrics.add(new SatisfiedClicks());
      metrics.add(new ExpectedReciprocalRank(4));
    }
    Map<String, Double> truths = truths(world, model, metrics);
    Coverage.over(share, log -> found(world, model, metrics, truths, log, ofUnit))
        .forEach((name, tally) -> tally.assertHolds(name));
  }

  private static ValueTable values(
      UserWorld world, ClickModel model, List<Metric> metrics, List<Impression> log, int groups) {
    return world.values(
        log,
        List.of(world.policy(0), world.policy(2)),
        metrics,
        List.of(new ClickModelValue(model, groups, 2)));
  }

  /** By policy and metric. */
  private static Map<String, Double> truths(
      UserWorld world, ClickModel model, List<Metric> metrics) {
    Map<String, Double> truths = new TreeMap<>();
    if (model instanceof SdbnModel || model instanceof DcmModel) {
      List<Impression> all = world.log(1, LONG, 1);
      values(world, model, metrics, all, 2)
          .cells()
          .forEach(cell -> truths.put(cell.policy() + cell.metric(), cell.value()));
    } else {
      for (Metric metric : metrics) {
        truths.put("from 0" + metric.id(), world.truth(metric.id(), 0));
        truths.put("from 2" + metric.id(), world.truth(metric.id(), 2));
      }
    }
    return truths;
  }

  private static List<Found> found(
      UserWorld world,
      ClickModel model,
      List<Metric> metrics,
      Map<String, Double> truths,
      int log,
      int ofUnit) {
    List<Impression> drawn = world.log(20261128 + log, IMPRESSIONS, ofUnit);
    ValueTable table = values(world, model, metrics, drawn, 20);
    List<Found> found = new ArrayList<>();
    String name = model.id() + ", units of " + ofUnit + ", ";
    for (Value value : table.values()) {
      if (value.policy().equals("from 2")) {
        found.add(
            new Found(
                name + value.metric() + ", value",
                value.value(),
                value.low(),
                value.high(),
                truths.get("from 2" + value.metric())));
      }
    }
    for (Comparison comparison : table.comparisons("from 0")) {
      found.add(
          new Found(
              name + comparison.metric() + ", difference",
              comparison.difference(),
              comparison.low(),
              comparison.high(),
              truths.get("from 2" + comparison.metric())
                  - truths.get("from 0" + comparison.metric())));
    }
    return found;
  }
}
