package io.cltr.pipeline.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.log.Attribution;
import io.cltr.log.Impression;
import io.cltr.pipeline.assemble.LogManifest.Kind;
import io.cltr.pipeline.assemble.LogManifest.TableRows;
import io.cltr.pipeline.table.DateRange;
import io.cltr.pipeline.table.TableSpec;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which clicks count: times, days, kinds. */
class AttributionTest {
  private static final String SHOWN = "impression_id,query_id,doc_id,position,shown_at";
  private static final String CLICKED = "impression_id,doc_id,clicked_at";
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

  @TempDir Path folder;

  private TinyLog tiny() {
    return new TinyLog(folder);
  }

  private static Attribution window(String window) {
    return new Attribution(window, "60s", List.of("click"), new TreeMap<>());
  }

  private static List<String> with(String header, String... lines) {
    List<String> all = new ArrayList<>(List.of(header));
    all.addAll(List.of(lines));
    return all;
  }

  /** Ten documents of one impression that was shown ten minutes before midnight. */
  private AssembleOptions evening(String... clicks) {
    List<String> shown = new ArrayList<>(List.of(SHOWN));
    for (int k = 1; k <= 10; k++) {
      shown.add("i,q,d%d,%d,2026-11-02T23:50:00Z".formatted(k, k));
    }
    return AssembleOptions.of(tiny().impressions(shown), tiny().clicks(with(CLICKED, clicks)))
        .withPartitions(2);
  }

  @Test
  void theWindowReachesAcrossMidnightAndClocksMayDiffer() {
    AssembledLog log =
        tiny()
            .assemble(
                evening(
                    "i,d1,2026-11-03T00:10:00Z",
                    "i,d2,2026-11-03T23:50:00Z",
                    "i,d3,2026-11-03T23:50:00.000001Z",
                    "i,d4,2026-11-02T23:49:00Z",
                    "i,d5,2026-11-02T23:48:59.999999Z",
                    "i,d6,"));
    assertThat(TinyLog.impression(log, "i").clicks()).containsExactly(1, 1, 0, 1, 0, 1, 0, 0, 0, 0);
    assertThat(TinyLog.reasons(log))
        .isEqualTo(
            Map.of(
                "clicks: click after the window of its impression", 1L,
                "clicks: click before its impression", 1L));
    assertThat(Acceptance.refusal(evening(), log.manifest()).orElseThrow())
        .contains("clicks: 1 of 6 rows");
  }

  @Test
  void withoutBoundsOrTimesEveryClickCounts() {
    Attribution anyTime = new Attribution("none", "none", List.of("click"), new TreeMap<>());
    AssembledLog log =
        tiny()
            .assemble(
                evening("i,d1,2001-01-01T00:00:00Z", "i,d2,2099-01-01T00:00:00Z")
                    .withAttribution(anyTime));
    assertThat(TinyLog.impression(log, "i").clicks()).containsExactly(1, 1, 0, 0, 0, 0, 0, 0, 0, 0);
    AssembleOptions untimed =
        AssembleOptions.of(
            tiny().impressions(with("impression_id,query_id,doc_id,position", "i,q,d,1")),
            tiny().clicks(with(CLICKED, "i,d,2001-01-01T00:00:00Z")));
    assertThat(TinyLog.impression(TinyLog.assemble(untimed, tiny().out("untimed")), "i").clicks())
        .containsExactly(1);
  }

