package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cltr.pipeline.importer.Importer;
import io.cltr.pipeline.importer.Importers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Imports from the command line: what the verbs on a log make of them, and what is refused. */
class ImportVerbTest {
  private static final String FLAT = "impression_id,query_id,doc_id,position,click\n";
  private static final String YANDEX = "1\t0\tQ\t2\t3\t4\n1\t5\tC\t4\n";

  @TempDir Path folder;

  static Iterable<Importer> all() {
    return Importers.all().values();
  }

  /** The examples of the help, on the files that they name. */
  @ParameterizedTest
  @MethodSource("all")
  void theExampleWorksAndEveryRowIsCounted(Importer importer) throws IOException {
    String[] words =
        Stream.concat(
                Stream.of("import", "--format", importer.id()),
                Arrays.stream(importer.example().split(" ")))
            .map(word -> word.startsWith("sample-logs/") ? root(word) : word)
            .map(word -> word.startsWith("work/") ? folder.resolve(word).toString() : word)
            .toArray(String[]::new);
    Terminal.Result result = Terminal.run(words);
    assertThat(result.exit()).as(result.text()).isZero();
    assertThat(Terminal.run("import", "--help").text().replaceAll("[\\s\\\\]+", ""))
        .contains(importer.example().replace(" ", ""), importer.id() + ":");
    try (Stream<Path> written = Files.walk(folder)) {
      Path json = written.filter(file -> file.endsWith("import.json")).findFirst().orElseThrow();
      JsonNode file = RunFolders.json(json).at("/files/0");
      Path source = Path.of(words[words.length - 1]);
      int header = source.toString().endsWith(".csv") ? 1 : 0;
      int lines = Files.readAllLines(source).size() - header;
      assertThat(file.get("read").asLong()).isEqualTo(lines);
      assertThat(file.get("used").asLong() + file.get("quarantined").asLong()).isEqualTo(lines);
    }
  }

  @Test
  void aFlatLogGoesThroughTheNightlyRun() {
    Path log = folder.resolve("log");
    String columns =
        "--columns=impression_id=view,unit_id=user,doc_id=item,position=rank,click=clicks,"
            + "shown_at=time";
    Terminal.Result imported =
        Terminal.run(
            "import",
            "--format=flat",
            columns,
            "--first-position=0",
            "--out=" + log,
            root("sample-logs/import/flat.csv"));
    assertThat(imported.exit()).as(imported.text()).isZero();
    assertThat(imported.text())
        .contains(
            "flat.csv: 400 rows read, 399 used, 1 quarantined",
            "quarantined: 1 × position (column 'rank') is not a whole number from 0",
            "impressions.device (context)");
    Path run =
        RunFolders.run(
            folder.resolve("runs"),
            5,
            "nightly",
            "--impressions=" + log.resolve("impressions"),
            "--clicks=" + log.resolve("clicks"),
            "--set=gate={candidate: 'logger:new', production: 'logger:old'}");
    JsonNode data = RunFolders.json(run.resolve("report.json")).at("/data/log");
    assertThat(data.get("displays").asLong()).isEqualTo(399);
    assertThat(data.get("impressions").asLong()).isEqualTo(100);
    assertThat(data.get("days")).hasSize(2);
  }

