package io.cltr.pipeline.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.pipeline.table.DateRange;
import io.cltr.pipeline.table.TableFormat;
import io.cltr.pipeline.table.TableSpec;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables as users keep them: names, formats, times and days, and what is said where they fail. */
class RawTablesTest {
  private static final List<String> NO_CLICKS = List.of("impression_id,doc_id");

  @TempDir Path folder;

  private TinyLog tiny() {
    return new TinyLog(folder);
  }

  @Test
  void aRangeOfDatesKeepsItsImpressionsAndTheirLateClicks() {
    tiny().write("days/date=2026-11-01/part.csv", flat("i1"));
    tiny().write("days/date=2026-11-02/part.csv", flat("i2"));
    tiny().write("days/date=2026-11-03/part.csv", flat("i3"));
    tiny().write("clicks/date=2026-11-02/part.csv", List.of("impression_id,doc_id", "i1,a"));
    tiny().write("clicks/date=2026-11-03/part.csv", List.of("impression_id,doc_id", "i2,a"));
    tiny().write("clicks/date=2026-11-04/part.csv", List.of("impression_id,doc_id", "i9,a"));
    AssembledLog log =
        tiny()
            .assemble(
                AssembleOptions.of(
                        TableSpec.of(tiny().out("days")), TableSpec.of(tiny().out("clicks")))
                    .withDates(DateRange.day(LocalDate.of(2026, 11, 2))));
    assertThat(TinyLog.impressions(log)).extracting(Impression::id).containsExactly("i2");
    assertThat(TinyLog.impression(log, "i2").clicks()).containsExactly(1);
    assertThat(TinyLog.impression(log, "i2").context()).isEmpty();
    assertThat(TinyLog.rows(log, "clicks")).isEqualTo(new LogManifest.TableRows("clicks", 1, 0, 1));
  }

  private static List<String> flat(String id) {
    return List.of("impression_id,query_id,doc_id,position", id + ",q,a,1");
  }

  @Test
  void withoutDayFoldersTheTimeOfDisplayTellsTheDay() {
    List<String> lines = new ArrayList<>(TinyLog.FLAT);
    lines.set(4, lines.get(4).replace("2026-11-01", "2026-11-02"));
    lines.set(5, lines.get(5).replace("2026-11-01", "2026-11-02"));
    AssembledLog log =
        tiny()
            .assemble(
                AssembleOptions.of(tiny().impressions(lines), tiny().clicks(TinyLog.CLICKS))
                    .withDates(DateRange.day(LocalDate.of(2026, 11, 2))));
    assertThat(TinyLog.impressions(log)).extracting(Impression::id).containsExactly("i2");
  }

  @Test
  void columnsCanBeRenamed() {
    List<String> lines = new ArrayList<>(TinyLog.FLAT);
    lines.set(0, "imp,query_id,item,rank,unit_id,logger,ts,device");
    TableSpec impressions =
        tiny()
            .impressions(lines)
            .withColumns(Map.of("impression_id", "imp", "doc_id", "item", "position", "rank"));
    AssembledLog log =
        tiny().assemble(AssembleOptions.of(impressions, tiny().clicks(TinyLog.CLICKS)));
    assertThat(TinyLog.impression(log, "i1").documents()).containsExactly("a", "b", "c");
    assertThat(log.manifest().context()).containsExactly("device", "ts");
  }

  @Test
  void aMissingColumnIsNamedWithTheRemedy() {
    TableSpec impressions = tiny().impressions(List.of("impression_id,query_id,item,position"));
    assertThatThrownBy(
            () -> tiny().assemble(AssembleOptions.of(impressions, tiny().clicks(TinyLog.CLICKS))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("impressions")
        .hasMessageContaining("'doc_id'")
        .hasMessageContaining("impressions.csv")
        .hasMessageContaining("impression_id, query_id, item, position")
        .hasMessageContaining("columns: {doc_id: NAME}");
  }

  @Test
  void aMissingPathIsNamed() {
    assertThatThrownBy(
            () ->
                tiny()
                    .assemble(
                        AssembleOptions.of(
                            TableSpec.of("/no/such/log"), tiny().clicks(TinyLog.CLICKS))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("impressions: there is no file or folder '/no/such/log'");
  }

  @Test
  void weightsAreReadAndAre1WhereTheLogDoesNotSay() {
    List<String> flat =
        List.of(
            "impression_id,query_id,doc_id,position,weight",
            "i1,q1,a,1,2.5",
            "i1,q1,b,2,2.5",
            "i2,q1,a,1,");
    AssembledLog log =
        tiny().assemble(AssembleOptions.of(tiny().impressions(flat), tiny().clicks(NO_CLICKS)));
    assertThat(TinyLog.impression(log, "i1").weight()).isEqualTo(2.5);
    assertThat(TinyLog.impression(log, "i2").weight()).isEqualTo(1);
    assertThat(log.manifest().context()).isEmpty();
  }

  @Test
  void aNestedImpressionHasOneWeight() {
    TableSpec nested =
        tiny()
            .write(
                "impressions.jsonl",
                List.of(
                    "{\"impression_id\":\"x\",\"query_id\":\"q\",\"doc_id\":[\"a\",\"b\"],"
                        + "\"position\":[1,2],\"weight\":10}",
                    "{\"impression_id\":\"y\",\"query_id\":\"q\",\"doc_id\":[\"a\"],"
                        + "\"position\":[1],\"weight\":null}"));
    AssembledLog log = tiny().assemble(AssembleOptions.of(nested, tiny().clicks(NO_CLICKS)));
    assertThat(TinyLog.impression(log, "x").weight()).isEqualTo(10);
    assertThat(TinyLog.impression(log, "y").weight()).isEqualTo(1);
  }

  @Test
  void aFormatThatNoEndingTellsMustBeNamed() {
    TableSpec impressions = tiny().write("impressions.txt", TinyLog.FLAT);
    TableSpec clicks = tiny().clicks(TinyLog.CLICKS);
    assertThatThrownBy(() -> tiny().assemble(AssembleOptions.of(impressions, clicks)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("impressions.txt' does not tell its format")
        .hasMessageContaining("parquet, csv, jsonl");
    TableSpec named = impressions.withFormat(TableFormat.CSV);
    assertThat(tiny().assemble(AssembleOptions.of(named, clicks)).manifest().impressions())
        .isEqualTo(2);
  }

  @Test
  void timesAreTimestampsIsoTextOrEpochMilliseconds() {
    List<String> lines = new ArrayList<>(TinyLog.FLAT);
    lines.replaceAll(line -> line.replace("2026-11-01T10:00:00Z", "1793527200000"));
    lines.replaceAll(line -> line.replace("2026-11-01T11:00:00Z", "2026-11-01 13:00:00+02:00"));
    AssembledLog log =
        tiny()
            .assemble(AssembleOptions.of(tiny().impressions(lines), tiny().clicks(TinyLog.CLICKS)));
    assertThat(TinyLog.impression(log, "i1").shownAt()).isEqualTo(1793527200000000L);
    assertThat(TinyLog.impression(log, "i2").shownAt()).isEqualTo(1793530800000000L);
  }
}
