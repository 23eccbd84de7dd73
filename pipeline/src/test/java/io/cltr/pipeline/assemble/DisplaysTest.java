package io.cltr.pipeline.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.log.Impression;
import io.cltr.pipeline.assemble.LogManifest.Counted;
import io.cltr.pipeline.assemble.LogManifest.TableRows;
import io.cltr.pipeline.table.TableSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is a display: rendered or not, repeated documents, copies of rows. */
class DisplaysTest {
  @TempDir Path folder;

  private TinyLog tiny() {
    return new TinyLog(folder);
  }

  private AssembledLog assemble(List<String> impressions, List<String> clicks) {
    return tiny()
        .assemble(
            AssembleOptions.of(tiny().impressions(impressions), tiny().clicks(clicks))
                .withPartitions(2));
  }

  @Test
  void whatWasNotRenderedIsNoDisplay() {
    AssembledLog log =
        assemble(
            List.of(
                "impression_id,query_id,doc_id,position,rendered,rendered_depth",
                "flags,q,a,1,true,",
                "flags,q,b,2,0,",
                "flags,q,c,3,1,",
                "flags,q,d,4,,",
                "deep,q,a,1,,2",
                "deep,q,b,2,false,2",
                "deep,q,c,3,true,2",
                "none,q,a,1,no,",
                "none,q,b,2,no,"),
            List.of(
                "impression_id,doc_id,position",
                "flags,b,",
                "flags,c,3",
                "deep,a,1",
                "deep,c,3",
                "deep,c,1",
                "deep,z,",
                "none,a,",
                "none,z,"));
    Impression flags = TinyLog.impression(log, "flags");
    assertThat(flags.documents()).containsExactly("a", "c", "d");
    assertThat(flags.positions()).containsExactly(1, 3, 4);
    assertThat(flags.clicks()).containsExactly(0, 1, 0);
    assertThat(TinyLog.impression(log, "deep").documents()).containsExactly("a");
    assertThat(TinyLog.reasons(log))
        .isEqualTo(
            Map.of(
                "impressions: impression of which nothing was rendered", 2L,
                "clicks: click on a document that was not rendered", 3L,
                "clicks: click at a position where the document was not shown", 1L,
                "clicks: click on a document that was not shown", 2L));
    assertThat(TinyLog.rows(log, "impressions")).isEqualTo(new TableRows("impressions", 7, 2, 0));
    Counted hidden = log.manifest().counters().notRendered();
    assertThat(hidden.count()).isEqualTo(3);
    assertThat(hidden.examples())
        .extracting(LogManifest.Example::row)
        .containsExactly("{\"impression_id\":\"deep\"}", "{\"impression_id\":\"flags\"}");
    assertThat(TinyLog.queries(log).get(0).documents()).containsExactly("a", "c", "d");
  }

  @Test
  void whatWasRenderedIsReadOrRefused() {
    AssembledLog log =
        assemble(
            List.of(
                "impression_id,query_id,doc_id,position,rendered,rendered_depth",
                "word,q,a,1,perhaps,",
                "part,q,a,1,,1.5",
                "below,q,a,1,,-1",
                "differ,q,a,1,,1",
                "differ,q,b,2,,2",
                "arrays,q,\"[\"\"a\"\",\"\"b\"\"]\",\"[1,2]\",\"[true]\",",
                "good,q,\"[\"\"a\"\",\"\"b\"\"]\",\"[1,2]\",\"[true,false]\","),
            List.of("impression_id,doc_id"));
    assertThat(TinyLog.impression(log, "good").documents()).containsExactly("a");
    assertThat(TinyLog.reasons(log))
        .isEqualTo(
            Map.of(
                "impressions: rendered missing or unreadable", 1L,
                "impressions: rendered_depth missing or unreadable", 2L,
                "impressions: rows of one impression disagree", 2L,
                "impressions: arrays of different lengths", 1L));
  }

