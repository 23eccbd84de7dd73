package io.cltr.pipeline.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.log.Impression;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of features and documents that cannot be used, and what hangs on them. */
class BadCandidatesTest {
  @TempDir Path folder;

  private TinyLog tiny() {
    return new TinyLog(folder);
  }

  @Test
  void badFeaturesAndDocumentsAreQuarantined() {
    List<String> features =
        List.of(
            "query_id,doc_id,features",
            "q1,a,\"[1,2]\"",
            "q1,a,\"[1,2]\"",
            "q1,b,\"[1,2]\"",
            "q1,c,\"[1,2]\"",
            "q2,a,\"[1,2]\"",
            "q2,b,\"[1,2]\"",
            "q1,e,\"[1,2,3]\"",
            "q1,f,\"[1,\"\"NaN\"\"]\"",
            "q1,g,\"[1,\"\"Infinity\"\"]\"",
            "q1,h,\"[1,2]\"",
            "q1,h,\"[1,3]\"",
            "q1,i,\"[1,x]\"",
            "q1,j,",
            ",k,\"[1,2]\"");
    AssembleOptions options =
        tiny()
            .options()
            .withFeatures(tiny().write("features.csv", features))
            .withDocuments(tiny().write("documents.csv", List.of("doc_id,groups", "a,x", ",y")))
            .withMaxBadShare(1);
    AssembledLog log = tiny().assemble(options);
    assertThat(TinyLog.reasons(log))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "features: number of features differs from the table's", 1L,
                "features: feature not finite", 2L,
                "features: duplicate features with different values", 2L,
                "features: features missing or unreadable", 2L,
                "features: query_id missing", 1L,
                "documents: doc_id missing", 1L));
    assertThat(TinyLog.rows(log, "features"))
        .isEqualTo(new LogManifest.TableRows("features", 6, 8, 0));
    assertThat(TinyLog.rows(log, "documents"))
        .isEqualTo(new LogManifest.TableRows("documents", 1, 1, 0));
    assertThat(TinyLog.queries(log))
        .filteredOn(query -> query.id().equals("q1"))
        .flatExtracting(query -> List.of(query.documents()))
        .containsExactly("a", "b", "c");
  }

  @Test
  void impressionsOfDocumentsWithoutFeaturesAreQuarantined() {
    List<String> features = new ArrayList<>(TinyLog.FEATURES);
    features.removeIf(line -> line.startsWith("q2,a"));
    AssembledLog log =
        tiny()
            .assemble(
                tiny()
                    .options()
                    .withFeatures(tiny().write("features.csv", features))
                    .withMaxBadShare(1));
    assertThat(TinyLog.impressions(log)).extracting(Impression::id).containsExactly("i1");
    assertThat(TinyLog.reasons(log))
        .isEqualTo(
            Map.of(
                "impressions: shown document without features", 2L,
                "clicks: click on a quarantined impression", 1L));
  }

  @Test
  void featuresNewerThanTheFirstDisplayAreCounted() {
    List<String> features =
        List.of(
            "query_id,doc_id,feature_0,features_at",
            "q1,a,1,2026-11-01T10:00:00Z",
            "q1,b,1,2026-11-01T10:00:01Z",
            "q1,b,1,2026-11-05T00:00:00Z",
            "q1,c,1,",
            "q1,d,1,2026-11-05T00:00:00Z",
            "q2,a,1,2026-11-01T10:30:00Z",
            "q2,b,1,2026-11-02T00:00:00Z",
            "q2,c,1,tomorrow");
    List<String> shown = new ArrayList<>(TinyLog.FLAT);
    shown.add("i3,q2,b,1,u2,prod,2026-11-03T00:00:00Z,");
    shown.add("i4,q1,c,1,u2,prod,,");
    AssembledLog log =
        tiny()
            .assemble(
                AssembleOptions.of(tiny().impressions(shown), tiny().clicks(TinyLog.CLICKS))
                    .withFeatures(tiny().write("features.csv", features))
                    .withPartitions(3));
    LogManifest.Counted newer = log.manifest().counters().newerFeatures();
    assertThat(newer.count()).isEqualTo(3);
    assertThat(newer.examples())
        .extracting(LogManifest.Example::row)
        .containsExactly(
            "{\"query_id\":\"q1\",\"doc_id\":\"b\"}", "{\"query_id\":\"q2\",\"doc_id\":\"b\"}");
    assertThat(TinyLog.reasons(log))
        .isEqualTo(Map.of("features: features_at missing or unreadable", 1L));
  }
}
