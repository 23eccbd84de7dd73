package io.cltr.value.logger;

import static io.cltr.value.logger.EnumeratedLoggers.ALIKE;
import static io.cltr.value.logger.EnumeratedLoggers.FULL;
import static io.cltr.value.logger.EnumeratedLoggers.PARTIAL;
import static io.cltr.value.logger.EnumeratedLoggers.TARGET;
import static io.cltr.value.logger.EnumeratedLoggers.TRAFFIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.random.Generator;
import io.cltr.value.ActionLog;
import io.cltr.value.ValueEstimator;
import io.cltr.value.ValueTable;
import io.cltr.value.estimator.EstimatedMips;
import io.cltr.value.estimator.Ips;
import io.cltr.value.estimator.Replay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Weights of embeddings that the log tells, on {@link EnumeratedLoggers}. */
class EstimatedMipsTest {
  private static final double EXACT = 1e-12;

  /** Estimated weights need no p(e|a), and no more than logged probabilities of the loggers. */
  @Test
  void weightsThatTheLogTells() {
    EnumeratedLoggers world = new EnumeratedLoggers(FULL, ALIKE, 0);
    ActionLog nothing = ActionLog.NONE;
    List<Impression> log =
        world.population(FULL).stream().map(EstimatedMipsTest::withSize).toList();
    ValueEstimator estimated = new EstimatedMips(List.of("colour", "size"));
    ValueTable table =
        EnumeratedLoggers.values(log, nothing, List.of(), estimated, new Ips(), new Replay());
    assertThat(EnumeratedLoggersTest.value(table, "mips-estimated"))
        .isCloseTo(world.truth(), within(EXACT));
    assertThat(table.cells().get(0).meanWeight()).isCloseTo(1, within(EXACT));
    assertThat(EnumeratedLoggersTest.value(world.values(new EstimatedMips()), "mips-estimated"))
        .isCloseTo(world.truth(), within(EXACT));

    EnumeratedLoggers direct = new EnumeratedLoggers(FULL, ALIKE, 0.1);
    double found =
        EnumeratedLoggersTest.value(direct.values(new EstimatedMips()), "mips-estimated");
    assertThat(found).isCloseTo(pooled(direct), within(EXACT));
    assertThat(Math.abs(found - direct.truth())).isGreaterThan(0.003);

    EnumeratedLoggers partial = new EnumeratedLoggers(PARTIAL, ALIKE, 0);
    assertThat(partial.values(new EstimatedMips()).cells().get(0).meanWeight()).isLessThan(0.9);
  }

  private static Impression withSize(Impression one) {
    int action = one.documents()[0].charAt(0) - 'a';
    return one.withContext(
        Map.of("colour", one.context().get("colour"), "size", EnumeratedLoggers.size(action)));
  }

  /** What a round without its like weighs, and what its reward is, are its own. */
  @Test
  void aRoundWithoutItsLikeCountsAsByIps() {
    EnumeratedLoggers world = new EnumeratedLoggers(FULL, ALIKE, 0.1);
    List<Impression> log =
        world.population(FULL).stream().map(one -> one.withContext(Map.of("e", one.id()))).toList();
    ValueTable table =
        EnumeratedLoggers.values(
            log, ActionLog.NONE, List.of(), new EstimatedMips(List.of("e")), new Ips());
    ValueTable.CellValue alone = table.cells().get(0);
    ValueTable.CellValue ips = table.cells().get(1);
    assertThat(alone.value()).isCloseTo(ips.value(), within(EXACT));
    assertThat(alone.bounds().get(0).standardError())
        .isCloseTo(ips.bounds().get(0).standardError(), within(EXACT));
    assertThat(alone.ess()).isCloseTo(ips.ess(), within(1e-9));
  }

  /** The error of the averages is in the interval: what leaving out a unit does to the value. */
  @Test
  void theErrorOfAveragesCounts() {
    List<Impression> log = new EnumeratedLoggers(FULL, ALIKE, 0).sample(new Generator(5), 120, 1);
    ValueTable.CellValue whole = estimated(log);
    double[] without = new double[log.size()];
    for (int i = 0; i < without.length; i++) {
      List<Impression> others = new ArrayList<>(log);
      others.remove(i);
      without[i] = estimated(others).value();
    }
    double mean = Arrays.stream(without).average().orElseThrow();
    double squares = Arrays.stream(without).map(v -> (v - mean) * (v - mean)).sum();
    double jackknife = Math.sqrt(squares * (without.length - 1) / without.length);
    assertThat(whole.bounds().get(0).standardError())
        .isCloseTo(jackknife, within(0.03 * jackknife));
  }

