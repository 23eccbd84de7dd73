package io.cltr.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.fold.ToList;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.method.Methods;
import io.cltr.propensity.Examination;
import io.cltr.signal.QuerySignal.SignalList;
import io.cltr.testing.RankerLogs;
import io.cltr.testing.WeightedLogs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of {@link Signal}, for every one that is registered. */
class SignalContractTest {
  private static final Examination TRUST =
      new Examination(new double[] {1, .5, 1 / 3., .25}, new double[] {.1, .05, .02, .01});
  private static final List<Query> QUERIES = RankerLogs.randomQueries(12, 1);
  private static final List<Impression> LOG =
      WeightedLogs.weighted(RankerLogs.randomLog(QUERIES, 400, 2));

  static Collection<Signal> signals() {
    return Methods.of(Signal.class).values();
  }

  private static SortedMap<String, QuerySignal> of(Signal signal, List<Impression> log) {
    return of(signal, log, RankerLogs.queries(QUERIES), TRUST);
  }

  private static SortedMap<String, QuerySignal> of(
      Signal signal, List<Impression> log, Source<Keyed<Query>> queries, Examination examination) {
    SortedMap<String, QuerySignal> found = new TreeMap<>();
    for (Keyed<QuerySignal> item :
        signal.of(RankerLogs.log(log), queries, examination).fold(new ToList<>())) {
      found.put(item.key(), item.value());
    }
    return found;
  }

  private static List<Double> numbers(SortedMap<String, QuerySignal> signals) {
    List<Double> numbers = new ArrayList<>();
    for (QuerySignal signal : signals.values()) {
      numbers.add(signal.represented());
      for (SignalList list : signal.lists()) {
        numbers.add((double) Arrays.hashCode(list.documents()));
        numbers.add((double) list.clicks());
        numbers.add(list.unclipped());
        Arrays.stream(list.weight()).forEach(numbers::add);
        Arrays.stream(list.exposure()).forEach(numbers::add);
        Arrays.stream(list.signal()).flatMapToDouble(Arrays::stream).forEach(numbers::add);
      }
    }
    return numbers;
  }

  @Test
  void allAreRegistered() {
    assertThat(Methods.of(Signal.class))
        .containsOnlyKeys("affine", "clicks", "doubly-robust", "ips", "policy-aware");
  }

  @ParameterizedTest
  @MethodSource("signals")
  void saysWhatItIs(Signal signal) {
    assertThat(signal.summary()).isNotBlank().doesNotContain("\n");
    assertThat(signal.source()).isNotBlank();
    assertThat(signal.columns()).isNotEmpty().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("signals")
  void permutedInputGivesTheSameBits(Signal signal) {
    List<Impression> log = new ArrayList<>(LOG);
    List<Query> queries = new ArrayList<>(QUERIES);
    Collections.shuffle(log, new Random(3));
    Collections.shuffle(queries, new Random(4));
    assertThat(numbers(of(signal, log, RankerLogs.queries(queries), TRUST)))
        .isEqualTo(numbers(of(signal, LOG)));
  }

  /** By a power of two, so that no rounding differs. */
  @ParameterizedTest
  @MethodSource("signals")
  void aCommonFactorOfTheWeightsIsOneOfTheSignal(Signal signal) {
    SortedMap<String, QuerySignal> once = of(signal, LOG);
    SortedMap<String, QuerySignal> four = of(signal, WeightedLogs.scaled(LOG, 4));
    once.forEach(
        (query, own) -> {
          QuerySignal other = four.get(query);
          assertThat(other.represented()).isEqualTo(4 * own.represented());
          assertThat(other.lists()).hasSameSizeAs(own.lists());
          for (int l = 0; l < own.lists().size(); l++) {
            for (int column = 0; column < signal.columns().size(); column++) {
              double[] scaled =
                  Arrays.stream(own.lists().get(l).signal()[column]).map(x -> 4 * x).toArray();
              assertThat(other.lists().get(l).signal()[column])
                  .containsExactly(scaled, within(1e-6 * own.represented()));
            }
          }
        });
  }

  @ParameterizedTest
  @MethodSource("signals")
  void aWeightIsThatManyImpressions(Signal signal) {
    SortedMap<String, QuerySignal> weighted = of(signal, LOG);
    SortedMap<String, QuerySignal> repeated = of(signal, WeightedLogs.repeated(LOG));
    weighted.forEach(
        (query, own) -> {
          assertThat(repeated.get(query).represented()).isEqualTo(own.represented());
          assertThat(own.lists()).isNotEmpty();
          for (int l = 0; l < own.lists().size(); l++) {
            for (int column = 0; column < signal.columns().size(); column++) {
              assertThat(repeated.get(query).lists().get(l).signal()[column])
                  .containsExactly(
                      own.lists().get(l).signal()[column], within(1e-6 * own.represented()));
            }
          }
        });
  }

  @ParameterizedTest
  @MethodSource("signals")
  void isAsTallAsItsColumnsAndWideAsItsLists(Signal signal) {
    for (QuerySignal found : of(signal, LOG).values()) {
      for (SignalList list : found.lists()) {
        assertThat(list.documents()).isSorted().doesNotHaveDuplicates();
        assertThat(list.weight()).hasSize(signal.columns().size());
        assertThat(list.signal()).hasDimensions(signal.columns().size(), list.documents().length);
        assertThat(list.exposure().length).isIn(0, list.documents().length);
        assertThat(Arrays.stream(list.signal()).flatMapToDouble(Arrays::stream))
            .allMatch(Double::isFinite)
            .allMatch(gamma -> !signal.nonNegative() || gamma >= 0);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("signals")
  void queriesThatShowNothingHaveNoList(Signal signal) {
    List<Impression> empty = List.of(RankerLogs.shown("i", "nothing", List.of()));
    QuerySignal found = of(signal, empty).get("nothing");
    assertThat(found.impressions()).isEqualTo(1);
    assertThat(found.lists()).isEmpty();
    assertThat(of(signal, List.of())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("signals")
  void clicksWhereExaminationIsUnknownAreCountedAndLeftOut(Signal signal) {
    Examination second = new Examination(new double[] {1, Double.NaN, .5});
    List<Impression> log =
        List.of(
            RankerLogs.shown("i", "q0", List.of("a", "b", "c"), 1, 1, 0),
            RankerLogs.shown("j", "q1", List.of("c", "b", "a"), 0, 1, 1));
    QuerySignal found = of(signal, log, RankerLogs.queries(QUERIES), second).get("q1");
    boolean debiased = !signal.id().equals("clicks");
    assertThat(found.uncovered()).isEqualTo(debiased ? 1 : 0);
    assertThat(found.lists().stream().mapToLong(SignalList::clicks).sum())
        .isEqualTo(debiased ? 1 : 2);
  }
}
