package io.cltr.pipeline.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.ConfigException;
import io.cltr.log.InputException;
import io.cltr.pipeline.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlatImportTest {
  private static final Map<String, String> COLUMNS =
      Map.of(
          "impression_id",
          "view",
          "query_id",
          "q",
          "doc_id",
          "item",
          "position",
          "rank",
          "click",
          "clicks",
          "shown_at",
          "at");
  private static final String LOG =
      """
      at,view,q,item,rank,clicks,site.na me,position
      2026-11-16 23:30:00,v1,q1,a,0,2,"x, y",7
      2026-11-16 23:30:00,v1,q1,b,1,false,"x, y",7
      2026-11-17T00:10:00Z,v2,q2,a,0,TRUE,z,7
      """;

  @TempDir Path folder;

  @Test
  void everyColumnGoesWhereItsFateSays() throws IOException {
    ImportResult result = run(zeroBased("UTC"), LOG);
    assertThat(Lines.files(result.out()))
        .containsExactly(
            "clicks/date=2026-11-16/part-0.parquet",
            "clicks/date=2026-11-17/part-0.parquet",
            "import.json",
            "impressions/date=2026-11-16/part-0.parquet",
            "impressions/date=2026-11-17/part-0.parquet");
    assertThat(
            Lines.table(
                result,
                "impressions",
                "impression_id",
                "query_id",
                "doc_id",
                "position",
                "unix_seconds(shown_at)",
                "`site.na me`"))
        .containsExactly(
            "[v1,q1,a,1,1794871800,x, y]",
            "[v1,q1,b,2,1794871800,x, y]",
            "[v2,q2,a,1,1794874200,z]");
    assertThat(Lines.table(result, "clicks", "impression_id", "doc_id", "position", "kind"))
        .containsExactly("[v1,a,1,click]", "[v1,a,1,click]", "[v2,a,1,click]");
    assertThat(result.rows()).hasToString("{clicks=3, impressions=3}");
    assertThat(result.files()).containsExactly(new ImportedFile("log.csv", 3, 3, 0));
    assertThat(result.columns())
        .containsExactly(
            new ColumnFate("at", "impressions.shown_at and the day folders"),
            new ColumnFate("view", "impressions.impression_id and clicks.impression_id"),
            new ColumnFate("q", "impressions.query_id"),
            new ColumnFate("item", "impressions.doc_id and clicks.doc_id"),
            new ColumnFate("rank", "impressions.position and clicks.position, counted from 1"),
            new ColumnFate("clicks", "a row of clicks for each click"),
            new ColumnFate("site.na me", "impressions.site.na me (context)"),
            new ColumnFate("position", "dropped: 'position' is 'rank' in this log"));
  }

  @Test
  void daysAndTimesWithoutOffsetAreOfTheTimeZone() throws IOException {
    ImportResult result = run(zeroBased("Europe/Berlin"), LOG);
    assertThat(Lines.table(result, "impressions", "date", "unix_seconds(shown_at)"))
        .containsExactly(
            "[2026-11-16,1794868200]", "[2026-11-16,1794868200]", "[2026-11-17,1794874200]");
  }

  @Test
  void rewardsOfClicksAndOfOthersAreKept() throws IOException {
    ImportResult result =
        run(
            new FlatImport(Map.of(), ";", "UTC", 1, 0),
            """
            impression_id;query_id;doc_id;position;click;reward;clicked_at;weight;rendered;
            v1;q;a;1;1;2.5;1794871800000;10;true;1
            v1;q;b;2;0;4;;10;true;2
            v1;q;c;3;1;;;10;0;3
            v1;q;d;4;0;0;;10;false;4
            """);
    assertThat(
            Lines.table(result, "clicks", "doc_id", "kind", "reward", "unix_seconds(clicked_at)"))
        .containsExactly("[a,click,2.5,1794871800]", "[b,reward,4.0,null]", "[c,click,null,null]");
    assertThat(Lines.table(result, "impressions", "doc_id", "weight", "rendered"))
        .containsExactly("[a,10.0,true]", "[b,10.0,true]", "[c,10.0,false]", "[d,10.0,false]");
    assertThat(Lines.files(result.out()))
        .containsExactly("clicks/part-0.parquet", "import.json", "impressions/part-0.parquet");
    assertThat(result.columns()).contains(new ColumnFate("_c9", "dropped: it has no name"));
  }

  @Test
  void gzipAndAnotherOrderOfRowsGiveTheSameBytes() throws IOException {
    Path plain = run(zeroBased("UTC"), LOG).out();
    List<String> lines = LOG.lines().toList();
    String turned = String.join("\n", lines.get(0), lines.get(3), lines.get(2), lines.get(1));
    Path other =
        zeroBased("UTC")
            .run(
                Lines.gzip(folder.resolve("turned.csv.gz"), turned + "\n"),
                folder.resolve("turned"),
                TestSpark::session)
            .out();
    for (String file : Lines.files(plain)) {
      if (file.endsWith(".parquet")) {
        assertThat(other.resolve(file)).hasSameBinaryContentAs(plain.resolve(file));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x,v3,q,a,0,0,s,7|shown-at-unreadable|shown_at (column 'at') is not a time such as",
        "12:30,v3,q,a,0,0,s,7|shown-at-unreadable|shown_at (column 'at') is not a time such as",
        ",v3,q,a,0,0,s,7|shown-at-missing|shown_at (column 'at') is empty",
        "2026-11-16,,q,a,0,0,s,7|impression-id-missing|impression_id (column 'view') is empty",
        "2026-11-16,v3,q,\"\",0,0,s,7|doc-id-missing|doc_id (column 'item') is empty",
        "2026-11-16,v3,q,a,-1,0,s,7|position-unreadable|(column 'rank') is not a whole number from 0",
        "2026-11-16,v3,q,a,1.5,0,s,7|position-unreadable|position (column 'rank')",
        "2026-11-16,v3,q,a,0,yes,s,7|click-unreadable|click (column 'clicks') is not true, false or",
        "2026-11-16,v3,q,a,0,1001,s,7|click-unreadable|a number of clicks from 0 to 1000",
        "2026-11-16,v3,q,a,0,,s,7|click-missing|click (column 'clicks') is empty",
        "2026-11-16,v3,q,a,0,0,s|unreadable-line|not CSV of the header's 8 columns",
        "2026-11-16,v3,q,a,0,0,\"s,7|unreadable-line|not CSV of the header's 8 columns"
      })
  void badRowsAreQuarantinedWithTheirReason(String row, String check, String reason)
      throws IOException {
    FlatImport lenient = new FlatImport(COLUMNS, ",", "UTC", 0, 0.25);
    ImportResult result = run(lenient, LOG + row + "\n");
    assertThat(result.files()).containsExactly(new ImportedFile("log.csv", 4, 3, 1));
    assertThat(result.quarantined())
        .singleElement()
        .satisfies(
            bad -> {
              assertThat(bad.check()).isEqualTo(check);
              assertThat(bad.reason()).contains(reason);
              assertThat(bad.rows()).isOne();
            });
    assertThat(Lines.quarantine(result)).singleElement().asString().contains(check);
    assertThatThrownBy(() -> run(zeroBased("UTC"), LOG + row + "\n"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("log.csv: 1 of 4 rows (25.0%) cannot be used")
        .hasMessageContaining(reason);
  }

  @Test
  void missingColumnsSayHowToNameThem() {
    assertThatThrownBy(() -> run(new FlatImport(), LOG))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("there is no column 'impression_id'")
        .hasMessageContaining("the header has [at, view, q, item, rank, clicks")
        .hasMessageContaining("--columns impression_id=COLUMN");
    assertThatThrownBy(() -> run(with("reward", "gain"), LOG))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("there is no column 'gain', which is to be reward");
  }

  @Test
  void namesThatAreNoColumnsNameTheNearest() {
    assertThatThrownBy(() -> with("positon", "rank"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'positon' is not a column of cltr's, did you mean 'position'?");
  }

  private static FlatImport with(String name, String column) {
    return new FlatImport(
        Map.of(
            name,
            column,
            "impression_id",
            "view",
            "query_id",
            "q",
            "doc_id",
            "item",
            "position",
            "rank",
            "click",
            "clicks"),
        ",",
        "UTC",
        0,
        0.05);
  }

  private static FlatImport zeroBased(String timeZone) {
    return new FlatImport(COLUMNS, ",", timeZone, 0, 0.05);
  }

  private ImportResult run(FlatImport importer, String content) throws IOException {
    Path log = Files.writeString(folder.resolve("log.csv"), content);
    return importer.run(log, folder.resolve("out"), TestSpark::session);
  }
}
