package io.cltr.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.fold.ToList;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.propensity.Examination;
import io.cltr.reward.CrossFit;
import io.cltr.reward.Predictions;
import io.cltr.reward.RewardModel;
import io.cltr.signal.QuerySignal.SignalList;
import io.cltr.value.EnumeratedWorld;
import io.cltr.value.EnumeratedWorld.Logger;
import io.cltr.value.EnumeratedWorld.Site;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * Expectations of the signals on worlds whose population is listed: every ranking and every click
 * pattern is an impression that weighs its probability. Signals are given per impression.
 */
class SignalExpectationTest {
  private static final double NONE = Double.POSITIVE_INFINITY;
  private static final List<Double> UNCLIPPED = List.of(NONE);
  private static final Examination PLAIN = new Examination(new double[] {1, 0.5, 0.3});
  private static final Examination TRUST =
      new Examination(new double[] {1, 0.5, 0.3}, new double[] {0.2, 0.1, 0.04});
  private static final TreeMap<String, Double> GAMMA =
      new TreeMap<>(Map.of("a", 0.7, "b", 0.4, "c", 0.1));
  private static final SortedMap<String, Double> APPEAL =
      new TreeMap<>(Map.of("a", 1.0, "b", 3.0, "c", 2.0));

  /** All three documents are always shown, in all orders. */
  private static EnumeratedWorld always(Examination examination) {
    return world(examination, new Logger("all", 1, APPEAL, 0, 0, 1));
  }

  /** One, two or three documents are shown. */
  private static EnumeratedWorld sometimes(Examination examination) {
    return world(
        examination,
        new Logger("short", 0.6, APPEAL, 0.5, 0.5, 0),
        new Logger("two", 0.4, Map.of("a", 1.0, "b", 1.0), 0, 1));
  }

  private static EnumeratedWorld world(Examination examination, Logger... loggers) {
    return new EnumeratedWorld(
        examination, List.of(new Site("q", 1, new TreeMap<>(GAMMA), List.of(loggers))));
  }

  /** γ̂ of each document per impression, in a column. */
  private static SortedMap<String, Double> expected(
      Signal signal, EnumeratedWorld world, Examination assumed, int column) {
    List<Impression> log = world.population();
    List<Keyed<Query>> queries = world.candidates(new TreeMap<>(Map.of("q", APPEAL)));
    QuerySignal found =
        signal
            .of(Source.of(log, Impression.LAYOUT), Source.of(queries, Layout.byKey()), assumed)
            .fold(new ToList<>())
            .get(0)
            .value();
    SortedMap<String, Double> sums = new TreeMap<>();
    for (SignalList list : found.lists()) {
      for (int d = 0; d < list.documents().length; d++) {
        double own = list.signal()[column][d] / found.represented();
        sums.merge(list.documents()[d], own, Double::sum);
      }
    }
    return sums;
  }

  private static void assertExpected(
      SortedMap<String, Double> found, ToDoubleFunction<String> wanted) {
    assertThat(found).isNotEmpty();
    found.forEach(
        (document, signal) ->
            assertThat(signal)
                .as(document)
                .isCloseTo(wanted.applyAsDouble(document), within(1e-12)));
  }

  private static double shown(EnumeratedWorld world, String document) {
    Site site = world.sites().get(0);
    return site.shown(document, 1) + site.shown(document, 2) + site.shown(document, 3);
  }

  private static double rho(EnumeratedWorld world, String document) {
    return world.sites().get(0).exposure(document, world.examination());
  }

  @Test
  void ipsIsRelevanceWhereAllIsAlwaysShown() {
    EnumeratedWorld world = always(PLAIN);
    Signal ips = new InversePropensity(List.of(2.0, NONE));
    assertExpected(expected(ips, world, PLAIN, 1), GAMMA::get);
    assertThat(expected(ips, world, PLAIN, 0).get("c")).isLessThan(0.95 * GAMMA.get("c"));
    assertThat(expected(new Clicks(), world, PLAIN, 0).get("b")).isLessThan(0.9 * GAMMA.get("b"));
  }

  @Test
  void ipsIsRelevanceTimesTheShareOfImpressionsThatShow() {
    EnumeratedWorld world = sometimes(PLAIN);
    assertExpected(
        expected(new InversePropensity(UNCLIPPED), world, PLAIN, 0),
        d -> shown(world, d) * GAMMA.get(d));
  }

  /** METHODS 3: one of two documents is shown; Σγ = 1.20. */
  @Test
  void ipsFindsPointFiveSixWhereTheTruthIsOnePointTwo() {
    TreeMap<String, Double> gamma = new TreeMap<>(Map.of("a", 0.8, "b", 0.4));
    Logger one = new Logger("one", 1, Map.of("a", 0.4, "b", 0.6), 1);
    EnumeratedWorld world =
        new EnumeratedWorld(PLAIN, List.of(new Site("q", 1, gamma, List.of(one))));
    assertThat(sum(expected(new InversePropensity(UNCLIPPED), world, PLAIN, 0)))
        .isCloseTo(0.56, within(1e-12));
    assertThat(sum(expected(new PolicyAware(UNCLIPPED), world, PLAIN, 0)))
        .isCloseTo(1.20, within(1e-12));
  }

