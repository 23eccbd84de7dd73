package io.cltr.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportJsonTest {
  private static final JsonNode REPORT = read(ReportJson.render(ReportFixture.report()));

  @Test
  void hasTheFieldsOfTheContractInOrder() {
    assertThat(fields(REPORT))
        .containsExactly(
            "schemaVersion",
            "headline",
            "alarms",
            "data",
            "propensities",
            "rankers",
            "policies",
            "values",
            "comparisons",
            "placebo",
            "calibration",
            "fairness",
            "gate",
            "provenance");
    assertThat(fields(REPORT.at("/values/0")))
        .containsExactly(
            "policy",
            "metric",
            "estimator",
            "slice",
            "value",
            "standardError",
            "low",
            "high",
            "level",
            "interval",
            "otherIntervals",
            "units",
            "impressions",
            "ess",
            "maxWeightShare",
            "meanWeight",
            "paretoShape",
            "unsupported",
            "modelled",
            "warnings");
    assertThat(fields(REPORT.at("/comparisons/0"))).contains("baseline", "difference");
    assertThat(fields(REPORT.at("/placebo/0")))
        .startsWith("logger", "metric", "estimator", "predicted", "ownValue", "difference");
    assertThat(fields(REPORT.at("/calibration/0")))
        .containsExactly("by", "part", "displays", "predicted", "observed");
    assertThat(fields(REPORT.at("/gate"))).contains("verdict", "rules");
    assertThat(fields(REPORT.at("/propensities/positions/0")))
        .containsExactly("position", "propensity", "low", "high", "observations", "trust");
    assertThat(REPORT.at("/gate/verdict").asText()).isEqualTo("PASS");
  }

  @Test
  void keepsEveryDigit() {
    double value = ReportFixture.report().values().get(0).value();
    assertThat(REPORT.at("/values/0/value").asDouble()).isEqualTo(value);
  }

  @Test
  void numbersThatAreNotFiniteAreNull() {
    assertThat(REPORT.at("/propensities/positions/9/position").asInt()).isEqualTo(10);
    assertThat(REPORT.at("/propensities/positions/9/propensity").isNull()).isTrue();
    assertThat(REPORT.at("/rankers/0/hyperParameters/clip").isNull()).isTrue();
    assertThat(REPORT.at("/rankers/0/hyperParameters/l2").asDouble()).isEqualTo(0.001);
  }

  @Test
  void sectionsOfStagesThatDidNotRunAreNullOrEmpty() {
    JsonNode bare = read(ReportJson.render(bare()));
    assertThat(fields(bare)).isEqualTo(fields(REPORT));
    assertThat(bare.get("headline").isNull()).isTrue();
    assertThat(bare.get("gate").isNull()).isTrue();
    assertThat(bare.get("values").isArray()).isTrue();
    assertThat(bare.get("values")).isEmpty();
  }

  @Test
  void theSameReportGivesTheSameBytes() {
    assertThat(ReportJson.render(ReportFixture.report()))
        .isEqualTo(ReportJson.render(ReportFixture.report()))
        .doesNotContain("\r")
        .endsWith("}\n");
  }

  static Report bare() {
    return new Report(
        Report.SCHEMA_VERSION,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        LogFixture.provenance());
  }

  private static List<String> fields(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }
}
