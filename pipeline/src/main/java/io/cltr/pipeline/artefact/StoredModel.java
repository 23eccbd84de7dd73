package io.cltr.pipeline.artefact;

import io.cltr.learner.TrainedRanker;
import io.cltr.pipeline.boost.BoosterJson;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.publish.Sha256;
import io.cltr.ranker.LinearRanker;
import io.cltr.ranker.NetworkRanker;
import io.cltr.ranker.Ranker;
import io.cltr.ranker.TableRanker;
import io.cltr.ranker.TreeRanker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A model's folder: its {@link ModelFile}, and the ranker that it holds. */
public record StoredModel(ModelFile file, Ranker ranker) {
  static final String LINEAR = "linear";
  static final String NETWORK = "network";
  static final String TREES = "trees";
  static final String TABLE = "table";

  /** Name of the file that holds trees. */
  static final String BOOSTER = "booster.json";

  /** What the form of a ranker holds of it; null for what its kind has not. */
  private record Parts(
      String kind,
      double[] mean,
      double[] scale,
      List<Double> weights,
      List<NetworkRanker.Layer> layers,
      String booster,
      String boosterSha256,
      String tableSha256) {

    static Parts of(Ranker ranker, int width) {
      if (ranker instanceof LinearRanker linear) {
        List<Double> weights = Arrays.stream(linear.weights()).boxed().toList();
        return new Parts(LINEAR, linear.mean(), linear.scale(), weights, null, null, null, null);
      }
      if (ranker instanceof NetworkRanker network) {
        List<NetworkRanker.Layer> layers = List.of(network.layers());
        return new Parts(NETWORK, network.mean(), network.scale(), null, layers, null, null, null);
      }
      if (ranker instanceof TreeRanker trees) {
        double[] none = unscaled(trees.width());
        return new Parts(TREES, none, none, null, null, BOOSTER, Sha256.hex(json(trees)), null);
      }
      if (ranker instanceof TableRanker table) {
        double[] none = unscaled(width);
        return new Parts(TABLE, none, none, null, null, null, null, Sha256.hex(json(table)));
      }
      throw new IllegalArgumentException("no form for rankers of " + ranker.getClass().getName());
    }

    private static double[] unscaled(int width) {
      double[] none = new double[width];
      Arrays.fill(none, Double.NaN);
      return none;
    }
  }

  /** The stored form of {@code trained}. */
  public static StoredModel of(TrainedRanker trained, ModelOrigin origin) {
    Parts parts = Parts.of(trained.ranker(), origin.names().size());
    ModelFile file =
        new ModelFile(
            ModelFile.SCHEMA_VERSION,
            parts.kind(),
            trained.learner(),
            trained.signal(),
            trained.hyperParameters(),
            features(parts, origin),
            parts.weights(),
            parts.layers(),
            parts.booster(),
            parts.boosterSha256(),
            parts.tableSha256() == null ? null : TableFile.NAME,
            parts.tableSha256(),
            origin.propensities(),
            origin.trainedOn(),
            origin.seed(),
            origin.splits(),
            origin.version());
    return new StoredModel(file, trained.ranker());
  }

  private static List<ModelFeature> features(Parts parts, ModelOrigin origin) {
    List<ModelFeature> features = new ArrayList<>();
    for (int j = 0; j < parts.mean().length; j++) {
      features.add(
          new ModelFeature(
              origin.names().get(j),
              origin.ranges().low()[j],
              origin.ranges().high()[j],
              parts.mean()[j],
              parts.scale()[j]));
    }
    return features;
  }

  /** Path in a run folder of a file of the model called {@code name}. */
  public static String path(String name, String file) {
    return "%s/%s/%s".formatted(ModelFile.MODELS, name, file);
  }

  /** The files of the model's folder by name. */
  public SortedMap<String, byte[]> content() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(ModelFile.NAME, Json.bytes(file));
    if (ranker instanceof TreeRanker trees) {
      files.put(BOOSTER, json(trees));
    }
    if (ranker instanceof TableRanker table) {
      files.put(TableFile.NAME, json(table));
    }
    return files;
  }

  private static byte[] json(TreeRanker trees) {
    return (BoosterJson.write(trees) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] json(TableRanker table) {
    return Json.bytes(new TableFile(TableFile.SCHEMA_VERSION, table.table()));
  }
}