  @Test
  void aYandexLogIsValuedWithGivenPropensities() {
    Path log = folder.resolve("log");
    Terminal.Result imported =
        Terminal.run(
            "import",
            "--format=yandex-relpred",
            "--out=" + log,
            root("sample-logs/import/yandex-relpred.tsv"));
    assertThat(imported.exit()).as(imported.text()).isZero();
    JsonNode rows = RunFolders.json(log.resolve("import.json")).get("rows");
    Path run =
        RunFolders.run(
            folder.resolve("runs"),
            0,
            "evaluate",
            "--impressions=" + log.resolve("impressions"),
            "--clicks=" + log.resolve("clicks"),
            "--set=propensities={kind: given, curve: [1, 0.5, 0.33, 0.25, 0.2, 0.17, 0.14, 0.13,"
                + " 0.11, 0.1]}");
    JsonNode data = RunFolders.json(run.resolve("report.json")).at("/data/log");
    assertThat(data.get("impressions")).isEqualTo(rows.get("impressions"));
    assertThat(data.get("displays").asLong()).isEqualTo(10 * rows.get("impressions").asLong());
    assertThat(data.get("undated")).isEqualTo(rows.get("impressions"));
    assertThat(data.get("units").asLong()).isEqualTo(40);
    assertThat(RunFolders.json(run.resolve("report.json")).at("/values/0/policy").asText())
        .isEqualTo("logger:yandex");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "flat|--first-position=2|firstPosition: found 2, allowed are 0 and 1",
        "flat|--first-position=x|firstPosition: found 'x', allowed is a whole number",
        "flat|--time-zone=Mars/Base|timeZone: found 'Mars/Base', allowed is a zone such as UTC",
        "flat|--separator=|separator: found '', allowed is any text",
        "flat|--max-bad-share=7|maxBadShare: found 7.0, allowed is a share in 0..1",
        "flat|--columns=click|should be in KEY=VALUE",
        "flat|--columns=klick=a|'klick' is not a column of cltr's, did you mean 'click'?",
        "flat|--labels=x|--labels is an option of --format yandex-relpred, not of flat, whose options",
        "letor|--first-feature=3|letor.firstFeature: found 3, must be 0 or 1",
        "letter|--features=3|--format: found 'letter', allowed are flat, letor, open-bandit, yandex-",
        "flat|--first-postion=0|Unknown option: '--first-postion=0'"
      })
  void badCommandLinesAreRefused(String format, String flag, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("log.csv"), FLAT + "v,q,d,1,1\n");
    refused(Cltr.USAGE, message, format, flag, file);
  }

  @Test
  void aFolderOfSomebodyElseIsNotOverwritten() throws IOException {
    Path file = Files.writeString(folder.resolve("log.csv"), FLAT + "v,q,d,1,1\n");
    Files.createDirectories(folder.resolve("out/clicks"));
    refused(Cltr.USAGE, "holds 'clicks' but no 'import.json'", "flat", "--separator=,", file);
  }

  @ParameterizedTest
  @CsvSource({"flat, csv", "letor, txt", "open-bandit, csv", "yandex-relpred, tsv"})
  void badFilesAreRefused(String format, String ending) throws IOException {
    String flag = format.equals("letor") ? "--features=0" : "--max-bad-share=0.05";
    Path file = folder.resolve("log." + ending);
    refused(Cltr.DATA, file + ": there is no such readable file", format, flag, file);
    refused(Cltr.DATA, folder + ": is a folder; import takes one file", format, flag, folder);
    Files.writeString(file, "");
    refused(Cltr.DATA, file + ": the file is empty", format, flag, file);
    Files.write(file, new byte[] {0x50, 0x41, 0x52, 0x31, 0, 0, '\n', 1, 2, 3, '\n'});
    refused(Cltr.DATA, file.toString(), format, flag, file);
    Path gzip = folder.resolve("log." + ending + ".gz");
    Files.writeString(gzip, FLAT);
    refused(Cltr.DATA, gzip + ": is not whole gzip", format, flag, gzip);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
      out.write((FLAT + YANDEX).repeat(1000).getBytes(StandardCharsets.UTF_8));
    }
    byte[] whole = Files.readAllBytes(gzip);
    Files.write(gzip, Arrays.copyOf(whole, whole.length / 2));
    refused(Cltr.DATA, gzip + ": is not whole gzip", format, flag, gzip);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "flat|impression_id,query_id,doc_id,position,click|there are no rows to import",
        "flat|v,q,d,1,1;v,q,e,2,0|put a header line before the rows",
        "flat|v,q,d,1,0;v,q,e,2,0|if the file has no header line, put one before it",
        "flat|impression_id,query_id,doc_id,position,click,Click;v,q,d,1,1,1|the header has 'Click' twice",
        "flat|impression_id,query_id,doc_id,position,click;v,q,d,0,1|position is not a whole number from 1",
        "open-bandit|a,b;1,2|the column 'a' is not known; an Open Bandit log has",
        "yandex-relpred|1 0 Q 2 3 4|1 of 1 rows (100.0%) cannot be used",
        "letor|2 qid:1 1:x|line 1: feature 1 is 'x'",
        "letor|# nothing|no rows; one 'GRADE qid:ID INDEX:VALUE"
      })
  void badContentIsRefused(String format, String lines, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("log.csv"), lines.replace(';', '\n') + "\n");
    String flag = format.equals("letor") ? "--features=0" : "--max-bad-share=0.05";
    refused(Cltr.DATA, message, format, flag, file);
    refused(Cltr.DATA, file.toString(), format, flag, file);
  }

  private void refused(int exit, String message, String format, String flag, Path file)
      throws IOException {
    Path out = folder.resolve("out");
    Terminal.Result result =
        Terminal.run("import", "--format=" + format, flag, "--out=" + out, file.toString());
    assertThat(result.exit()).as(result.text()).isEqualTo(exit);
    assertThat(result.text()).contains(message).doesNotContain("\tat ");
    assertThat(out.resolve("import.json")).doesNotExist();
    assertThat(out.resolve("impressions")).doesNotExist();
  }

  private static String root(String path) {
    return Modules.ROOT.resolve(path).toString();
  }
}
