package io.cltr.pipeline.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.pipeline.TestSpark;
import io.cltr.pipeline.table.TableSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tiny logs in every shape, and what they become. */
class AssemblyTest {
  private static final LogManifest.Counted NONE = new LogManifest.Counted(0, List.of());

  @TempDir Path folder;

  private TinyLog tiny() {
    return new TinyLog(folder);
  }

  @Test
  void flatCsvBecomesImpressionsInOrderOfPosition() {
    AssembledLog log = tiny().assemble(tiny().options());
    Impression first = TinyLog.impression(log, "i1");
    assertThat(first.unit()).isEqualTo("u1");
    assertThat(first.bucket()).isEqualTo(Units.bucket("u1"));
    assertThat(first.query()).isEqualTo("q1");
    assertThat(first.logger()).isEqualTo("prod");
    assertThat(first.shownAt()).isEqualTo(1793527200000000L);
    assertThat(first.randomization()).isEmpty();
    assertThat(first.context()).isEqualTo(Map.of("device", "phone"));
    assertThat(first.documents()).containsExactly("a", "b", "c");
    assertThat(first.positions()).containsExactly(1, 2, 3);
    assertThat(first.clicks()).containsExactly(0, 1, 0);
    assertThat(first.rewards()).containsExactly(0, 1, 0);
    assertThat(first.loggingProbabilities()).isEmpty();
    assertThat(TinyLog.impression(log, "i2").context()).isEmpty();
  }

  @Test
  void theManifestCountsWhatWasWritten() {
    AssembleOptions options =
        tiny().options().withFeatures(tiny().write("features.csv", TinyLog.FEATURES));
    LogManifest manifest = tiny().assemble(options).manifest();
    assertThat(manifest)
        .usingRecursiveComparison()
        .ignoringFields("inputHash")
        .isEqualTo(
            new LogManifest(
                LogManifest.SCHEMA_VERSION,
                "unit_id",
                2,
                5,
                2,
                2,
                2,
                6,
                4,
                2,
                List.of("device"),
                List.of(
                    new LogManifest.TableRows("impressions", 5, 0, 0),
                    new LogManifest.TableRows("clicks", 2, 0, 0),
                    new LogManifest.TableRows("features", 6, 0, 0)),
                List.of(),
                new LogManifest.Counters(NONE, NONE, NONE, NONE, NONE),
                List.of(new LogManifest.Kind("", 2, 2)),
                ""));
    assertThat(manifest.inputHash()).matches("[0-9a-f]{16}");
    assertThat(AssembledLog.open(TestSpark.session(), tiny().out("log")).manifest())
        .isEqualTo(manifest);
  }

  @Test
  void queriesHoldTheirCandidatesWithFeaturesAndGroups() {
    AssembleOptions options =
        tiny()
            .options()
            .withFeatures(tiny().write("features.csv", TinyLog.FEATURES))
            .withDocuments(
                tiny()
                    .write(
                        "documents.csv",
                        List.of("doc_id,group_0,group_1", "a,new,books", "c,old,", "c,new,")));
    List<Query> queries = TinyLog.queries(tiny().assemble(options));
    assertThat(queries).extracting(Query::id).containsExactlyInAnyOrder("q1", "q2");
    Query query = queries.stream().filter(q -> q.id().equals("q1")).findFirst().orElseThrow();
    assertThat(query.documents()).containsExactly("a", "b", "c", "d");
    assertThat(query.features()).containsExactly(0.5f, 1, 1.5f, 2, 2.5f, 3, 3.5f, 4);
    assertThat(query.width()).isEqualTo(2);
    assertThat(query.groups())
        .containsExactly(List.of("books", "new"), List.of(), List.of("new", "old"), List.of());
  }

  @Test
  void withoutFeaturesTheCandidatesAreWhatWasShown() {
    List<Query> queries = TinyLog.queries(tiny().assemble(tiny().options()));
    Query query = queries.stream().filter(q -> q.id().equals("q2")).findFirst().orElseThrow();
    assertThat(query.documents()).containsExactly("a", "b");
    assertThat(query.hasFeatures()).isFalse();
    assertThat(query.groups()).containsExactly(List.of(), List.of());
  }

  @Test
  void clicksCountOncePerDisplayAndTheLargestRewardStays() {
    TableSpec clicks =
        tiny()
            .clicks(
                List.of(
                    "impression_id,doc_id,position,reward,kind",
                    "i1,b,2,7,purchase",
                    "i1,b,,2.5,click",
                    "i1,b,2,0.5,click",
                    "i1,c,3,9,purchase",
                    "i2,a,2,0.5,",
                    "i2,a,,,click"));
    AssembledLog log =
        tiny().assemble(AssembleOptions.of(tiny().impressions(TinyLog.FLAT), clicks));
    Impression first = TinyLog.impression(log, "i1");
    assertThat(first.clicks()).containsExactly(0, 1, 0);
    assertThat(first.rewards()).containsExactly(0, 7, 0);
    assertThat(TinyLog.impression(log, "i2").rewards()).containsExactly(0, 1);
    assertThat(TinyLog.used(log, "clicks")).isEqualTo(6);
    assertThat(log.manifest().clicks()).isEqualTo(2);
  }

  @Test
  void sessionsAndQueriesAreUnitsWhereTheLogHasNothingFiner() {
    List<String> sessions = new ArrayList<>();
    TinyLog.FLAT.forEach(line -> sessions.add(line.replace("unit_id", "session_id")));
    AssembledLog bySession =
        TinyLog.assemble(
            AssembleOptions.of(tiny().impressions(sessions), tiny().clicks(TinyLog.CLICKS)),
            tiny().out("by-session"));
    assertThat(bySession.manifest().unit()).isEqualTo("session_id");
    assertThat(TinyLog.impression(bySession, "i1").unit()).isEqualTo("u1");
    TableSpec plain =
        tiny()
            .write(
                "plain.csv",
                List.of("impression_id,query_id,doc_id,position", "i1,q1,b,1", "i2,q2,a,1"));
    AssembledLog byQuery =
        TinyLog.assemble(
            AssembleOptions.of(plain, tiny().clicks(TinyLog.CLICKS)), tiny().out("by-query"));
    assertThat(byQuery.manifest().unit()).isEqualTo("query_id");
    assertThat(TinyLog.impression(byQuery, "i2").unit()).isEqualTo("q2");
  }

  @Test
  void aFolderWithoutManifestIsNoLog() {
    assertThatThrownBy(() -> AssembledLog.open(TestSpark.session(), folder.toString()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("has no log.json");
  }

  @Test
  void aLogOfAnotherVersionIsRefused() {
    tiny().write("log.json", List.of("{\"schemaVersion\": 1, \"unit\": \"unit_id\"}"));
    assertThatThrownBy(() -> AssembledLog.open(TestSpark.session(), folder.toString()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("log.json has schemaVersion 1, this version of cltr reads 3");
  }
}
