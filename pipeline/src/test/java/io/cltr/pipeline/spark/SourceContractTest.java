package io.cltr.pipeline.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.fold.Blocks;
import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.LocalBlocks;
import io.cltr.fold.Source;
import io.cltr.fold.ToList;
import io.cltr.fold.ToMap;
import io.cltr.log.Units;
import io.cltr.pipeline.TestSpark;
import io.cltr.random.Generator;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every source gives the bits of {@link Source#of}, whatever the partitions. */
class SourceContractTest {

  /** A visit of a user to a page, worth something. */
  record Visit(String user, int index, String page, double worth) implements Serializable {}

  record VisitLayout() implements Layout<Visit> {
    @Override
    public int block(Visit item) {
      return Units.bucket(item.user());
    }

    @Override
    public Comparator<Visit> order() {
      return Comparator.comparing(Visit::user).thenComparingInt(Visit::index);
    }
  }

  private static final Layout<Visit> LAYOUT = new VisitLayout();
  private static final List<Visit> VISITS = visits(3000);
  private static final List<Keyed<Double>> PRICES = prices();

  /** Worths over 40 orders of magnitude: any other order of summation gives other bits. */
  private static List<Visit> visits(int count) {
    Generator random = new Generator(7);
    List<Visit> visits = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String user = "user-" + random.nextInt(700);
      String page = "page-" + random.nextInt(90);
      double worth = random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
      visits.add(new Visit(user, i, page, worth));
    }
    return visits;
  }

  /** A price for every page but each third. */
  private static List<Keyed<Double>> prices() {
    List<Keyed<Double>> prices = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      if (i % 3 != 0) {
        prices.add(new Keyed<>("page-" + i, 1.0 / (i + 1)));
      }
    }
    return prices;
  }

  private static List<Visit> shuffled(List<Visit> visits) {
    List<Visit> copy = new ArrayList<>(visits);
    Collections.shuffle(copy, new Random(1));
    return copy;
  }

  private static Source<Visit> spark(int partitions) {
    return SparkSource.of(TestSpark.context(), shuffled(VISITS), LAYOUT, partitions);
  }

  private static Source<Keyed<Double>> sparkPrices(int partitions) {
    return SparkSource.of(TestSpark.context(), PRICES, Layout.byKey(), partitions);
  }

  private static final Source<Visit> LOCAL = Source.of(VISITS, LAYOUT);
  private static final Source<Keyed<Double>> LOCAL_PRICES = Source.of(PRICES, Layout.byKey());

  private static List<Visit> list(Source<Visit> source) {
    return source.fold(new ToList<>());
  }

  private static Source<Visit> positive(Source<Visit> source) {
    return source.where(visit -> visit.worth() > 0);
  }

  private static Source<Visit> halved(Source<Visit> source) {
    return source.map(v -> new Visit(v.user(), v.index(), v.page(), v.worth() / 3));
  }

  private static Source<Visit> priced(Source<Visit> source, Source<Keyed<Double>> prices) {
    return source.joined(
        Visit::page,
        prices,
        (v, price) -> new Visit(v.user(), v.index(), v.page(), v.worth() * price.orElse(-0.1)));
  }

  private static Source<Keyed<SumFold.Sum>> byPage(Source<Visit> source) {
    return source.grouped(Visit::page, new SumFold<>(Visit::worth));
  }

  private static long bits(Source<Visit> source) {
    return source.fold(new SumFold<>(Visit::worth)).bits();
  }

  @Test
  void theTestDataTellsOrdersOfSummationApart() {
    double forwards = VISITS.stream().reduce(0.0, (sum, v) -> sum + v.worth(), Double::sum);
    assertThat(LOCAL.fold(new SumFold<>(Visit::worth)).total()).isNotEqualTo(forwards);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 16})
  void foldHasTheSameBits(int partitions) {
    assertThat(bits(spark(partitions))).isEqualTo(bits(LOCAL));
    assertThat(list(spark(partitions))).isEqualTo(list(LOCAL));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 16})
  void whereAndMapHaveTheSameBits(int partitions) {
    assertThat(bits(halved(positive(spark(partitions))))).isEqualTo(bits(halved(positive(LOCAL))));
    assertThat(list(positive(halved(spark(partitions))))).isEqualTo(list(positive(halved(LOCAL))));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 16})
  void groupedHasTheSameBitsAndOrder(int partitions) {
    assertThat(byPage(spark(partitions)).fold(new ToList<>()))
        .isEqualTo(byPage(LOCAL).fold(new ToList<>()))
        .hasSize(90);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 16})
  void joinedHasTheSameBitsAndOrder(int partitions) {
    Source<Visit> joined = priced(spark(partitions), sparkPrices(3));
    assertThat(list(joined)).isEqualTo(list(priced(LOCAL, LOCAL_PRICES)));
    assertThat(bits(priced(spark(partitions), LOCAL_PRICES)))
        .isEqualTo(bits(priced(LOCAL, LOCAL_PRICES)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 16})
  void joinedHasTheSameBitsWhereTheSideIsTooLargeToBeGathered(int partitions) {
    SparkSource<Visit> source = (SparkSource<Visit>) spark(partitions);
    for (long sideBytes : new long[] {0, 1000, SparkSource.SIDE_BYTES}) {
      Source<Visit> joined =
          source.joined(Visit::page, byPage(spark(3)), SourceContractTest::share, sideBytes);
      assertThat(list(joined))
          .isEqualTo(list(LOCAL.joined(Visit::page, byPage(LOCAL), SourceContractTest::share)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 16})
  void andHasTheSameBitsAndOrder(int partitions) {
    assertThat(list(spark(partitions).and(halved(spark(3)))))
        .isEqualTo(list(LOCAL.and(halved(LOCAL))));
    assertThat(list(spark(2).and(spark(partitions)).and(halved(spark(3)))))
        .isEqualTo(list(LOCAL.and(LOCAL).and(halved(LOCAL))));
    assertThat(byPage(spark(partitions).and(halved(spark(3)))).fold(new ToList<>()))
        .isEqualTo(byPage(LOCAL.and(halved(LOCAL))).fold(new ToList<>()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 16})
  void packedHasTheSameBitsHereAndOnTheExecutors(int partitions) {
    SparkSource<Visit> source = (SparkSource<Visit>) spark(partitions);
    long expected = packedBits(LOCAL.packed(SourceContractTest::worths));
    Blocks<double[]> local = source.packed(SourceContractTest::worths);
    Blocks<double[]> distributed = source.packed(SourceContractTest::worths, 0);
    assertThat(local).isInstanceOf(LocalBlocks.class);
    assertThat(distributed).isInstanceOf(SparkBlocks.class);
    assertThat(packedBits(local)).isEqualTo(expected);
    assertThat(packedBits(distributed)).isEqualTo(expected);
    distributed.close();
    assertThat(TestSpark.context().getPersistentRDDs()).isEmpty();
  }

  private static double[] worths(List<Visit> visits) {
    assertThat(visits).isNotEmpty();
    return visits.stream().mapToDouble(Visit::worth).toArray();
  }

  private static long packedBits(Blocks<double[]> blocks) {
    return blocks.fold(new SumFold<>(SourceContractTest::sum)).bits();
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 16})
  void chainsHaveTheSameBits(int partitions) {
    assertThat(chain(spark(partitions))).isEqualTo(chain(LOCAL));
  }

  /** Each visit over its page's sum, then summed by user. */
  private static List<Keyed<SumFold.Sum>> chain(Source<Visit> source) {
    return positive(source)
        .joined(Visit::page, byPage(source), SourceContractTest::share)
        .grouped(Visit::user, new SumFold<>(Visit::worth))
        .where(sum -> sum.value().count() > 1)
        .fold(new ToList<>());
  }

  private static Source<Keyed<Double>> byPrice(Source<Keyed<SumFold.Sum>> sums) {
    return sums.map(sum -> new Keyed<>(sum.key(), sum.value().total()));
  }

  private static Visit share(Visit v, Optional<SumFold.Sum> page) {
    return new Visit(v.user(), v.index(), v.page(), v.worth() / page.orElseThrow().total());
  }

  @ParameterizedTest
  @MethodSource("emptySources")
  void emptySourcesGiveTheFoldOfNothing(Source<Visit> empty) {
    assertThat(empty.fold(new SumFold<>(Visit::worth))).isEqualTo(new SumFold.Sum(0, 0));
    assertThat(byPage(empty).fold(new ToList<>())).isEmpty();
    assertThat(list(priced(empty, LOCAL_PRICES))).isEmpty();
    assertThat(list(positive(halved(empty)))).isEmpty();
    assertThat(packedBits(empty.packed(SourceContractTest::worths))).isZero();
  }

  static Stream<Source<Visit>> emptySources() {
    return Stream.of(
        Source.of(List.of(), LAYOUT),
        SparkSource.of(TestSpark.context(), List.of(), LAYOUT, 3),
        spark(7).where(visit -> false),
        SparkSource.laidOut(TestSpark.context().<Visit>emptyRDD(), LAYOUT));
  }

  @Test
  void aFoldIsOneJobAndOneMoreForTheSideOfEachJoin() {
    Source<Visit> source = spark(7);
    Source<Visit> priced = priced(source, sparkPrices(3));
    assertThat(TestSpark.jobs(() -> bits(source))).isEqualTo(1);
    assertThat(TestSpark.jobs(() -> bits(priced))).isEqualTo(2);
    assertThat(TestSpark.jobs(() -> bits(priced))).isEqualTo(1);
    assertThat(TestSpark.jobs(() -> chain(source))).isEqualTo(2);
    assertThat(TestSpark.jobs(() -> priced(halved(source), byPrice(byPage(source))))).isZero();
  }

  @Test
  void twoPartnersForOneKeyAreAnError() {
    List<Keyed<Double>> twice = List.of(new Keyed<>("page-1", 1.0), new Keyed<>("page-1", 2.0));
    Source<Keyed<Double>> local = Source.of(twice, Layout.byKey());
    Source<Keyed<Double>> spread = SparkSource.of(TestSpark.context(), twice, Layout.byKey(), 2);
    String message = "two values for the key 'page-1'";
    assertThatThrownBy(() -> bits(priced(LOCAL, local))).hasMessageContaining(message);
    assertThatThrownBy(() -> bits(priced(spark(2), spread))).hasStackTraceContaining(message);
    Source<Visit> shuffled =
        ((SparkSource<Visit>) spark(2)).joined(Visit::page, spread, (v, price) -> v, 0);
    assertThatThrownBy(() -> bits(shuffled)).hasStackTraceContaining(message);
    assertThatThrownBy(() -> spread.fold(new ToMap<>())).hasMessageContaining(message);
  }

  @Test
  void aTornBlockIsAnError() {
    JavaRDD<Visit> torn = TestSpark.context().parallelize(List.of(VISITS.get(0), VISITS.get(0)), 2);
    assertThatThrownBy(() -> bits(SparkSource.laidOut(torn, LAYOUT)))
        .hasMessageContaining("lies in two partitions");
  }
}
