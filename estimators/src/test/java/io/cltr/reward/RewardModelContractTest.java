package io.cltr.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.ToMap;
import io.cltr.log.Impression;
import io.cltr.method.Methods;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every reward model that is fitted must do, on logs of rankings and of single actions. */
class RewardModelContractTest {
  private static final CrossFit FOLDS = new CrossFit(3, 17);
  private static final int BARE = 4;

  static Stream<Arguments> models() {
    return Methods.of(RewardModel.class).values().stream()
        .filter(model -> !(model instanceof RewardTable || model instanceof PolicyWeighted))
        .flatMap(model -> Stream.of(true, false).map(single -> Arguments.of(model, single)));
  }

  @ParameterizedTest
  @MethodSource("models")
  void aUnitsClicksDoNotChangeItsPredictions(RewardModel model, boolean single) {
    List<Impression> log = log(single, 600);
    String unit = log.get(7).unit();
    int fold = FOLDS.fold(unit);
    List<Impression> changed = new ArrayList<>();
    for (Impression one : log) {
      double[] flipped = Arrays.stream(one.clicks()).map(c -> 1 - c).toArray();
      changed.add(one.unit().equals(unit) ? FeatureWorld.clicked(one, flipped) : one);
    }
    Map<String, Predictions> before = fit(model, log);
    Map<String, Predictions> after = fit(model, changed);
    boolean othersMoved = false;
    for (Map.Entry<String, Predictions> query : before.entrySet()) {
      double[][] found = after.get(query.getKey()).byFold();
      assertThat(found[fold]).containsExactly(query.getValue().byFold()[fold]);
      for (int f = 0; f < FOLDS.folds(); f++) {
        othersMoved |= !Arrays.equals(found[f], query.getValue().byFold()[f]);
      }
    }
    assertThat(othersMoved).isTrue();
  }

  @ParameterizedTest
  @MethodSource("models")
  void theSameLogInAnotherOrderGivesTheSameBits(RewardModel model, boolean single) {
    List<Impression> log = log(single, 400);
    List<Impression> turned = new ArrayList<>(log);
    Collections.reverse(turned);
    Map<String, Predictions> there = fit(model, turned);
    fit(model, log)
        .forEach(
            (query, predictions) ->
                assertThat(there.get(query).byFold()).isDeepEqualTo(predictions.byFold()));
  }

  @ParameterizedTest
  @MethodSource("models")
  void predictionsAreFiniteForEveryCandidateWithFeatures(RewardModel model, boolean single) {
    Map<String, Predictions> found = fit(model, log(single, 40));
    assertThat(found).isNotEmpty();
    found.forEach(
        (query, predictions) -> {
          assertThat(predictions.documents()).hasSize(FeatureWorld.DOCUMENTS);
          for (double[] fold : predictions.byFold()) {
            for (double prediction : fold) {
              assertThat(prediction).isBetween(0.0, 1.0);
            }
          }
        });
    assertThat(found.containsKey("q" + BARE)).isEqualTo(model instanceof PbmPosterior);
  }

  /** Mean absolute error over all documents, those never shown too where there are features. */
  @ParameterizedTest
  @MethodSource("models")
  void predictionsApproachTheTruth(RewardModel model, boolean single) {
    Map<String, Predictions> few = fit(model, log(single, 200));
    Map<String, Predictions> many = fit(model, log(single, 20_000));
    int last = model instanceof PbmPosterior ? 7 : 8;
    assertThat(error(many, last)).isLessThan(0.04).isLessThan(0.6 * error(few, last));
  }

  /** Tripled weights are three times the displays to models without a prior. */
  @ParameterizedTest
  @MethodSource("models")
  void weightsCountAsDisplays(RewardModel model, boolean single) {
    Generator random = new Generator(3);
    List<Impression> weighted = new ArrayList<>();
    List<Impression> repeated = new ArrayList<>();
    for (Impression one : log(single, 500)) {
      int weight = 1 + random.nextInt(3);
      weighted.add(one.withWeight(weight));
      for (int copy = 0; copy < weight; copy++) {
        repeated.add(one);
      }
    }
    Map<String, Predictions> there = fit(model, repeated);
    fit(model, weighted)
        .forEach(
            (query, predictions) -> {
              for (int f = 0; f < FOLDS.folds(); f++) {
                assertThat(there.get(query).byFold()[f])
                    .containsExactly(predictions.byFold()[f], within(1e-9));
              }
            });
  }

  @ParameterizedTest
  @MethodSource("models")
  void trustBiasIsCorrected(RewardModel model, boolean single) {
    Examination trust = new Examination(new double[] {1, 0.5, 0.3}, new double[] {0, 0.25, 0.15});
    List<Impression> log =
        single ? FeatureWorld.actions(20_000, 5) : FeatureWorld.rankings(20_000, 5, trust);
    int last = model instanceof PbmPosterior ? 7 : 8;
    double known = error(fit(model, log, trust), last);
    double ignored = error(fit(model, log, FeatureWorld.THETA), last);
    assertThat(known).isLessThan(0.05);
    assertThat(ignored).isGreaterThanOrEqualTo(single ? known : 3 * known);
  }

  private static double error(Map<String, Predictions> found, int documents) {
    double sum = 0;
    int count = 0;
    for (Map.Entry<String, Predictions> query : found.entrySet()) {
      int q = Integer.parseInt(query.getKey().substring(1));
      for (int d = 0; d < documents; d++) {
        for (int f = 0; f < FOLDS.folds(); f++) {
          sum += Math.abs(query.getValue().at(f, "d" + d, 1) - FeatureWorld.gamma(q, d));
          count++;
        }
      }
    }
    return sum / count;
  }

  private static List<Impression> log(boolean single, int impressions) {
    return single ? FeatureWorld.actions(impressions, 5) : FeatureWorld.rankings(impressions, 5);
  }

  private static Map<String, Predictions> fit(RewardModel model, List<Impression> log) {
    return fit(model, log, FeatureWorld.THETA);
  }

  private static Map<String, Predictions> fit(
      RewardModel model, List<Impression> log, Examination examination) {
    return new TreeMap<>(
        model
            .fit(FeatureWorld.source(log), FeatureWorld.queries(BARE), examination, FOLDS)
            .fold(new ToMap<>()));
  }
}