  private static ValueTable.CellValue estimated(List<Impression> log) {
    return EnumeratedLoggers.values(
            log, EnumeratedLoggers.known(FULL), List.of(), new EstimatedMips(List.of("colour")))
        .cells()
        .get(0);
  }

  @Test
  void columnsThatTheLogLacks() {
    List<Impression> log = new EnumeratedLoggers(FULL, ALIKE, 0).population(FULL);
    assertThatThrownBy(
            () ->
                EnumeratedLoggers.values(
                    log, ActionLog.NONE, List.of(), new EstimatedMips(List.of("shape"))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("it has no value in column 'shape'");
    assertThatThrownBy(
            () -> EnumeratedLoggers.values(log, ActionLog.NONE, List.of(), new EstimatedMips()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'mips-estimated' needs columns that make rounds alike");
  }

  /** Rewards that depend on the logger alone, as where each serves on days of its own. */
  private static List<Impression> byLogger(String column, boolean byAction) {
    List<Impression> log = new ArrayList<>();
    for (Impression one : new EnumeratedLoggers(FULL, ALIKE, 0).sample(new Generator(6), 6000, 1)) {
      boolean first = one.logger().equals(EnumeratedLoggers.LOGGERS[0]);
      double[] click = {new Generator(7).split(one.id()).nextBoolean(first ? 0.1 : 0.5) ? 1 : 0};
      log.add(
          new Impression(
              one.id(),
              one.unit(),
              one.bucket(),
              one.query(),
              one.logger(),
              one.shownAt(),
              one.randomization(),
              Map.of(column, byAction ? one.documents()[0] : "all"),
              one.weight(),
              one.documents(),
              one.positions(),
              click,
              click,
              one.loggingProbabilities()));
    }
    return log;
  }

  @Test
  void loggersWhoseTrafficDiffers() {
    ValueTable.CellValue value =
        EnumeratedLoggers.values(
                byLogger("e", true), ActionLog.NONE, List.of(), new EstimatedMips(List.of("e")))
            .cells()
            .get(0);
    double truth = 0.3 * 0.1 + 0.7 * 0.5;
    assertThat(value.value()).isCloseTo(truth, within(4 * value.bounds().get(0).standardError()));
  }

  /** Where all rounds are alike the weights are all 1, and say nothing of their own error. */
  @Test
  void theMeanWeightIsHeldAgainstItsOwnError() {
    ValueTable table =
        EnumeratedLoggers.values(
            byLogger("e", false),
            ActionLog.NONE,
            List.of(),
            new EstimatedMips(List.of("e")),
            new Ips());
    assertThat(table.values().get(0).warnings()).noneMatch(w -> w.contains("mean weight"));
    assertThat(table.cells().get(0).meanWeight())
        .isCloseTo(table.cells().get(1).meanWeight(), within(1e-9));
  }

  /** The policy's mix of embeddings, and what each logger's rounds of it gained. */
  private static double pooled(EnumeratedLoggers world) {
    double sum = 0;
    for (int q = 0; q < 2; q++) {
      for (String size : List.of("small", "large")) {
        for (int red = 0; red < 2; red++) {
          double wanted = 0;
          double[] shown = new double[2];
          double[] clicked = new double[2];
          for (int a = 0; a < 4; a++) {
            if (EnumeratedLoggers.size(a).equals(size)) {
              double p = EnumeratedLoggers.colour(a, red);
              wanted += TARGET[q][a] * p;
              for (int j = 0; j < 2; j++) {
                double logged = world.logging()[j][q][a];
                shown[j] += logged * p;
                clicked[j] += logged * p * world.click(q, a, red);
              }
            }
          }
          double ofBoth = 0.3 * clicked[0] / shown[0] + 0.7 * clicked[1] / shown[1];
          sum += TRAFFIC[q] * wanted * ofBoth;
        }
      }
    }
    return sum;
  }
}
