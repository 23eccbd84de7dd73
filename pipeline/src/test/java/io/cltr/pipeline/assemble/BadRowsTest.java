package io.cltr.pipeline.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cltr.check.Level;
import io.cltr.check.RowCheck;
import io.cltr.log.Impression;
import io.cltr.pipeline.table.TableSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way in which a row can be bad, and that no row is lost. */
class BadRowsTest {
  private static final String HEADER =
      "impression_id,query_id,doc_id,position,unit_id,logging_probability,shown_at";

  @TempDir Path folder;

  private TinyLog tiny() {
    return new TinyLog(folder);
  }

  private AssembledLog assemble(List<String> impressions, List<String> clicks) {
    return tiny()
        .assemble(
            AssembleOptions.of(tiny().impressions(impressions), tiny().clicks(clicks))
                .withPartitions(2)
                .withMaxBadShare(1));
  }

  @Test
  void badImpressionsAreQuarantinedWhole() throws IOException {
    List<String> impressions =
        List.of(
            HEADER,
            "good,q,a,1,u,0.5,",
            "good,q,b,2,u,1,",
            "below,q,a,0,u,0.5,",
            "below,q,b,1,u,0.5,",
            "place,q,a,1,u,0.5,",
            "place,q,b,1,u,0.5,",
            "copy,q,a,1,u,0.5,",
            "copy,q,b,1,u,0.5,",
            "copy,q,a,1,u,0.5,",
            "zero,q,a,1,u,0,",
            "above,q,a,1,u,1.5,",
            "nan,q,a,1,u,NaN,",
            "text,q,a,1,u,often,",
            "half,q,a,1.5,u,0.5,",
            "word,q,a,first,u,0.5,",
            "time,q,a,1,u,0.5,yesterday",
            "disagree,q,a,1,u,0.5,",
            "disagree,r,b,2,u,0.5,",
            "some,q,a,1,u,0.5,",
            "some,q,b,2,u,,",
            ",q,a,1,u,0.5,",
            "noquery,,a,1,u,0.5,",
            "nodoc,q,,1,u,0.5,",
            "nounit,q,a,1,,0.5,",
            "short,q,a");
    AssembledLog log = assemble(impressions, List.of("impression_id,doc_id", "good,b"));
    assertThat(TinyLog.impressions(log)).extracting(Impression::id).containsExactly("good");
    assertThat(TinyLog.impression(log, "good").loggingProbabilities()).containsExactly(0.5, 1);
    assertThat(TinyLog.reasons(log))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("impressions: position below 1", 2L),
                Map.entry("impressions: duplicate position in one impression", 4L),
                Map.entry("impressions: copy of another row", 1L),
                Map.entry("impressions: logging_probability outside (0, 1]", 3L),
                Map.entry("impressions: logging_probability missing or unreadable", 1L),
                Map.entry("impressions: position missing or unreadable", 2L),
                Map.entry("impressions: shown_at missing or unreadable", 1L),
                Map.entry("impressions: rows of one impression disagree", 4L),
                Map.entry("impressions: impression_id missing", 1L),
                Map.entry("impressions: query_id missing", 1L),
                Map.entry("impressions: doc_id missing or unreadable", 1L),
                Map.entry("impressions: unit_id missing", 1L),
                Map.entry("impressions: line does not parse", 1L)));
    assertThat(TinyLog.rows(log, "impressions"))
        .isEqualTo(new LogManifest.TableRows("impressions", 2, impressions.size() - 3, 0));
    List<JsonNode> lines = quarantine();
    assertThat(lines).hasSize(impressions.size() - 3);
    assertThat(lines)
        .allSatisfy(
            line -> {
              assertThat(line.get("table").asText()).isEqualTo("impressions");
              assertThat(line.get("file").asText()).endsWith("impressions.csv");
              assertThat(line.get("row").asText()).isNotEmpty();
            });
    assertThat(lines)
        .anySatisfy(line -> assertThat(line.get("row").asText()).contains("\"first\""))
        .anySatisfy(line -> assertThat(line.get("row").asText()).isEqualTo("short,q,a"));
  }

  /** Probabilities of whole rankings: one number each, down to each document, or both. */
  @Test
  void slateProbabilitiesAreProbabilities() {
    List<String> impressions =
        List.of(
            "impression_id,query_id,doc_id,position,cascade_probability,slate_probability",
            "both,q,b,2,0.125,0.125",
            "both,q,a,1,0.5,0.125",
            "down,q,a,1,0.5,",
            "down,q,b,2,0.25,",
            "whole,q,a,1,,0.25",
            "whole,q,b,2,,0.25",
            "zero,q,a,1,0,",
            "above,q,a,1,,1.5",
            "disagree,q,a,1,,0.25",
            "disagree,q,b,2,,0.5",
            "text,q,a,1,,often");
    AssembledLog log = assemble(impressions, List.of("impression_id,doc_id", "both,b"));
    Impression both = TinyLog.impression(log, "both");
    assertThat(both.documents()).containsExactly("a", "b");
    assertThat(both.cascadeProbabilities()).containsExactly(0.5, 0.125);
    assertThat(both.slateProbability()).isEqualTo(0.125);
    assertThat(TinyLog.impression(log, "down").slateProbability()).isEqualTo(0.25);
    assertThat(TinyLog.impression(log, "whole").cascadeProbabilities()).isEmpty();
    assertThat(TinyLog.impression(log, "whole").slateProbability()).isEqualTo(0.25);
    assertThat(TinyLog.reasons(log))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "impressions: cascade_probability outside (0, 1]", 1L,
                "impressions: slate_probability outside (0, 1]", 1L,
                "impressions: slate_probability missing or unreadable", 1L,
                "impressions: rows of one impression disagree", 2L));
  }

  @Test
  void weightsAreNumbersAbove0ThatTheRowsOfAnImpressionShare() {
    List<String> impressions =
        List.of(
            "impression_id,query_id,doc_id,position,weight",
            "good,q,a,1,0.5",
            "zero,q,a,1,0",
            "zero,q,b,2,0",
            "minus,q,a,1,-2",
            "nan,q,a,1,NaN",
            "endless,q,a,1,Infinity",
            "text,q,a,1,ten",
            "disagree,q,a,1,10",
            "disagree,q,b,2,");
    AssembledLog log = assemble(impressions, List.of("impression_id,doc_id", "good,a"));
    assertThat(TinyLog.impressions(log)).extracting(Impression::id).containsExactly("good");
    assertThat(TinyLog.reasons(log))
        .isEqualTo(
            Map.of(
                "impressions: weight not above 0", 5L,
                "impressions: weight missing or unreadable", 1L,
                "impressions: rows of one impression disagree", 2L));
  }

  @Test
  void badClicksAreQuarantinedOneByOne() throws IOException {
    List<String> impressions =
        List.of(HEADER, "good,q,a,1,u,0.5,", "good,q,b,2,u,1,", "bad,q,a,0,u,0.5,");
    List<String> clicks =
        List.of(
            "impression_id,doc_id,position,reward",
            "good,a,1,1",
            "good,a,2,1",
            "good,z,1,1",
            "none,a,1,1",
            "bad,a,0,1",
            ",a,1,1",
            "good,,1,1",
            "good,b,2,much",
            "good,b,2,NaN",
            "good,b,top,1");
    AssembledLog log = assemble(impressions, clicks);
    assertThat(TinyLog.impression(log, "good").clicks()).containsExactly(1, 0);
    assertThat(TinyLog.reasons(log))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("clicks: click at a position where the document was not shown", 1L),
                Map.entry("clicks: click on a document that was not shown", 1L),
                Map.entry("clicks: click without impression", 1L),
                Map.entry("clicks: click on a quarantined impression", 1L),
                Map.entry("clicks: impression_id missing", 1L),
                Map.entry("clicks: doc_id missing", 1L),
                Map.entry("clicks: reward missing or unreadable", 1L),
                Map.entry("clicks: reward is not finite", 1L),
                Map.entry("clicks: position missing or unreadable", 1L),
                Map.entry("impressions: position below 1", 1L)));
    assertThat(TinyLog.rows(log, "clicks")).isEqualTo(new LogManifest.TableRows("clicks", 1, 9, 0));
    assertThat(quarantine()).hasSize(10);
  }

  @Test
  void aNestedImpressionThatComesTwiceIsBad() {
    TableSpec impressions =
        tiny()
            .write(
                "impressions.jsonl",
                List.of(
                    "{\"impression_id\":\"x\",\"query_id\":\"q\",\"doc_id\":[\"a\"],\"position\":[1]}",
                    "{\"impression_id\":\"x\",\"query_id\":\"q\",\"doc_id\":[\"b\"],\"position\":[2]}",
                    "{\"impression_id\":\"y\",\"query_id\":\"q\",\"doc_id\":[\"b\"],\"position\":[2,3]}",
                    "{\"impression_id\":\"w\",\"query_id\":\"q\",\"doc_id\":[],\"position\":[]}",
                    "{\"impression_id\":\"v\",\"query_id\":",
                    "{\"impression_id\":\"z\",\"query_id\":\"q\",\"doc_id\":[\"b\"],\"position\":[1]}"));
    AssembledLog log =
        tiny()
            .assemble(
                AssembleOptions.of(
                        impressions, tiny().clicks(List.of("impression_id,doc_id", "z,b")))
                    .withMaxBadShare(1));
    assertThat(TinyLog.impressions(log)).extracting(Impression::id).containsExactly("z");
    assertThat(TinyLog.reasons(log))
        .isEqualTo(
            Map.of(
                "impressions: duplicate impression_id", 2L,
                "impressions: arrays of different lengths", 1L,
                "impressions: impression without documents", 1L,
                "impressions: line does not parse", 1L));
  }

  @Test
  void tooManyBadRowsRefuseALogThatIsAssembledAllTheSame() throws IOException {
    List<String> clicks = List.of("impression_id,doc_id", "i1,b", "i2,a", "i7,a", "i8,a", "i1,z");
    AssembleOptions options =
        AssembleOptions.of(tiny().impressions(TinyLog.FLAT), tiny().clicks(clicks));
    AssembledLog log = tiny().assemble(options);
    assertThat(Acceptance.refusal(options, log.manifest()).orElseThrow())
        .contains("clicks: 3 of 5 rows (60.0%)")
        .contains("5.0% that maxBadShare")
        .contains("2 × click without impression, e.g. {\"impression_id\":\"i7\"")
        .contains("1 × click on a document that was not shown");
    assertThat(quarantine()).hasSize(3);
    assertThat(log.manifest().clicks()).isEqualTo(2);
    assertThat(Acceptance.refusal(options.withMaxBadShare(0.6), log.manifest())).isEmpty();
    AssembleOptions lenient =
        options.withLevels(Map.of(RowCheck.CLICK_WITHOUT_IMPRESSION, Level.warning));
    assertThat(Acceptance.refusal(lenient, log.manifest()).orElseThrow())
        .contains("clicks: 1 of 5 rows (20.0%)")
        .doesNotContain("click without impression");
  }

  @Test
  void aLogOfWhichNothingCanBeUsedIsAssembledAndRefused() {
    AssembledLog log =
        assemble(List.of(HEADER, "bad,q,a,0,u,0.5,"), List.of("impression_id,doc_id", "bad,a"));
    assertThat(log.manifest().impressions()).isZero();
    assertThat(TinyLog.impressions(log)).isEmpty();
    assertThat(TinyLog.queries(log)).isEmpty();
    AssembleOptions options =
        AssembleOptions.of(TableSpec.of("shown.csv"), TableSpec.of("clicks.csv"));
    assertThat(Acceptance.refusal(options.withMaxBadShare(1), log.manifest()).orElseThrow())
        .contains("impressions: no row of 'shown.csv' can be used");
    assertThat(Acceptance.refusal(options, log.manifest()).orElseThrow())
        .startsWith("impressions: 1 of 1 rows (100.0%) cannot be used");
  }

  @Test
  void examplesNameRowsAndNeverUnits() {
    AssembledLog log =
        assemble(
            List.of(
                HEADER,
                "good,q,a,1,secret,0.5,",
                "z,q,a,1.5,secret,0.5,",
                "y,q,a,1.5,secret,0.5,",
                "x,q,a,top,secret,0.5,",
                "w,q,a,1.5,secret,0.5,",
                "v,q,a,1,secret,0.5,yesterday",
                "short,q,secret"),
            List.of("impression_id,doc_id", "good,a"));
    assertThat(log.manifest().quarantined())
        .filteredOn(bad -> bad.reason().equals("position missing or unreadable"))
        .singleElement()
        .satisfies(
            bad ->
                assertThat(bad.examples())
                    .extracting(LogManifest.Example::row)
                    .containsExactly(
                        "{\"impression_id\":\"w\",\"query_id\":\"q\",\"doc_id\":\"a\",\"position\":\"1.5\"}",
                        "{\"impression_id\":\"x\",\"query_id\":\"q\",\"doc_id\":\"a\",\"position\":\"top\"}",
                        "{\"impression_id\":\"y\",\"query_id\":\"q\",\"doc_id\":\"a\",\"position\":\"1.5\"}"));
    assertThat(log.manifest().quarantined())
        .flatExtracting(LogManifest.BadRows::examples)
        .allSatisfy(example -> assertThat(example.file()).endsWith("impressions.csv"))
        .extracting(LogManifest.Example::row)
        .anySatisfy(row -> assertThat(row).contains("\"shown_at\":\"yesterday\""))
        .contains("a line of 14 characters")
        .noneMatch(row -> row.contains("secret"));
  }

  private List<JsonNode> quarantine() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve("log/quarantine"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
        for (String line : Files.readAllLines(file)) {
          lines.add(new ObjectMapper().readTree(line));
        }
      }
    }
    return lines;
  }
}