  @Test
  void eachPlaceOfARepeatedDocumentIsADisplay() {
    AssembledLog log =
        assemble(
            List.of(
                "impression_id,query_id,doc_id,position,rendered,logging_probability",
                "i,q,a,1,false,0.1",
                "i,q,b,2,true,0.2",
                "i,q,a,3,true,0.3",
                "i,q,a,4,true,0.4",
                "i,q,a,5,true,0.5",
                "j,q,a,1,,0.1"),
            List.of("impression_id,doc_id,position", "i,a,5", "i,a,", "i,a,1", "i,a,2", "j,a,"));
    Impression impression = TinyLog.impression(log, "i");
    assertThat(impression.documents()).containsExactly("b", "a", "a", "a");
    assertThat(impression.positions()).containsExactly(2, 3, 4, 5);
    assertThat(impression.clicks()).containsExactly(0, 1, 0, 1);
    assertThat(impression.loggingProbabilities()).containsExactly(0.2, 0.3, 0.4, 0.5);
    assertThat(TinyLog.reasons(log))
        .isEqualTo(
            Map.of(
                "clicks: click on a document that was not rendered", 1L,
                "clicks: click at a position where the document was not shown", 1L));
    Counted repeated = log.manifest().counters().repeatedDocuments();
    assertThat(repeated.count()).isEqualTo(1);
    assertThat(repeated.examples().get(0).row())
        .isEqualTo("{\"impression_id\":\"i\",\"doc_id\":\"a\"}");
    assertThat(TinyLog.queries(log).get(0).documents()).containsExactly("a", "b");
  }

  @Test
  void copiesOfRowsAreLeftOut() {
    List<String> shown =
        List.of(
            "impression_id,query_id,doc_id,position,unit_id,device",
            "flat,q,a,1,u,phone",
            "flat,q,b,2,u,phone",
            "flat,q,a,1,u,phone",
            "flat,q,a,1,u,phone",
            "device,q,a,1,u,phone",
            "device,q,a,1,u,tv",
            "place,q,a,1,u,",
            "place,q,b,1,u,",
            "place,q,b,1,u,",
            "nested,q,\"[\"\"a\"\"]\",[1],u,",
            "nested,q,\"[\"\"a\"\"]\",[1],u,",
            "differ,q,\"[\"\"a\"\"]\",[1],u,",
            "differ,q,\"[\"\"a\"\"]\",[1],u,",
            "differ,q,\"[\"\"a\"\"]\",[2],u,");
    List<String> clicks =
        List.of(
            "impression_id,doc_id,clicked_at,event",
            "flat,a,2026-11-02T00:00:00Z,e1",
            "flat,a,2026-11-02T00:00:00Z,e1",
            "flat,a,2026-11-02T00:00:00Z,e2",
            "flat,a,2026-11-02T00:00:01Z,e1",
            "flat,b,,e1",
            "flat,b,,e1");
    AssembledLog log = assemble(shown, clicks);
    assertThat(TinyLog.impressions(log))
        .extracting(Impression::id)
        .containsExactlyInAnyOrder("flat", "nested");
    assertThat(TinyLog.impression(log, "flat").documents()).containsExactly("a", "b");
    assertThat(TinyLog.reasons(log))
        .isEqualTo(
            Map.of(
                "impressions: copy of another row", 5L,
                "impressions: rows of one impression disagree", 2L,
                "impressions: duplicate position in one impression", 2L,
                "impressions: duplicate impression_id", 2L,
                "clicks: copy of another row", 1L));
    assertThat(TinyLog.rows(log, "clicks")).isEqualTo(new TableRows("clicks", 5, 1, 0));
    assertThat(log.manifest().counters().repeatedClicks().count()).isEqualTo(3);
  }

  @Test
  void theCopyOfTheFirstFileStays() {
    List<String> rows = new ArrayList<>(List.of("impression_id,query_id,doc_id,position"));
    rows.add("i,q,a,1");
    tiny().write("shown/one.csv", rows);
    tiny().write("shown/two.csv", rows);
    tiny().write("shown/three.csv", rows);
    AssembledLog log =
        tiny()
            .assemble(
                AssembleOptions.of(
                    TableSpec.of(tiny().out("shown")),
                    tiny().clicks(List.of("impression_id,doc_id"))));
    assertThat(log.manifest().quarantined())
        .singleElement()
        .satisfies(
            copies -> {
              assertThat(copies.rows()).isEqualTo(2);
              assertThat(copies.examples())
                  .extracting(example -> example.file().replaceAll(".*/", ""))
                  .containsExactly("three.csv", "two.csv");
            });
  }
}
