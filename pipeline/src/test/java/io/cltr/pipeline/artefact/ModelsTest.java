package io.cltr.pipeline.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.feature.FeatureRanges;
import io.cltr.learner.TrainedRanker;
import io.cltr.log.ConfigException;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.log.Splits;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.publish.Sha256;
import io.cltr.ranker.LinearRanker;
import io.cltr.ranker.NetworkRanker;
import io.cltr.ranker.NetworkRanker.Layer;
import io.cltr.ranker.Ranker;
import io.cltr.ranker.TableRanker;
import io.cltr.ranker.Tree;
import io.cltr.ranker.TreeRanker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models come back from their folder as they were, and what is no model is refused by name. */
class ModelsTest {
  private static final double[] MEAN = {0.1, -2};
  private static final double[] SCALE = {1.5, 1 / 3.0};
  private static final Ranker LINEAR = new LinearRanker(MEAN, SCALE, new double[] {0.7, -1e-17});
  private static final Ranker NETWORK =
      new NetworkRanker(
          MEAN,
          SCALE,
          new Layer[] {
            new Layer(new double[] {1, 2, -3, 0.1}, new double[] {0.5, 0}),
            new Layer(new double[] {1 / 7.0, -1}, new double[1])
          });
  private static final Ranker TREES =
      new TreeRanker(
          2,
          0.25f,
          List.of(
              new Tree(
                  new int[] {1, -1, -1},
                  new int[] {2, -1, -1},
                  new int[] {1, 0, 0},
                  new float[] {0.5f, 0, 0},
                  new float[] {0, 0.1f, -0.3f},
                  new double[] {10, 4, 6})));

  private static final Ranker TABLE =
      new TableRanker(new TreeMap<>(Map.of("q", new TreeMap<>(Map.of("b", 1 / 3.0)))));

  @TempDir static Path folder;

  private static Path store(String name, Ranker ranker) throws IOException {
    TrainedRanker trained =
        new TrainedRanker(
            "ips-softmax",
            "ips",
            new TreeMap<>(Map.of("l2", 0.1, "clip", Double.POSITIVE_INFINITY)),
            ranker,
            List.of(),
            List.of(),
            1,
            0,
            List.of());
    ModelOrigin origin =
        new ModelOrigin(
            List.of("bm25", "clicks"),
            new FeatureRanges.Ranges(new double[] {-1, -3}, new double[] {4, 9}),
            ModelOrigin.propensities(Optional.empty()),
            "rows",
            1,
            new Splits(),
            "0");
    for (Map.Entry<String, byte[]> file : StoredModel.of(trained, origin).content().entrySet()) {
      Path path = folder.resolve(StoredModel.path(name, file.getKey()));
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    return folder.resolve(ModelFile.path(name));
  }

  private static StoredModel named(String reference) {
    return new Models(new Configuration()).named(folder + reference);
  }

  @Test
  void everyKindComesBackBitByBit() throws IOException {
    Query query =
        new Query(
            "q",
            new String[] {"a", "b"},
            new float[] {0.3f, 1, 2, -7},
            2,
            List.of(List.of(), List.of()));
    for (Ranker ranker : List.of(LINEAR, NETWORK, TREES, TABLE)) {
      String name = ranker.getClass().getSimpleName();
      store(name, ranker);
      for (String reference : List.of("#" + name, "/models/" + name)) {
        StoredModel read = named(reference);
        assertThat(read.ranker().scores(query)).isEqualTo(ranker.scores(query));
        assertThat(read.file().featureNames()).containsExactly("bm25", "clicks");
        assertThat(read.file().hyperParameters()).containsEntry("clip", Double.POSITIVE_INFINITY);
      }
    }
  }

  @Test
  void anUnknownModelIsNamed() throws IOException {
    store("LinearRanker", LINEAR);
    assertThatThrownBy(() -> named("#LinearRank"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("has no model 'LinearRank', did you mean 'LinearRanker'?");
  }

  @Test
  void whatIsNoModelIsRefused() throws IOException {
    refused(tree -> tree.put("kind", "linea"), "of kind 'linea', did you mean 'linear'?");
    refused(tree -> tree.putNull("kind"), "is no model: it has no kind");
    refused(tree -> tree.putNull("features"), "is no model: it has no features");
    refused(tree -> tree.putNull("weights"), "is no model: it has no weights");
    refused(tree -> ((ArrayNode) tree.get("weights")).remove(0), "1 weights for 2 features");
    refused(
        tree -> ((ArrayNode) tree.get("weights")).setNull(1),
        "model.json: the weight of clicks is NaN, it must be a finite number");
    refused(tree -> feature(tree, 0).putNull("mean"), "the mean of bm25 is NaN");
    refused(tree -> feature(tree, 1).put("high", "none"), "the high of clicks is Infinity");
    refused(tree -> feature(tree, 1).put("scale", 0), "the scale of clicks is 0.0");
    refused(tree -> tree.put("schemaVersion", 1), "schemaVersion 1, this version of cltr reads 2");
  }

  @Test
  void treesOfAnotherModelAreRefused() throws IOException {
    Path booster = store("forest", TREES).resolveSibling("booster.json");
    Files.writeString(booster, Files.readString(booster).replace("0.25", "0.5"));
    assertThatThrownBy(() -> named("#forest"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("forest/booster.json has SHA-256 ")
        .hasMessageContaining("copy both files of the model");
    Files.delete(booster);
    assertThatThrownBy(() -> named("#forest"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("there is no ")
        .hasMessageContaining("forest/booster.json");
  }

  @Test
  void aTableOfAnotherModelIsRefused() throws IOException {
    Path table = store("known", TABLE).resolveSibling("table.json");
    Files.writeString(table, Files.readString(table).replace("0.3", "0.4"));
    assertThatThrownBy(() -> named("#known"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("known/table.json has SHA-256 ")
        .hasMessageContaining("copy both files of the model");
  }

  @Test
  void brokenTablesAreRefused() throws IOException {
    refusedTable("{\"schemaVersion\": 1}", "has no scores");
    refusedTable("{\"schemaVersion\": 1, \"scores\": {\"q\": null}}", "a score of query 'q'");
    refusedTable(
        "{\"schemaVersion\": 1, \"scores\": {\"q\": {\"b\": null}}}", "a score of query 'q'");
    refusedTable("{\"schemaVersion\": 2}", "schemaVersion 2, this version of cltr reads 1");
  }

  private static void refusedTable(String content, String message) throws IOException {
    Path file = store("broken", TABLE);
    ObjectNode tree = (ObjectNode) Json.mapper().readTree(file.toFile());
    tree.put("tableSha256", Sha256.hex(content.getBytes(StandardCharsets.UTF_8)));
    Files.write(file, Json.bytes(tree));
    Files.writeString(file.resolveSibling("table.json"), content);
    assertThatThrownBy(() -> named("#broken"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("broken/table.json");
  }

  private static ObjectNode feature(JsonNode tree, int index) {
    return (ObjectNode) tree.get("features").get(index);
  }

  private static void refused(Consumer<ObjectNode> change, String message) throws IOException {
    Path file = store("broken", LINEAR);
    ObjectNode tree = (ObjectNode) Json.mapper().readTree(file.toFile());
    change.accept(tree);
    Files.write(file, Json.bytes(tree));
    assertThatThrownBy(() -> named("#broken"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("broken/model.json");
  }
}
