package io.cltr.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Source;
import io.cltr.fold.ToMap;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.method.Methods;
import io.cltr.random.Generator;
import io.cltr.testing.Logs;
import io.cltr.testing.SmallWorld;
import io.cltr.testing.WeightedLogs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every click model must do. */
class ClickModelContractTest {
  private static final Set<String> BY_EM = Set.of("pbm", "trust-pbm", "ubm", "dbn", "ccm");
  private static final int[] POSITIONS = {1, 2, 3, 4};

  static Stream<ClickModel> models() {
    return Methods.of(ClickModel.class).values().stream();
  }

  static Stream<Arguments> worlds() {
    return models()
        .filter(model -> BY_EM.contains(model.id()))
        .flatMap(model -> Behaviours.ALL.stream().map(user -> Arguments.of(model, user)));
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void theLogPosteriorNeverFalls(ClickModel model, ClickBehaviour user) {
    List<Impression> log = new ClickWorld(user, 6, 8, 5, 0.1, 0.8).log(3, 900);
    double[] path = model.fit(source(WeightedLogs.weighted(log))).path();
    assertThat(path).hasSize(51);
    assertThat(path[50]).isGreaterThan(path[0]);
    for (int t = 1; t < path.length; t++) {
      assertThat(path[t]).isGreaterThanOrEqualTo(path[t - 1] - 1e-11 * Math.abs(path[t - 1]));
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void theOrderOfTheLogDoesNotMatter(ClickModel model) {
    List<Impression> log = ragged();
    List<Impression> turned = new ArrayList<>(log);
    Collections.reverse(turned);
    FittedClickModel there = model.fit(source(turned));
    FittedClickModel here = model.fit(source(log));
    assertThat(there.behaviour()).usingRecursiveComparison().isEqualTo(here.behaviour());
    assertThat(there.path()).isEqualTo(here.path());
    assertThat(attributes(there)).usingRecursiveComparison().isEqualTo(attributes(here));
  }

  @ParameterizedTest
  @MethodSource("models")
  void anImpressionOfWeightThreeIsThreeImpressions(ClickModel model) {
    List<Impression> weighted = WeightedLogs.weighted(ragged());
    FittedClickModel once = model.fit(source(weighted));
    FittedClickModel often = model.fit(source(WeightedLogs.repeated(weighted)));
    Map<String, Attributes> repeated = attributes(often);
    attributes(once)
        .forEach(
            (query, ofQuery) -> {
              assertThat(repeated.get(query).documents()).isEqualTo(ofQuery.documents());
              assertThat(repeated.get(query).values())
                  .containsExactly(ofQuery.values(), within(1e-9));
            });
    double[] quality = numbers(ClickQuality.of(once, source(weighted)));
    assertThat(numbers(ClickQuality.of(often, source(WeightedLogs.repeated(weighted)))))
        .containsExactly(quality, within(1e-9));
  }

  private static double[] numbers(ClickQuality quality) {
    return new double[] {
      quality.impressions(),
      quality.ruledOut(),
      Math.max(quality.logLikelihood(), -1e9),
      quality.perplexity(),
      Math.min(quality.conditionalPerplexity(), 1e9)
    };
  }

  @ParameterizedTest
  @MethodSource("models")
  void anEmptyLogLeavesThePrior(ClickModel model) {
    FittedClickModel fitted = model.fit(source(List.of()));
    assertThat(attributes(fitted)).isEmpty();
    assertThat(fitted.unseen()).hasSize(fitted.behaviour().width()).containsOnly(halves(fitted));
    requireProbabilities(fitted.behaviour(), fitted.unseen());
    assertThatThrownBy(() -> ClickQuality.of(fitted, source(List.of())))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("none of those held out shows a document");
  }

  private static double[] halves(FittedClickModel fitted) {
    double[] halves = new double[fitted.behaviour().width()];
    Arrays.fill(halves, 0.5);
    return halves;
  }

  @ParameterizedTest
  @MethodSource("models")
  void oneImpressionAndOnePositionAreEnough(ClickModel model) {
    Impression one = Logs.impression("i", "u", "q", "", new String[] {"a"}, new double[] {1});
    Impression empty = Logs.impression("e", "v", "q", "", new String[0], new double[0]);
    FittedClickModel fitted = model.fit(source(List.of(one, empty)));
    Attributes found = attributes(fitted).getOrDefault("q", Attributes.NONE);
    double[] row = found.of(one, fitted.unseen());
    assertThat(fitted.behaviour().marginal(new int[] {1}, row)[0]).isGreaterThan(0.3).isLessThan(1);
    ClickQuality quality = ClickQuality.of(fitted, source(List.of(one, empty)));
    assertThat(quality.impressions()).isEqualTo(1);
    assertThat(quality.positions()).hasSize(1);
    assertThat(quality.perplexity()).isEqualTo(quality.conditionalPerplexity());
  }

  /** Lists of 0 to 12 documents, with gaps and repeated documents, by users of a cascade. */
  @ParameterizedTest
  @MethodSource("models")
  void listsOfAnyLengthAndWithGapsArePredicted(ClickModel model) {
    FittedClickModel fitted = model.fit(source(ragged()));
    attributes(fitted)
        .values()
        .forEach(
            ofQuery -> {
              int width = fitted.behaviour().width();
              assertThat(ofQuery.documents()).isSorted().doesNotHaveDuplicates();
              assertThat(ofQuery.values()).hasSize(ofQuery.documents().length * width);
              for (int d = 0; d < ofQuery.documents().length; d++) {
                requireProbabilities(
                    fitted.behaviour(),
                    Arrays.copyOfRange(ofQuery.values(), d * width, (d + 1) * width));
              }
            });
    ClickQuality quality = ClickQuality.of(fitted, source(ragged()));
    assertThat(quality.perplexity()).isBetween(1.0, 2.0);
    assertThat(quality.positions()).extracting(ClickQuality.AtPosition::position).isSorted();
    assertThat(quality.ruledOut() > 0).isEqualTo(model.id().equals("cm"));
    assertThat(Double.isInfinite(quality.logLikelihood())).isEqualTo(model.id().equals("cm"));
  }

  /** Four ranks of the same document; CM alone may say that something is impossible. */
  private static void requireProbabilities(ClickBehaviour behaviour, double[] document) {
    double[] rows = new double[POSITIONS.length * document.length];
    Arrays.setAll(rows, j -> document[j % document.length]);
    for (int pattern = 0; pattern < 1 << POSITIONS.length; pattern++) {
      double[] clicks = EnumeratedCascadesTest.clicks(POSITIONS.length, pattern);
      for (double p : behaviour.conditional(POSITIONS, rows, clicks)) {
        assertThat(p).isGreaterThanOrEqualTo(0).isLessThan(1);
        assertThat(p > 0 || behaviour instanceof Cm).isTrue();
      }
    }
    for (double p : behaviour.marginal(POSITIONS, rows)) {
      assertThat(p).isGreaterThan(0).isLessThan(1);
    }
  }

  /** A model that is fitted to a world beats the one rate on other impressions of it. */
  @ParameterizedTest
  @MethodSource("models")
  void predictsMoreThanOneRateDoes(ClickModel model) {
    SmallWorld world = new SmallWorld(4, 10, 6, 4, 0.5, 0.5);
    List<Impression> train = world.log(new Generator(1), 4000, 1);
    List<Impression> test = world.log(new Generator(2), 2000, 1);
    double perplexity = ClickQuality.of(model.fit(source(train)), source(test)).perplexity();
    double reference =
        ClickQuality.of(new GctrModel().fit(source(train)), source(test)).perplexity();
    assertThat(perplexity)
        .isLessThan(model.id().equals("gctr") ? reference + 1e-12 : reference - 0.01);
  }

  private static List<Impression> ragged() {
    Generator random = new Generator(17);
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      int n = random.nextInt(13);
      String[] documents = new String[n];
      int[] positions = new int[n];
      int position = 0;
      for (int k = 0; k < n; k++) {
        documents[k] = "d" + random.nextInt(9);
        position += random.nextBoolean(0.2) ? 2 : 1;
        positions[k] = position;
      }
      double[] attraction = new double[n];
      Arrays.fill(attraction, 0.35);
      double[] clicks = Behaviours.DCM.sample(positions, attraction, random);
      Impression plain = Logs.impression("i" + i, "u" + i, "q" + i % 3, "", documents, clicks);
      log.add(
          new Impression(
              plain.id(),
              plain.unit(),
              plain.bucket(),
              plain.query(),
              "",
              0,
              "",
              Map.of(),
              documents,
              positions,
              clicks,
              clicks,
              new double[0]));
    }
    return log;
  }

  private static Map<String, Attributes> attributes(FittedClickModel fitted) {
    return new TreeMap<>(fitted.attributes().fold(new ToMap<>()));
  }

  private static Source<Impression> source(List<Impression> log) {
    return Source.of(log, Impression.LAYOUT);
  }
}
