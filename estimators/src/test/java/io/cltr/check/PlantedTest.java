package io.cltr.check;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.log.Impression;
import io.cltr.method.Methods;
import io.cltr.random.Generator;
import io.cltr.testing.WeightedLogs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Checks on simulated logs: clean ones, and ones with one thing wrong. Sample-ratio checks name one
 * clean log in a thousand, so another check than the planted one's may speak in one of fifty logs.
 */
class PlantedTest {
  private static final int CLEAN = 200;
  private static final int PLANTED = 50;

  /** About traffic that is rare in a small log, not about anything planted. */
  private static final Set<String> HARMLESS = Set.of("thin-positions", "rare-logger");

  private record Named(String plant, String check) {}

  @Test
  void cleanLogsAreHardlyEverNamed() {
    Map<Named, Long> named =
        IntStream.range(0, CLEAN)
            .parallel()
            .mapToObj(
                i -> {
                  SimulatedSite site = SimulatedSite.varied(i);
                  return planted(
                      site.log(),
                      site.shares(),
                      Map.of("clean", log -> log, "downsampled", log -> downsampled(log, i)));
                })
            .flatMap(List::stream)
            .collect(groupingBy(found -> found, counting()));
    System.out.printf("named in %d logs: %s%n", CLEAN, named);
    assertThat(named.values()).allMatch(count -> count <= CLEAN / 100);
  }

  /** Of impressions without a click one in five: better loggers keep a larger share of theirs. */
  private static List<Impression> downsampled(List<Impression> log, int site) {
    return WeightedLogs.downsampled(log, 0.2, new Generator(7).split(site));
  }

  @Test
  void plantsInSitesOfAllKindsAreNamed() {
    assertNamed(
        IntStream.range(0, PLANTED)
            .parallel()
            .mapToObj(
                i -> {
                  SimulatedSite site = SimulatedSite.varied(i);
                  List<Impression> log = site.log();
                  return planted(
                      log,
                      site.shares(),
                      Map.of(
                          "a bot",
                          Plants::bot,
                          "a third of a day",
                          whole -> Plants.keeping(whole, 1 / 3.0, 1)));
                })
            .flatMap(List::stream)
            .collect(groupingBy(named -> named, counting())),
        Map.of("a bot", "bots", "a third of a day", "volume-jump"));
  }

  @Test
  void plantsInLargerLogsAreNamed() {
    assertNamed(
        IntStream.range(0, PLANTED)
            .parallel()
            .mapToObj(
                i -> {
                  SimulatedSite site = SimulatedSite.large(i);
                  List<Impression> log = site.log();
                  List<Named> named = new ArrayList<>();
                  named.addAll(
                      planted(
                          log,
                          site.shares(),
                          Map.of(
                              "47/53", Plants::otherShares,
                              "three times a day", all -> Plants.keeping(all, 1, 1 / 3.0),
                              "lost clicks", Plants::lostClicks)));
                  named.addAll(
                      planted(log, new TreeMap<>(), Map.of("query mix", Plants::queryMix)));
                  return named;
                })
            .flatMap(List::stream)
            .collect(groupingBy(named -> named, counting())),
        Map.of(
            "47/53", "sample-ratio-expected",
            "three times a day", "volume-jump",
            "lost clicks", "ctr-jump",
            "query mix", "sample-ratio-queries"));
  }

  private static List<Named> planted(
      List<Impression> log,
      SortedMap<String, Double> shares,
      Map<String, UnaryOperator<List<Impression>>> plants) {
    List<Named> all = new ArrayList<>();
    plants.forEach(
        (name, plant) ->
            named(plant.apply(log), shares).forEach(check -> all.add(new Named(name, check))));
    return all;
  }

  private static void assertNamed(Map<Named, Long> named, Map<String, String> expected) {
    expected.forEach(
        (plant, check) -> {
          SortedMap<String, Long> checks = new TreeMap<>();
          named.forEach(
              (at, count) -> {
                if (at.plant().equals(plant)) {
                  checks.put(at.check(), count);
                }
              });
          System.out.printf("%s: named in %d logs: %s%n", plant, PLANTED, checks);
          assertThat(checks.get(check)).as(plant).isGreaterThanOrEqualTo(48);
          checks.remove(check);
          assertThat(checks.values()).as(plant + ", others").allMatch(count -> count <= 1);
        });
  }

  /** Ids of the checks that find something. */
  private static List<String> named(List<Impression> log, SortedMap<String, Double> shares) {
    LogCheck expected = new SampleRatioExpected(Level.warning, 0.001, shares);
    List<LogCheck> all = new ArrayList<>(Methods.of(LogCheck.class).values());
    all.removeIf(check -> check.id().equals(expected.id()));
    all.add(expected);
    return Checks.run(all, CheckLogs.facts(log)).stream()
        .map(Finding::check)
        .filter(id -> !HARMLESS.contains(id))
        .distinct()
        .toList();
  }
}
