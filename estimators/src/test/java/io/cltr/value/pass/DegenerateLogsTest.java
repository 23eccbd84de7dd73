package io.cltr.value.pass;

import static io.cltr.value.pass.DegenerateValues.WITHOUT_ERROR;
import static io.cltr.value.pass.DegenerateValues.kinds;
import static io.cltr.value.pass.DegenerateValues.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.log.Impression;
import io.cltr.value.ActionValue;
import io.cltr.value.GivenRewards;
import io.cltr.value.ValueTable;
import io.cltr.value.ValueTable.CellValue;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs that say little: their values, and the words that a reader needs. */
class DegenerateLogsTest {
  private static final double EXACT = 1e-12;
  private static final Set<String> MODELLED =
      Set.of("dm", "dr", "sndr", "switch-dr", "dr-os", "sg-dr", "mixture-dr", "weighted-dr");

  private static void assertUntrusted(CellValue cell, String warning) {
    String name = String.join(" ", cell.policy(), cell.metric(), cell.estimator());
    assertThat(cell.trusted()).as(name).isFalse();
    assertThat(cell.warnings().toString()).as(name).contains("do not trust").contains(warning);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theLoggersValueIsItsMean(boolean actions) {
    DegenerateLogs logs = new DegenerateLogs(actions);
    List<Impression> log = logs.fixed();
    double mean = log.stream().mapToDouble(i -> Arrays.stream(i.clicks()).sum()).sum() / log.size();
    ValueTable table = values(logs, log, new GivenRewards(), logs.fixedLogger());
    int exact = 0;
    for (CellValue cell : table.cells()) {
      boolean isMean =
          !Set.of("dm", "dr-os", "click-model", "quantile", "cvar", "variance")
                  .contains(cell.estimator())
              && (actions || !cell.estimator().equals("slope"));
      if (!cell.metric().equals("dcg@2") && isMean) {
        assertThat(cell.value()).as(cell.estimator()).isCloseTo(mean, within(EXACT));
        assertThat(cell.trusted()).as(cell.estimator() + cell.warnings()).isTrue();
        exact++;
      }
    }
    assertThat(exact).isEqualTo(actions ? 20 : 6);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theValueOfALoggerThatShufflesIsItsMean(boolean actions) {
    DegenerateLogs logs = new DegenerateLogs(actions);
    List<Impression> log = logs.ordinary();
    double mean = log.stream().mapToDouble(i -> Arrays.stream(i.clicks()).sum()).sum() / log.size();
    ValueTable table = values(logs, log, new GivenRewards(), logs.logger());
    for (String estimator : List.of("ips", "clipped-ips", "snips", "slope")) {
      assertThat(table.find("logger:A", "clicks", estimator, "all").value())
          .as(estimator)
          .isCloseTo(mean, within(EXACT));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void noOverlap(boolean actions) {
    DegenerateLogs logs = new DegenerateLogs(actions);
    ValueTable table =
        values(logs, logs.ordinary(), new GivenRewards(), logs.elsewhere(), logs.logger());
    for (CellValue cell : table.cells()) {
      if (cell.policy().equals("elsewhere")) {
        boolean modelled = MODELLED.contains(cell.estimator());
        boolean user = cell.estimator().equals("click-model");
        assertUntrusted(
            cell,
            user
                ? "100.0% of the value is of documents of which the log tells the click model"
                : modelled ? "reward model" : "displays nothing that the policy ranks");
        assertThat(cell.ess())
            .isEqualTo(user || cell.estimator().equals("dm") ? DegenerateLogs.SIZE : 0.0);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void oneGiantWeight(boolean actions) {
    DegenerateLogs logs = new DegenerateLogs(actions);
    ValueTable table = values(logs, logs.withAGiantWeight(), new GivenRewards(), logs.ofTheGiant());
    Set<String> open =
        actions
            ? Set.of(
                "ips",
                "snips",
                "dr",
                "sndr",
                "slope",
                "mips",
                "snmips",
                "mips-slope",
                "mixture-ips",
                "mixture-dr",
                "weighted-ips",
                "weighted-dr")
            : Set.of("ips", "snips", "dr", "affine", "slope");
    for (CellValue cell : table.cells()) {
      if (open.contains(cell.estimator())) {
        assertThat(cell.ess()).as(cell.estimator()).isBetween(1.0, 5.0);
        assertUntrusted(cell, "effective units of 10000");
        assertThat(cell.warnings().toString()).contains("one unit carries");
      } else if (cell.estimator().equals("clipped-ips")) {
        assertThat(cell.warnings().toString()).contains("the cap removed");
        assertThat(cell.unsupported()).isGreaterThan(0.4);
      } else if (Set.of("switch-dr", "dr-os", "sg-dr").contains(cell.estimator())) {
        assertThat(cell.warnings().toString()).contains("of the weight was shrunk away");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void zeroRewards(boolean actions) {
    DegenerateLogs logs = new DegenerateLogs(actions);
    ValueTable table =
        values(
            logs,
            logs.withoutClicks(),
            new DegenerateValues.Nothing(),
            logs.logger(),
            logs.ofHalfTheQueries());
    for (CellValue cell : table.cells()) {
      if (cell.estimator().equals("click-model")) {
        assertUntrusted(cell, "no click");
        assertThat(cell.value()).as("the prior's").isBetween(0.0, 0.05);
      } else {
        assertThat(cell.value()).as(cell.estimator()).isZero();
      }
      assertThat(cell.trusted()).as(cell.estimator()).isFalse();
      if (!cell.estimator().equals("dm") && cell.ess() > 0) {
        assertUntrusted(cell, "no click");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void oneUnit(boolean actions) {
    DegenerateLogs logs = new DegenerateLogs(actions);
    ValueTable table =
        values(logs, logs.ofOneUnit(), new GivenRewards(), logs.logger(), logs.elsewhere());
    for (CellValue cell : table.cells()) {
      for (int i = 0; i < kinds().size(); i++) {
        assertThat(cell.bounds().get(i).holds() && !WITHOUT_ERROR.contains(kinds().get(i).id()))
            .as(cell.estimator() + " " + kinds().get(i).id())
            .isFalse();
      }
      assertThat(cell.trusted()).as(cell.estimator()).isFalse();
      if (cell.policy().equals("logger:A") && cell.ess() > 0) {
        assertUntrusted(cell, "one unit shows no variation");
        assertThat(cell.warnings().toString()).contains("only 1 units");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPolicyThatHalfTheQueriesLack(boolean actions) {
    DegenerateLogs logs = new DegenerateLogs(actions);
    ValueTable table =
        values(logs, logs.ordinary(), new GivenRewards(), logs.ofHalfTheQueries(), logs.logger());
    for (CellValue cell : table.cells()) {
      if (cell.policy().equals("half") && cell.ess() > 0) {
        assertUntrusted(cell, "the policy has no ranking for 50.0% of the impressions");
        assertThat(cell.unsupported()).as(cell.estimator()).isGreaterThanOrEqualTo(0.5);
      }
    }
  }

  /** What the warning says of such rounds is what their value does with them. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void roundsWithoutARankingCountAsTheWarningSays(boolean actions) {
    DegenerateLogs logs = new DegenerateLogs(actions);
    List<Impression> log = logs.ordinary();
    List<Impression> known = log.stream().filter(one -> one.query().equals("q")).toList();
    ValueTable table = values(logs, log, new GivenRewards(), logs.ofHalfTheQueries());
    ValueTable others = values(logs, known, new GivenRewards(), logs.ofHalfTheQueries());
    for (int c = 0; c < table.cells().size(); c++) {
      CellValue cell = table.cells().get(c);
      double alone = others.cells().get(c).value();
      String warnings = cell.warnings().toString();
      switch (cell.estimator()) {
        case "sndr" -> assertThat(warnings).contains("of which the model's part counts 0");
        case "cressie-read", "empirical-likelihood" ->
            assertThat(warnings).contains("then the mean reward of the log");
        default -> {
          boolean leftOut =
              actions
                  && Set.of("replay", "snips", "snmips", "quantile", "cvar", "variance")
                      .contains(cell.estimator());
          assertThat(warnings)
              .as(cell.estimator())
              .contains(leftOut ? ActionValue.LEFT_OUT : ActionValue.COUNTED);
          if (!Set.of("slope", "click-model").contains(cell.estimator())) {
            assertThat(cell.value())
                .as(cell.estimator())
                .isCloseTo(leftOut ? alone : alone / 2, within(EXACT));
          }
        }
      }
      assertThat(warnings.contains("the log never displayed"))
          .as("no display is missed in a log of actions, " + cell.estimator())
          .isEqualTo(!actions && !Set.of("click-model", "dm").contains(cell.estimator()));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aModelWithoutPredictions(boolean actions) {
    DegenerateLogs logs = new DegenerateLogs(actions);
    ValueTable table = values(logs, logs.ordinary(), new DegenerateValues.Nothing(), logs.logger());
    for (CellValue cell : table.cells()) {
      if (MODELLED.contains(cell.estimator())) {
        assertThat(cell.warnings().toString())
            .as(cell.estimator())
            .contains("predicts nothing for 100.0% of the impressions");
      }
    }
    for (String metric : actions ? List.of("clicks") : List.of("clicks", "dcg@2")) {
      assertUntrusted(table.find("logger:A", metric, "dm", "all"), "reward model");
      assertThat(table.find("logger:A", metric, "dr", "all").value())
          .isCloseTo(table.find("logger:A", metric, "ips", "all").value(), within(EXACT));
    }
  }
}