  @Test
  void kindsAreClicksOrCarryRewards() {
    Attribution shop =
        new Attribution(
            "none", "none", List.of("view", "buy"), new TreeMap<>(Map.of("buy", 9.0, "like", 2.0)));
    List<String> clicks =
        with(
            "impression_id,doc_id,kind,reward",
            "i1,a,buy,",
            "i1,a,view,",
            "i1,a,view,0.5",
            "i1,b,like,",
            "i1,b,,",
            "i1,c,like,",
            "i2,a,click,7",
            "i2,b,view,3");
    AssembledLog log =
        tiny()
            .assemble(
                AssembleOptions.of(tiny().impressions(TinyLog.FLAT), tiny().clicks(clicks))
                    .withAttribution(shop));
    assertThat(TinyLog.impression(log, "i1").clicks()).containsExactly(1, 1, 0);
    assertThat(TinyLog.impression(log, "i1").rewards()).containsExactly(9, 2, 0);
    assertThat(TinyLog.impression(log, "i2").clicks()).containsExactly(1, 0);
    assertThat(TinyLog.impression(log, "i2").rewards()).containsExactly(3, 0);
    assertThat(log.manifest().kinds())
        .containsExactly(
            new Kind("", 1, 1),
            new Kind("buy", 1, 1),
            new Kind("click", 1, 1),
            new Kind("like", 2, 2),
            new Kind("view", 3, 2));
    assertThat(log.manifest().counters().repeatedClicks().count()).isEqualTo(2);
    assertThat(log.manifest().counters().repeatedClicks().examples())
        .first()
        .satisfies(
            example -> {
              assertThat(example.row()).isEqualTo("{\"impression_id\":\"i1\",\"doc_id\":\"a\"}");
              assertThat(example.file()).endsWith("clicks.csv");
            });
  }

  /** One impression a day, 1 to 5 November, and the clicks that are given, by day folder. */
  private AssembleOptions days(Map<Integer, List<String>> clicks) {
    for (int day = 1; day <= 5; day++) {
      tiny()
          .write(
              "days/date=2026-11-0%d/part.csv".formatted(day),
              with(SHOWN, "i%d,q,a,1,2026-11-0%dT12:00:00Z".formatted(day, day)));
      tiny()
          .write(
              "clicks/date=2026-11-0%d/part.csv".formatted(day),
              with(CLICKED, clicks.getOrDefault(day, List.of()).toArray(String[]::new)));
    }
    return AssembleOptions.of(TableSpec.of(tiny().out("days")), TableSpec.of(tiny().out("clicks")))
        .withDates(new DateRange(DAY, DAY.plusDays(1)));
  }

  @Test
  void clicksAreReadForAsManyDaysAsTheWindowReaches() {
    Map<Integer, List<String>> clicks =
        Map.of(
            1, List.of("i1,a,2026-11-01T13:00:00Z"),
            2, List.of("i1,a,2026-11-02T11:00:00Z", "i2,a,2026-11-02T13:00:00Z"),
            3, List.of("i1,a,2026-11-03T11:00:00Z", "i9,a,2026-11-03T13:00:00Z"),
            4, List.of("i3,a,2026-11-04T11:00:00Z", "i4,a,2026-11-04T13:00:00Z"),
            5, List.of("i3,a,2026-11-05T11:00:00Z", "i5,a,2026-11-05T13:00:00Z"));
    AssembledLog day = TinyLog.assemble(days(clicks), tiny().out("day"));
    assertThat(TinyLog.impressions(day)).extracting(Impression::id).containsExactly("i2", "i3");
    assertThat(TinyLog.rows(day, "clicks")).isEqualTo(new TableRows("clicks", 2, 2, 2));
    assertThat(TinyLog.reasons(day)).isEqualTo(Map.of("clicks: click without impression", 2L));

    AssembledLog two =
        TinyLog.assemble(days(clicks).withAttribution(window("48h")), tiny().out("two"));
    assertThat(TinyLog.rows(two, "clicks")).isEqualTo(new TableRows("clicks", 3, 0, 5));

    AssembledLog none =
        TinyLog.assemble(days(clicks).withAttribution(window("none")), tiny().out("none"));
    assertThat(TinyLog.rows(none, "clicks")).isEqualTo(new TableRows("clicks", 3, 0, 5));

    AssembledLog hour =
        TinyLog.assemble(days(clicks).withAttribution(window("1h")), tiny().out("hour"));
    assertThat(TinyLog.reasons(hour))
        .isEqualTo(
            Map.of(
                "clicks: click without impression", 2L,
                "clicks: click after the window of its impression", 1L));
  }

