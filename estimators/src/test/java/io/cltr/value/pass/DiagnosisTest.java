package io.cltr.value.pass;

import static io.cltr.value.GivenLogs.twoRankings;
import static io.cltr.value.pass.HandValues.number;
import static io.cltr.value.pass.HandValues.value;
import static io.cltr.value.pass.HandValues.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.log.Impression;
import io.cltr.policy.LoggerPolicy;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicyTable;
import io.cltr.policy.PolicyTable.Row;
import io.cltr.testing.Logs;
import io.cltr.value.Diagnostic;
import io.cltr.value.Value;
import io.cltr.value.ValueTable;
import io.cltr.value.estimator.Ips;
import io.cltr.value.estimator.Snips;
import io.cltr.value.metric.ExpectedClicks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What values say of the evidence that they rest on. */
class DiagnosisTest {
  @Test
  void whatWasNeverDisplayedIsABoundAndNotZeroInSilence() {
    List<Impression> log =
        List.of(
            Logs.impression("i", "u", "q", "A", new String[] {"a", "b"}, new double[] {1, 0}),
            Logs.impression("j", "v", "q", "A", new String[] {"a", "b"}, new double[] {1, 0}));
    Policy other =
        PolicyTable.of("other", List.of(new Row("q", "a", 1, 1), new Row("q", "c", 2, 1)));
    ValueTable table =
        value(log, List.of(other), List.of(new ExpectedClicks()), List.of(new Ips()));
    Value value = table.values().get(0);
    assertThat(value.value()).isEqualTo(1);
    assertThat(value.unsupported()).isEqualTo(0.5);
    assertThat(value.warnings().toString()).contains("33.3%", "never displayed", "0.5");
    assertThat(Arrays.stream(Diagnostic.values()).filter(d -> d.beyond(value)))
        .containsExactly(
            Diagnostic.UNITS,
            Diagnostic.EFFECTIVE_UNITS,
            Diagnostic.LARGEST_SHARE,
            Diagnostic.UNSUPPORTED);
    assertThat(value.trusted()).isFalse();
    assertThat(value.distrust().toString())
        .contains("2.0 effective units of 2", "all units say the same");
  }

  @Test
  void aPolicyWithoutARankingIsCountedAndBounded() {
    ValueTable table =
        value(
            twoRankings(),
            List.of(new LoggerPolicy("C")),
            List.of(new ExpectedClicks()),
            List.of(new Ips(), new Snips()));
    assertThat(number(table, "clicks", "ips")).isZero();
    assertThat(number(table, "clicks", "snips")).isZero();
    assertThat(table.cells().get(0).unsupported()).isEqualTo(1.5);
    assertThat(warnings(table, "clicks", "ips")).contains("do not trust");
  }

  @Test
  void displaysThatFewWeightsDecideAreFew() {
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      log.add(
          Logs.impression("i" + i, "u" + i, "q", "A", new String[] {"a"}, new double[] {i % 2}));
    }
    assertThat(warningsOf(log)).doesNotContain("displayed fewer than 5 times");
    List<Impression> uneven = new ArrayList<>(log);
    uneven.set(0, log.get(0).withWeight(10));
    assertThat(warningsOf(uneven))
        .contains("100% of the rank weight is on documents displayed fewer than 5 times");
  }

  /** Per query 24 clicked impressions of b, a and c in turn, and two more kept of twenty. */
  @Test
  void aLogThatKeepsFewImpressionsOfAQuerySaysSo() {
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < 40 * 26; i++) {
      boolean clicked = i % 26 < 24;
      String[] shown = {i % 3 == 0 ? "a" : i % 3 == 1 ? "b" : "c"};
      log.add(
          Logs.impression(
                  "i" + i, "u" + i, "q" + i / 26, "A", shown, new double[] {clicked ? 1 : 0})
              .withWeight(clicked ? 1 : 10));
    }
    assertThat(warningsOf(log)).contains("keeps few impressions of a query", "too high or more");
    assertThat(warningsOf(log.stream().map(i -> i.withWeight(1)).toList()))
        .doesNotContain("keeps few impressions");
  }

  private static String warningsOf(List<Impression> log) {
    return warnings(
        value(
            log, List.of(new LoggerPolicy("A")), List.of(new ExpectedClicks()), List.of(new Ips())),
        "clicks",
        "ips");
  }
}
