package io.cltr.pipeline.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.InputException;
import io.cltr.pipeline.TestSpark;
import io.cltr.pipeline.letor.LetorOptions;
import io.cltr.pipeline.simulate.Simulate;
import io.cltr.pipeline.simulate.SimulateOptions;
import io.cltr.simulate.Simulation;
import io.cltr.simulate.TrueQuery;
import io.cltr.simulate.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LetorImportTest {
  @TempDir Path folder;

  @Test
  void writesFeaturesAndGrades() throws IOException {
    Path in = folder.resolve("graded.txt");
    Files.writeString(in, "2 qid:b 1:1e-7 2:5 # x,y\n0 qid:b 1:3\n0 qid:a 2:4.25\n");
    ImportResult result = new LetorImport().run(in, folder.resolve("out"), TestSpark::session);
    assertThat(result.rows()).containsEntry("features", 3L).containsEntry("grades", 3L);
    assertThat(result.files()).containsExactly(new ImportedFile("graded.txt", 3, 3, 0));
    assertThat(folder.resolve("out/features.csv"))
        .hasContent(
            """
            query_id,doc_id,feature_0,feature_1
            a,a-1,0,4.25
            b,b-2,3,0
            b,"x,y",1.0E-7,5
            """);
    assertThat(folder.resolve("out/grades.csv"))
        .hasContent("query_id,doc_id,grade\na,a-1,0\nb,b-2,0\nb,\"x,y\",2\n");
    assertThat(folder.resolve("out/import.json"))
        .content()
        .contains("\"format\" : \"letor\"", "\"source\" : \"graded.txt\"", "firstFeature")
        .doesNotContain(folder.toString());
  }

  @Test
  void theFolderIsACatalogueForSimulate() {
    Path data =
        Path.of(System.getProperty("cltr.root"), "..", "shared/data/lightgbm-lambdarank")
            .resolve("rank.train.gz");
    Assumptions.assumeTrue(Files.exists(data), data + " is not here");
    Path imported = folder.resolve("imported");
    ImportResult result = new LetorImport().run(data, imported, TestSpark::session);
    assertThat(result.files()).containsExactly(new ImportedFile("rank.train.gz", 3005, 3005, 0));
    Truth fromFolder = simulated("folder", imported);
    assertThat(fromFolder).usingRecursiveComparison().isEqualTo(simulated("file", data));
    assertThat(fromFolder.queries()).hasSize(201);
    assertThat(fromFolder.queries().stream().mapToInt(LetorImportTest::size).sum()).isEqualTo(3005);
    assertThat(fromFolder.value("logger:semantic", "ndcg@10"))
        .isGreaterThan(fromFolder.value("uniform", "ndcg@10"));
  }

  @Test
  void gradesWithoutFeaturesAreNamed() throws IOException {
    Files.writeString(folder.resolve("features.csv"), "query_id,doc_id,feature_0\nq,a,1\n");
    Files.writeString(folder.resolve("grades.csv"), "query_id,doc_id,grade\nq,a,1\nq,b,0\n");
    assertThatThrownBy(() -> simulated("log", folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("query 'q' has a grade for document 'b' without features");
    Files.writeString(folder.resolve("grades.csv"), "query_id,doc_id,grade\nq,a,x\n");
    assertThatThrownBy(() -> simulated("log", folder))
        .hasMessageContaining("query 'q', document 'a': the grade must be a whole number");
    Files.writeString(folder.resolve("grades.csv"), "query_id,doc_id,grade\n");
    assertThatThrownBy(() -> simulated("log", folder))
        .hasMessageContaining("query 'q', document 'a' has features but no grade");
  }

  private static int size(TrueQuery query) {
    return query.documents().length;
  }

  private Truth simulated(String name, Path catalogue) {
    return Simulate.run(
            TestSpark.session(),
            new SimulateOptions(
                folder.resolve(name),
                1,
                Optional.of(catalogue),
                new LetorOptions(),
                new Simulation()))
        .truth();
  }
}
