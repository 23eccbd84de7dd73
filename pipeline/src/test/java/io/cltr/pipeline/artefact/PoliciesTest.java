package io.cltr.pipeline.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.feature.FeatureRanges;
import io.cltr.learner.TrainedRanker;
import io.cltr.log.ConfigException;
import io.cltr.log.Displays;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.log.Splits;
import io.cltr.pipeline.json.Json;
import io.cltr.policy.LoggerPolicy;
import io.cltr.policy.Policy;
import io.cltr.ranker.LinearRanker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies come back from their folder, and what was not stored whole is refused by name. */
class PoliciesTest {
  private static final Query QUERY =
      new Query(
          "q",
          new String[] {"a", "b", "c"},
          new float[] {1, 3, 2},
          1,
          List.of(List.of(), List.of(), List.of()));

  @TempDir Path run;

  @BeforeEach
  void store() throws IOException {
    TrainedRanker trained =
        new TrainedRanker(
            "ips-softmax",
            "ips",
            new TreeMap<>(),
            new LinearRanker(new double[1], new double[] {1}, new double[] {1}),
            List.of(),
            List.of(),
            1,
            0,
            List.of());
    ModelOrigin origin =
        new ModelOrigin(
            List.of("bm25"),
            new FeatureRanges.Ranges(new double[] {-1}, new double[] {4}),
            ModelOrigin.propensities(Optional.empty()),
            "rows",
            1,
            new Splits(),
            "0");
    SortedMap<String, byte[]> files = new TreeMap<>();
    StoredModel.of(trained, origin)
        .content()
        .forEach((name, content) -> files.put(StoredModel.path("linear", name), content));
    write(files);
  }

  private void write(SortedMap<String, byte[]> files) throws IOException {
    for (String name : files.keySet()) {
      Path file = run.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, files.get(name));
    }
  }

  private StoredPolicy find(String path, String policy) {
    return new Policies(new Configuration()).find(run + path, policy);
  }

  private StoredPolicy soft(String name) throws IOException {
    StoredPolicy byScore = find("", "linear");
    ObjectNode parameters = byScore.file().parameters().deepCopy().put("temperature", 2.0);
    PolicyFile file = new PolicyFile(1, name, "plackett-luce", parameters, byScore.file().model());
    write(new TreeMap<>(new StoredPolicy(file, byScore.spec(), byScore.model()).content(name)));
    return find("", name);
  }

  private static int[] draw(Policy policy, long key) {
    return policy.draw(QUERY, Displays.NONE, key).orElseThrow();
  }

  @Test
  void aRankerIsAPolicyByScore() {
    for (StoredPolicy found :
        List.of(find("", "linear"), find("", ""), find("/models/linear", ""))) {
      assertThat(found.file().name()).isEqualTo("linear");
      assertThat(found.file().kind()).isEqualTo("top-score");
      assertThat(draw(found.policy(1), 7)).containsExactly(1, 2, 0);
    }
  }

  @Test
  void aStoredPolicyIsFoundByNameAndByFolder() throws IOException {
    StoredPolicy soft = soft("soft:2");
    assertThat(soft.spec().policyName()).isEqualTo("soft:2");
    for (StoredPolicy found : List.of(find("", ""), find("/policies/soft-2", ""))) {
      assertThat(found.file()).isEqualTo(soft.file());
      for (long key = 0; key < 20; key++) {
        assertThat(draw(found.policy(1), key)).isEqualTo(draw(soft.policy(1), key));
      }
    }
    assertThat(find("", "linear").file().kind()).isEqualTo("top-score");
    assertThat(soft("soft").file().identity()).isEqualTo(soft.file().identity());
    assertThat(find("", "linear").file().identity()).isNotEqualTo(soft.file().identity());
    assertThatThrownBy(() -> find("", "sofd"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("has no policy or ranker 'sofd', did you mean 'soft'?");
  }

  @Test
  void aPolicyGoesBeforeARankerOfItsName() throws IOException {
    assertThat(soft("linear").file().kind()).isEqualTo("plackett-luce");
  }

  @Test
  void aLoggerComesBack() throws IOException {
    ObjectNode parameters = Json.mapper().createObjectNode().put("logger", "old");
    PolicyFile file = new PolicyFile(1, "logger:old", "logger", parameters, null);
    String path = PolicyFile.path("logger:old", PolicyFile.NAME);
    write(new TreeMap<>(Map.of(path, Json.bytes(file))));
    assertThat(find("", "logger:old").policy(1)).isEqualTo(new LoggerPolicy("old"));
  }

  @Test
  void whatWasNotStoredIsRefused() throws IOException {
    refused(tree -> tree.put("kind", "model"), "of kind model, whose model was not stored");
    refused(
        tree -> {
          tree.put("kind", "table");
          tree.putObject("parameters").put("rows", "00");
        },
        "of kind table, whose rows were not stored: name the table itself");
    refused(
        tree -> tree.put("kind", "top-scor"), "'top-scor' is unknown, did you mean 'top-score'?");
    refused(tree -> ((ObjectNode) tree.get("model")).put("sha256", "0"), "has SHA-256 ");
    refused(tree -> ((ObjectNode) tree.get("model")).put("path", "nowhere"), "there is no ");
    refused(tree -> tree.put("schemaVersion", 0), "an older cltr wrote it");
  }

  private void refused(Consumer<ObjectNode> damage, String told) throws IOException {
    ObjectNode tree = (ObjectNode) Json.tree(find("", "linear").file());
    damage.accept(tree);
    Path file = run.resolve(PolicyFile.path("bad", PolicyFile.NAME));
    Files.createDirectories(file.getParent());
    Files.write(file, Json.bytes(tree));
    assertThatThrownBy(() -> find("", "bad"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(told);
  }
}