  private static double sum(SortedMap<String, Double> signals) {
    return signals.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  @Test
  void policyAwareIsRelevanceOfWhateverIsSometimesShown() {
    for (Examination examination : List.of(PLAIN, TRUST)) {
      EnumeratedWorld world = sometimes(examination);
      assertExpected(expected(new PolicyAware(UNCLIPPED), world, examination, 0), GAMMA::get);
      double clip = 2;
      assertExpected(
          expected(new PolicyAware(List.of(clip)), world, examination, 0),
          d -> GAMMA.get(d) * Math.min(1, clip * rho(world, d)));
    }
  }

  @Test
  void affineIsRelevanceUnderTrustWhereIpsIsNot() {
    EnumeratedWorld world = always(TRUST);
    assertExpected(expected(new Affine(UNCLIPPED), world, TRUST, 0), GAMMA::get);
    assertThat(expected(new InversePropensity(UNCLIPPED), world, TRUST, 0).get("c"))
        .isGreaterThan(2 * GAMMA.get("c"));
    EnumeratedWorld some = sometimes(TRUST);
    assertExpected(
        expected(new Affine(UNCLIPPED), some, TRUST, 0), d -> shown(some, d) * GAMMA.get(d));
  }

  @Test
  void doublyRobustIsRelevanceWithAWrongModel() {
    for (Examination examination : List.of(PLAIN, TRUST)) {
      EnumeratedWorld world = sometimes(examination);
      for (double wrong : List.of(0.0, 0.9)) {
        assertExpected(expected(robust(d -> wrong, UNCLIPPED), world, examination, 0), GAMMA::get);
      }
    }
  }

  @Test
  void doublyRobustIsRelevanceWithARightModelWhateverTheClip() {
    for (Examination examination : List.of(PLAIN, TRUST)) {
      EnumeratedWorld world = sometimes(examination);
      assertExpected(
          expected(robust(GAMMA::get, List.of(1.0, NONE)), world, examination, 0), GAMMA::get);
    }
    EnumeratedWorld world = sometimes(PLAIN);
    double clipped = expected(robust(d -> 0.9, List.of(1.0)), world, PLAIN, 0).get("c");
    assertThat(clipped).isNotCloseTo(GAMMA.get("c"), within(0.1));
  }

  @Test
  void doublyRobustPredictsWhatIsNeverShown() {
    EnumeratedWorld world = world(PLAIN, new Logger("two", 1, Map.of("a", 1.0, "b", 1.0), 0, 1));
    SortedMap<String, Double> found = expected(robust(GAMMA::get, UNCLIPPED), world, PLAIN, 0);
    assertThat(found).containsKey("c");
    assertExpected(found, GAMMA::get);
    assertThat(expected(new PolicyAware(UNCLIPPED), world, PLAIN, 0)).doesNotContainKey("c");
  }

  /** A right model does not mend a wrong θ: the residual is what θ says of the model's γ. */
  @Test
  void noSignalIsRelevanceWithAWrongExamination() {
    EnumeratedWorld world = sometimes(PLAIN);
    Examination wrong = new Examination(new double[] {1, 0.9, 0.8});
    ToDoubleFunction<String> wanted =
        d -> GAMMA.get(d) * rho(world, d) / world.sites().get(0).exposure(d, wrong);
    assertExpected(expected(robust(GAMMA::get, UNCLIPPED), world, wrong, 0), wanted);
    assertExpected(expected(new PolicyAware(UNCLIPPED), world, wrong, 0), wanted);
    assertThat(wanted.applyAsDouble("c")).isLessThan(0.9 * GAMMA.get("c"));
  }

  private static Signal robust(ToDoubleFunction<String> predicted, List<Double> clips) {
    return new DoublyRobust(new Given(predicted), EnumeratedWorld.FOLDS.folds(), 7, clips);
  }

  /** What one is told. */
  private record Given(ToDoubleFunction<String> predicted) implements RewardModel {
    @Override
    public String id() {
      return "given";
    }

    @Override
    public String summary() {
      return "given";
    }

    @Override
    public String source() {
      return "test";
    }

    @Override
    public Source<Keyed<Predictions>> fit(
        Source<Impression> log,
        Source<Keyed<Query>> queries,
        Examination examination,
        CrossFit folds) {
      return queries.map(
          item -> {
            String[] documents = item.value().documents();
            double[][] byFold = new double[folds.folds()][documents.length];
            for (double[] fold : byFold) {
              for (int d = 0; d < documents.length; d++) {
                fold[d] = predicted.applyAsDouble(documents[d]);
              }
            }
            return new Keyed<>(item.key(), new Predictions(documents, 1, byFold));
          });
    }
  }
}
