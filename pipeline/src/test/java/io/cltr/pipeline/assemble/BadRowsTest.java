package io.cltr.pipeline.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cltr.log.Impression;
import io.cltr.pipeline.table.TableSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    AssembledLog log = tiny().assembled(impressions, List.of("impression_id,doc_id", "good,b"));
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
    List<JsonNode> lines = tiny().quarantine();
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
    AssembledLog log = tiny().assembled(impressions, List.of("impression_id,doc_id", "both,b"));
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
    AssembledLog log = tiny().assembled(impressions, List.of("impression_id,doc_id", "good,a"));
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
    AssembledLog log = tiny().assembled(impressions, clicks);
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
    assertThat(tiny().quarantine()).hasSize(10);
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
}
