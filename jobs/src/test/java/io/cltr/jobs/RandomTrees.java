package io.cltr.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.pipeline.artefact.Models;
import io.cltr.pipeline.artefact.StoredModel;
import io.cltr.pipeline.boost.BoosterJson;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.publish.Sha256;
import io.cltr.random.Generator;
import io.cltr.ranker.Tree;
import io.cltr.ranker.TreeRanker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** A stored model of trees that nobody trained. */
final class RandomTrees {
  private RandomTrees() {}

  /** Writes one to {@code folder} with the features of {@code model}, which is linear. */
  static void store(Path folder, String model) throws IOException {
    StoredModel stored = new Models(new Configuration()).named(model);
    Generator random = new Generator(5);
    List<Tree> made = new ArrayList<>();
    for (int t = 0; t < 20; t++) {
      made.add(
          new Tree(
              new int[] {1, 3, -1, -1, -1},
              new int[] {2, 4, -1, -1, -1},
              new int[] {random.nextInt(10), random.nextInt(10), 0, 0, 0},
              new float[] {(float) random.nextGaussian(), (float) random.nextGaussian(), 0, 0, 0},
              new float[] {0, 0, (float) random.nextGaussian(), 0.1f, -0.3f},
              new double[] {100, 60, 40, 35, 25}));
    }
    byte[] booster =
        BoosterJson.write(new TreeRanker(stored.file().width(), 0.5f, made))
            .getBytes(StandardCharsets.UTF_8);
    ObjectNode file = (ObjectNode) Json.tree(stored.file());
    file.put("kind", "trees").put("booster", "booster.json").putNull("weights");
    file.put("boosterSha256", Sha256.hex(booster));
    Files.createDirectories(folder);
    Files.write(folder.resolve("model.json"), Json.bytes(file));
    Files.write(folder.resolve("booster.json"), booster);
  }
}
