package io.cltr.pipeline.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.check.Level;
import io.cltr.check.RowCheck;
import io.cltr.pipeline.table.TableSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which share of bad rows refuses a log, and how they are told. */
class BadShareTest {
  private static final String HEADER =
      "impression_id,query_id,doc_id,position,unit_id,logging_probability,shown_at";

  @TempDir Path folder;

  private TinyLog tiny() {
    return new TinyLog(folder);
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
    assertThat(tiny().quarantine()).hasSize(3);
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
        tiny()
            .assembled(
                List.of(HEADER, "bad,q,a,0,u,0.5,"), List.of("impression_id,doc_id", "bad,a"));
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
        tiny()
            .assembled(
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
}
