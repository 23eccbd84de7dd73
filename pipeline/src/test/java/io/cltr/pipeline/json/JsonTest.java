package io.cltr.pipeline.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.cltr.check.Level;
import io.cltr.check.LogCheck;
import io.cltr.check.SampleRatioExpected;
import io.cltr.fairness.Grouping;
import io.cltr.fairpolicy.FittedRelevance;
import io.cltr.fairpolicy.GiniWelfare;
import io.cltr.fairpolicy.PowerCurve;
import io.cltr.fairpolicy.TwoSidedFit;
import io.cltr.fairpolicy.TwoSidedSpec;
import io.cltr.gate.GateRule;
import io.cltr.gate.ValueNonInferiority;
import io.cltr.learner.IpsSoftmax;
import io.cltr.learner.Learner;
import io.cltr.learner.Lists;
import io.cltr.log.ConfigException;
import io.cltr.method.Method;
import io.cltr.method.Methods;
import io.cltr.optimise.Adam;
import io.cltr.policy.PolicySpec;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.scorer.Network;
import io.cltr.signal.InversePropensity;
import io.cltr.value.ValueEstimator;
import io.cltr.value.metric.Metric;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        GateRule.class,
        Learner.class,
        LogCheck.class,
        PolicySpec.class,
        PropensityEstimator.class,
        ValueEstimator.class
      })
  void everyMethodIsWrittenAndReadBack(Class<? extends Method> family)
      throws JsonProcessingException {
    for (var entry : Methods.of(family).entrySet()) {
      String text = Json.text(entry.getValue());
      assertThat(Json.tree(entry.getValue()).get("kind").asText()).isEqualTo(entry.getKey());
      assertThat(Json.mapper().readValue(text, family)).isEqualTo(entry.getValue());
      String id = "\"" + entry.getKey() + "\"";
      assertThat(Json.mapper().readValue(id, family)).isEqualTo(entry.getValue());
    }
  }

  @Test
  void givenParametersWinOverDefaults() throws JsonProcessingException {
    String text = "{\"kind\": \"value-non-inferiority\", \"margin\": 0.05}";
    assertThat(Json.mapper().readValue(text, GateRule.class))
        .isEqualTo(new ValueNonInferiority("", "", 0.05, 0.95));
  }

  @Test
  void whatAPolicyLearnedIsReadBack() throws JsonProcessingException {
    FittedRelevance relevance =
        new FittedRelevance(List.of(1.0, 0.5), List.of(0.0, 2.0), List.of(0.1, 0.3));
    TwoSidedFit fit =
        new TwoSidedFit(
            relevance, 1.25, List.of("a", "b"), List.of(List.of(0.0, 1e-9, 3.0)), 0.75, 1e-5);
    PolicySpec spec =
        new TwoSidedSpec(
            "r",
            new Grouping(Grouping.Compared.documents, List.of(), ""),
            0.25,
            new PowerCurve(-1, 0.2),
            new GiniWelfare(2, 0.1),
            10,
            0,
            "fair",
            fit);
    assertThat(Json.mapper().readValue(Json.text(spec), PolicySpec.class)).isEqualTo(spec);
  }

  @Test
  void expectedSharesAreNumbersByLogger() throws JsonProcessingException {
    String text = "{\"kind\": \"sample-ratio-expected\", \"shares\": {\"b\": 0.25, \"a\": 0.75}}";
    assertThat(Json.mapper().readValue(text, LogCheck.class))
        .isEqualTo(
            new SampleRatioExpected(
                Level.warning, 0.001, new TreeMap<>(Map.of("a", 0.75, "b", 0.25))));
  }

  @Test
  void noCapIsNone() throws JsonProcessingException {
    Learner learner =
        new IpsSoftmax(
            new InversePropensity(List.of(2.0, Double.POSITIVE_INFINITY)),
            Lists.candidates,
            new Network(List.of(3)),
            List.of(0.1),
            new Adam(),
            0.5);
    assertThat(Json.text(learner)).contains("2.0", "\"none\"");
    assertThat(Json.mapper().readValue(Json.text(learner), Learner.class)).isEqualTo(learner);
  }

  @Test
  void unknownKindsAndParametersNameTheNearest() {
    assertThatThrownBy(() -> Json.mapper().readValue("{\"kind\": \"ipss\"}", ValueEstimator.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'ipss' is unknown, did you mean 'ips'?")
        .hasMessageContaining("affine, balanced-ips, cascade-dr, click-model, clipped-ips, ");
    String text = "{\"kind\": \"clipped-ips\", \"clips\": 3}";
    assertThatThrownBy(() -> Json.mapper().readValue(text, ValueEstimator.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("no parameter 'clips', did you mean 'clip'?");
    assertThatThrownBy(() -> Json.mapper().readValue("\"ndcg@5\"", Metric.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'ndcg@5' is unknown");
  }

  @Test
  void notANumberIsNull() {
    assertThat(Json.text(new double[] {1.5, Double.NaN}).replaceAll("\\s", ""))
        .isEqualTo("[1.5,null]");
  }
}
