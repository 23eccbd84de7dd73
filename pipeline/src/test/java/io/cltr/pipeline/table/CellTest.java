package io.cltr.pipeline.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.InputException;
import io.cltr.pipeline.TestSpark;
import io.cltr.pipeline.spark.Sessions;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells of cltr's types, and why a cell makes a row bad. */
class CellTest {
  @TempDir Path folder;

  private RawTable table(String zone, String... lines) {
    TableFolder tables = new TableFolder(folder);
    String name = lines[0].startsWith("{") ? "t.jsonl" : "t.csv";
    tables.write(name, lines);
    return TableReader.read(
        Sessions.plannedOnce(TestSpark.session(), ZoneId.of(zone)),
        LogTables.CLICKS,
        tables.spec(name),
        Optional.empty());
  }

  private static List<Object> cells(RawTable table, Cell cell) {
    List<Object> cells = new ArrayList<>();
    for (Row row : table.rows().select(cell.value(), cell.reason()).collectAsList()) {
      cells.add(row.isNullAt(1) ? row.get(0) : row.getString(1));
    }
    return cells;
  }

  private List<Object> times(String zone, String... texts) {
    String[] lines = new String[texts.length + 1];
    lines[0] = "clicked_at";
    System.arraycopy(texts, 0, lines, 1, texts.length);
    RawTable table = table(zone, lines);
    return cells(table, Cell.micros(table, "clicked_at"));
  }

  private static long micros(String instant) {
    return Instant.parse(instant).toEpochMilli() * 1000;
  }

  @Test
  void timesWithoutOffsetAreOfTheZone() {
    assertThat(
            times(
                "Europe/Berlin",
                "2026-07-01T12:00:00",
                "2026-12-01 12:00",
                "2026-12-01",
                "2026-07-01T12:00:00Z",
                "2026-07-01 12:00:00+0200",
                "2026-07-01 12:00:00.250 UTC",
                "1782907200000",
                "1782907200000.0"))
        .containsExactly(
            micros("2026-07-01T10:00:00Z"),
            micros("2026-12-01T11:00:00Z"),
            micros("2026-11-30T23:00:00Z"),
            micros("2026-07-01T12:00:00Z"),
            micros("2026-07-01T10:00:00Z"),
            micros("2026-07-01T12:00:00.250Z"),
            micros("2026-07-01T12:00:00Z"),
            micros("2026-07-01T12:00:00Z"));
  }

  @Test
  void whenClocksChangeTheGapMovesOnAndTheFirstOfTwoHoursIsMeant() {
    assertThat(times("Europe/Berlin", "2026-03-29T02:30:00", "2026-10-25T02:30:00"))
        .containsExactly(micros("2026-03-29T01:30:00Z"), micros("2026-10-25T00:30:00Z"));
  }

  @Test
  void whatIsNoTimeIsNamed() {
    assertThat(
            times(
                "UTC",
                "yesterday",
                "12:00",
                "2026",
                "2026-13-01",
                "1782907200",
                "2199-01-01",
                "1999-12-31T23:59:59Z",
                "9223372036854775807"))
        .containsExactly(
            "unreadable-value:clicked_at",
            "unreadable-value:clicked_at",
            "implausible-time:clicked_at",
            "unreadable-value:clicked_at",
            "implausible-time:clicked_at",
            "implausible-time:clicked_at",
            "implausible-time:clicked_at",
            "unreadable-value:clicked_at");
  }

  @Test
  void numbersAreMillisecondsWhateverTheirType() {
    for (String type : List.of("bigint", "double", "decimal(20,3)")) {
      RawTable text = table("UTC", "x", "1782907200000");
      RawTable table =
          new RawTable(
              "clicks", text.spec(), text.rows().selectExpr("cast(x as " + type + ") clicked_at"));
      assertThat(cells(table, Cell.micros(table, "clicked_at")))
          .as(type)
          .containsExactly(micros("2026-07-01T12:00:00Z"));
    }
  }

  @Test
  void idsAreNotEmptyNotLongAndUtf8() {
    RawTable table =
        table(
            "UTC", "doc_id,x", "a,", ",", "\"\",", "é".repeat(4096) + ",", "é".repeat(4097) + ",");
    assertThat(cells(table, Cell.id(table, "doc_id")))
        .containsExactly(
            "a",
            "missing-value:doc_id",
            "missing-value:doc_id",
            "é".repeat(4096),
            "oversized-value:doc_id");
    assertThat(cells(table, Cell.text(table, "doc_id"))).contains("", "oversized-value:doc_id");
    RawTable bytes =
        new RawTable(
            "clicks",
            table.spec(),
            table
                .rows()
                .limit(1)
                .selectExpr(
                    "X'C328' doc_id",
                    "array(X'41', X'C328') docs",
                    "array('a', repeat('b', 5000)) longs",
                    "array('a', repeat('b', 4000)) fine"));
    assertThat(cells(bytes, Cell.id(bytes, "doc_id"))).containsExactly("not-utf-8:doc_id");
    assertThat(cells(bytes, Cell.ids(bytes, "docs"))).containsExactly("not-utf-8:docs");
    assertThat(cells(bytes, Cell.ids(bytes, "longs"))).containsExactly("oversized-value:longs");
    assertThat(cells(bytes, Cell.ids(bytes, "fine")).get(0)).asString().contains("bbb");
  }

  @Test
  void columnsOfOtherTypesAreRefused() {
    RawTable table =
        table(
            "UTC",
            "{\"doc_id\": [1], \"clicked_at\": {\"s\": 1}, \"reward\": [1], \"position\": {\"a\": 1}}");
    assertThatThrownBy(() -> Cell.id(table, "doc_id"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("clicks: the column 'doc_id' of '" + folder)
        .hasMessageContaining("is ARRAY<STRING>; allowed is one text or number per row");
    assertThatThrownBy(() -> Cell.micros(table, "clicked_at")).hasMessageContaining("a timestamp");
    assertThatThrownBy(() -> Cell.number(table, "reward")).hasMessageContaining("one number");
    assertThatThrownBy(() -> Cell.wholes(table, "position")).hasMessageContaining("numbers, one");
    assertThatThrownBy(() -> Cell.elements(table, "position", DataTypes.BooleanType))
        .hasMessageContaining("truth values, one");
    assertThatThrownBy(() -> Cell.ids(table, "position")).hasMessageContaining("texts or numbers");
  }
}
