package io.cltr.pipeline.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.Normal;
import io.cltr.interval.StudentT;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.propensity.Examination;
import io.cltr.reward.CrossFit;
import io.cltr.value.ValueEstimator;
import io.cltr.value.ValueTable.CellValue;
import io.cltr.value.metric.Rewards;
import io.cltr.value.pass.DisplayWeighting;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slate.CascadeDr;
import io.cltr.value.slate.PseudoInverse;
import io.cltr.value.slate.SlateIips;
import io.cltr.value.slate.SlateRips;
import io.cltr.value.slate.SlateSips;
import io.cltr.value.slate.SlateSniips;
import io.cltr.value.slate.SlateSnrips;
import io.cltr.value.slate.SlateSnsips;
import io.cltr.value.slice.Modelling;
import io.cltr.value.slice.Slices;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every number that peers computed on the simulated logs of slates. */
class GoldenSlatesTest {
  private static final double RELATIVE = 1e-9;

  private static final List<ValueEstimator> ESTIMATORS =
      List.of(
          new SlateSips(),
          new SlateIips(),
          new SlateRips(),
          new SlateSnsips(),
          new SlateSniips(),
          new SlateSnrips(),
          new CascadeDr());

  private static Map<String, CellValue> values(SlateCase golden) {
    Map<String, CellValue> values =
        values(golden, Source.of(golden.log(), Impression.LAYOUT), ESTIMATORS);
    // the peer does not ask whether slots are independent, so the log does not tell
    List<Impression> silent =
        golden.log().stream().map(slate -> slate.withSlateProbabilities(new double[0], 0)).toList();
    values.putAll(
        values(golden, Source.of(silent, Impression.LAYOUT), List.of(new PseudoInverse())));
    return values;
  }

  private static Map<String, CellValue> values(
      SlateCase golden, Source<Impression> log, List<ValueEstimator> estimators) {
    Map<String, CellValue> values = new TreeMap<>();
    new Valuation(
            List.of(golden.policy()),
            List.of(new Rewards()),
            estimators,
            new Slices(List.of()),
            Examination.uniform(golden.slots()),
            new DisplayWeighting(),
            Optional.of(
                new Modelling(
                    new GoldenValuesTest.Given(golden.predictions()), new CrossFit(2, 1))),
            List.of(new StudentT(), new Normal()))
        .run(
            log,
            log.grouped(Impression::query, new DisplaysFold()),
            Source.of(List.of(), Layout.byKey()),
            BucketInfluence.none(golden.slots(), Units.BUCKETS),
            0.95)
        .cells()
        .forEach(cell -> values.put(cell.estimator(), cell));
    return values;
  }

  @ParameterizedTest
  @ValueSource(strings = {"syn_slate_casc3", "syn_slate_std5"})
  void everyEstimate(String name) {
    SlateCase golden = SlateCase.read(name);
    Map<String, CellValue> found = values(golden);
    JsonNode estimates = golden.expected().get("estimates");
    List<String> keys = estimates.properties().stream().map(Map.Entry::getKey).toList();
    assertThat(keys).as("keys that are not compared").allMatch(found::containsKey);
    for (String key : keys) {
      CellValue cell = found.get(key);
      same(key, cell.value(), estimates.get(key).get("point"));
      // the peer freezes the normaliser in the errors of self-normalised values
      if (!key.startsWith("sn")) {
        JsonNode intervals = estimates.get(key).get("intervals_on_slate_sums");
        same(key + " error", cell.bounds().get(0).standardError(), intervals.get("se"));
        bounds(key + " t", cell, 0, intervals.get("t95_two_sided"));
        bounds(key + " normal", cell, 1, intervals.get("normal95_two_sided"));
      }
    }
    JsonNode vowpal = golden.expected().get("vw_estimators");
    assertThat(Stream.of("pseudo_inverse_cartesian", "pseudo_inverse_gaussian_95", "note"))
        .containsExactlyInAnyOrderElementsOf(
            vowpal.properties().stream().map(Map.Entry::getKey).toList());
    CellValue additive = found.get("pseudo-inverse");
    same("pseudo-inverse", additive.value(), vowpal.get("pseudo_inverse_cartesian"));
    bounds("pseudo-inverse", additive, 1, vowpal.get("pseudo_inverse_gaussian_95"));
  }

  private static void bounds(String what, CellValue cell, int kind, JsonNode ends) {
    same(what + " low", cell.bounds().get(kind).low(), ends.get(0));
    same(what + " high", cell.bounds().get(kind).high(), ends.get(1));
  }

  private static void same(String what, double found, JsonNode expected) {
    assertThat(found)
        .as(what)
        .isCloseTo(expected.asDouble(), within(RELATIVE * Math.abs(expected.asDouble())));
  }
}
