package io.cltr.pipeline.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.cltr.log.InputException;
import io.cltr.pipeline.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YandexRelPredImportTest {
  private static final String LOG =
      """
      5 0 Q 8 0 103 51 92
      5 10 C 51
      5 10 C 51
      5 20 Q 9 1 51 7
      5 30 C 103
      5 31 C 51
      5 32 C 999
      6 4 C 1
      6 4 Q 8 0 1 2 1
      6 4 C 1
      not a line
      7 9 C 4
      7 3 Q 8 2 3 4
      5 25 Q 8 0 92 7
      """;

  @TempDir Path folder;

  @Test
  void clicksFindTheirQueries() throws IOException {
    ImportResult result = run(log("log.tsv", LOG));
    assertThat(Lines.files(result.out()))
        .containsExactly(
            "clicks/part-0.parquet",
            "import.json",
            "impressions/part-0.parquet",
            "quarantine/part-0.json");
    assertThat(
            Lines.table(
                result,
                "impressions",
                "impression_id",
                "query_id",
                "session_id",
                "logger",
                "region",
                "array_join(doc_id, ' ')",
                "cast(position as string)"))
        .containsExactly(
            "[5-1,8-0,5,yandex,0,103 51 92,[1, 2, 3]]",
            "[5-2,9-1,5,yandex,1,51 7,[1, 2]]",
            "[5-3,8-0,5,yandex,0,92 7,[1, 2]]",
            "[6-1,8-0,6,yandex,0,1 2 1,[1, 2, 3]]",
            "[7-1,8-2,7,yandex,2,3 4,[1, 2]]");
    assertThat(Lines.table(result, "clicks", "impression_id", "doc_id", "position", "kind"))
        .containsExactly(
            "[5-1,103,1,click]",
            "[5-1,51,2,click]",
            "[5-1,51,2,click]",
            "[5-2,51,1,click]",
            "[6-1,1,1,click]",
            "[7-1,4,2,click]");
  }

  @Test
  void everyLineIsUsedOrQuarantined() throws IOException {
    ImportResult result = run(log("log.tsv", LOG));
    assertThat(result.files()).containsExactly(new ImportedFile("log.tsv", 14, 11, 3));
    assertThat(result.rows()).hasToString("{clicks=6, impressions=5}");
    assertThat(result.quarantined())
        .extracting(Quarantined::check, Quarantined::rows, Quarantined::line, Quarantined::example)
        .containsExactly(
            tuple("click-not-shown", 2L, 7L, "5\t32\tC\t999"),
            tuple("unreadable-line", 1L, 11L, "not\ta\tline"));
    assertThat(Lines.quarantine(result))
        .hasSize(3)
        .first()
        .asString()
        .startsWith("{\"check\":\"click-not-shown\",\"reason\":\"no query of the session")
        .endsWith("\"file\":\"log.tsv\",\"line\":7,\"row\":\"5\\t32\\tC\\t999\"}");
    assertThat(result.columns())
        .extracting(ColumnFate::column)
        .contains("SessionID", "TimePassed", "TypeOfAction", "QueryID", "RegionID");
  }

  @Test
  void gzipGivesTheSameBytes() throws IOException {
    Path plain = run(log("log.tsv", LOG)).out();
    Path gzip = Lines.gzip(folder.resolve("log.tsv.gz"), LOG.replace(' ', '\t'));
    Path other = importer("").run(gzip, folder.resolve("other"), TestSpark::session).out();
    for (String file : List.of("impressions/part-0.parquet", "clicks/part-0.parquet")) {
      assertThat(other.resolve(file)).hasSameBinaryContentAs(plain.resolve(file));
    }
  }

  @Test
  void labelsBecomeGrades() throws IOException {
    Path labels =
        log(
            "labels.tsv",
            """
            9 1 51 1
            8 0 103 0
            8 0 103 1
            8 0 92 31
            8 0 92
            """);
    ImportResult result =
        importer(labels.toString())
            .run(log("log.tsv", LOG), folder.resolve("out"), TestSpark::session);
    assertThat(result.out().resolve("grades.csv"))
        .hasContent("query_id,doc_id,grade\n8-0,103,0\n9-1,51,1\n");
    assertThat(result.files())
        .containsExactly(
            new ImportedFile("log.tsv", 14, 11, 3),
            new ImportedFile("labels: labels.tsv", 5, 2, 3));
    assertThat(result.quarantined())
        .filteredOn(each -> each.file().startsWith("labels"))
        .extracting(Quarantined::text)
        .satisfiesExactly(
            text -> assertThat(text).startsWith("1 × an earlier").endsWith("line 3: 8\t0\t103\t1"),
            text ->
                assertThat(text).startsWith("2 × the line is").endsWith("line 4: 8\t0\t92\t31"));
    assertThat(Lines.quarantine(result)).hasSize(6);
  }

  @Test
  void tooManyBadLinesRefuseTheLog() throws IOException {
    Path log = log("log.tsv", LOG);
    assertThatThrownBy(
            () -> new YandexRelPredImport().run(log, folder.resolve("out"), TestSpark::session))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(log + ": 3 of 14 rows (21.4%) cannot be used")
        .hasMessageContaining("--max-bad-share allows 5.0%")
        .hasMessageContaining("line 7: 5\t32\tC\t999");
    assertThat(folder.resolve("out")).isEmptyDirectory();
  }

  @Test
  void aLogOfWhichNothingCanBeUsedIsRefused() throws IOException {
    Path other = Files.writeString(folder.resolve("other.tsv"), "7 M 3 4\n7\t0\tC\t5\n");
    assertThatThrownBy(
            () ->
                new YandexRelPredImport("", "yandex", 1)
                    .run(other, folder.resolve("out"), TestSpark::session))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("2 of 2 rows")
        .hasMessageContaining("neither 'SessionID TimePassed Q")
        .hasMessageContaining("line 1: 7 M 3 4");
  }

  private ImportResult run(Path log) {
    return importer("").run(log, folder.resolve("out"), TestSpark::session);
  }

  private static YandexRelPredImport importer(String labels) {
    return new YandexRelPredImport(labels, "yandex", 0.7);
  }

  private Path log(String name, String lines) throws IOException {
    return Files.writeString(folder.resolve(name), lines.replace(' ', '\t'));
  }
}