  @Test
  void clicksOfFastClocksLieInTheFolderOfTheDayBefore() {
    tiny().write("shown/date=2026-11-02/part.csv", with(SHOWN, "i,q,a,1,2026-11-02T00:00:10Z"));
    tiny()
        .write(
            "clicked/date=2026-11-01/part.csv",
            with(CLICKED, "i,a,2026-11-01T23:59:30Z", "h,a,2026-11-01T23:58:00Z"));
    AssembledLog log =
        tiny()
            .assemble(
                AssembleOptions.of(
                        TableSpec.of(tiny().out("shown")), TableSpec.of(tiny().out("clicked")))
                    .withDates(DateRange.day(DAY)));
    assertThat(TinyLog.impression(log, "i").clicks()).containsExactly(1);
    assertThat(TinyLog.rows(log, "clicks")).isEqualTo(new TableRows("clicks", 1, 0, 0));
  }

  @Test
  void withoutFoldersTheTimeOfTheClickTellsTheDay() {
    List<String> shown =
        with(
            SHOWN,
            "i1,q,a,1,2026-11-01T23:00:00Z",
            "i2,q,a,1,2026-11-02T23:00:00Z",
            "i3,q,a,1,2026-11-03T01:00:00Z");
    List<String> clicks =
        with(
            CLICKED,
            "i1,a,2026-11-02T01:00:00Z",
            "i2,a,2026-11-03T01:00:00Z",
            "i3,a,2026-11-03T01:30:00Z",
            "i4,a,2026-11-02T12:00:00Z",
            "i3,a,2026-11-04T01:00:00Z");
    AssembledLog log =
        tiny()
            .assemble(
                AssembleOptions.of(tiny().impressions(shown), tiny().clicks(clicks))
                    .withAttribution(window("6h"))
                    .withDates(DateRange.day(DAY)));
    assertThat(TinyLog.impressions(log)).extracting(Impression::id).containsExactly("i2");
    assertThat(TinyLog.rows(log, "clicks")).isEqualTo(new TableRows("clicks", 1, 1, 2));
  }

  @Test
  void daysAndTimesWithoutOffsetAreThoseOfTheTimeZone() {
    List<String> shown =
        with(
            SHOWN,
            "before,q,a,1,2026-10-24T21:59:59Z",
            "first,q,a,1,2026-10-25T00:00:00",
            "last,q,a,1,2026-10-25T22:59:59Z",
            "after,q,a,1,2026-10-26T00:00:00",
            "turn,q,a,1,2026-10-25T01:50:00");
    List<String> clicks =
        with(
            CLICKED,
            "first,a,2026-10-25T00:30:00",
            "turn,a,2026-10-25T02:40:00+01:00",
            "last,a,2026-10-26T00:59:59");
    AssembleOptions options =
        AssembleOptions.of(tiny().impressions(shown), tiny().clicks(clicks))
            .withTimeZone(ZoneId.of("Europe/Berlin"))
            .withAttribution(window("1h"))
            .withDates(DateRange.day(LocalDate.of(2026, 10, 25)));
    AssembledLog log = tiny().assemble(options);
    assertThat(TinyLog.impressions(log))
        .extracting(Impression::id)
        .containsExactlyInAnyOrder("first", "turn", "last");
    assertThat(TinyLog.impression(log, "first").clicks()).containsExactly(1);
    assertThat(TinyLog.impression(log, "last").clicks()).containsExactly(1);
    assertThat(TinyLog.reasons(log))
        .isEqualTo(Map.of("clicks: click after the window of its impression", 1L));
  }

  @Test
  void timesOutsideTheirFolderAreCounted() {
    tiny()
        .write(
            "shown/date=2026-11-02/part.csv",
            with(
                SHOWN,
                "i1,q,a,1,2026-11-02T12:00:00Z",
                "i2,q,a,1,2026-11-01T14:00:00Z",
                "i3,q,a,1,2026-11-01T15:00:00Z",
                "i4,q,a,1,"));
    AssembledLog log =
        tiny()
            .assemble(
                AssembleOptions.of(
                        TableSpec.of(tiny().out("shown")), tiny().clicks(List.of(CLICKED)))
                    .withTimeZone(ZoneId.of("Asia/Tokyo")));
    assertThat(log.manifest().counters().misplaced().count()).isEqualTo(1);
    assertThat(log.manifest().counters().misplaced().examples())
        .singleElement()
        .satisfies(example -> assertThat(example.row()).isEqualTo("{\"impression_id\":\"i2\"}"));
  }
}
