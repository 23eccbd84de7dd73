package io.cltr.pipeline.artefact;

import io.cltr.log.InputException;
import io.cltr.pipeline.boost.BoosterJson;
import io.cltr.pipeline.json.Nearest;
import io.cltr.pipeline.json.Versioned;
import io.cltr.pipeline.publish.Sha256;
import io.cltr.ranker.LinearRanker;
import io.cltr.ranker.NetworkRanker;
import io.cltr.ranker.Ranker;
import io.cltr.ranker.TableRanker;
import io.cltr.ranker.TreeRanker;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;

/**
 * Reads a model's folder, and refuses what is no model: with another version of the form, another
 * kind, missing parts, or numbers that are not finite.
 *
 * @param folder the model's own
 */
record ModelReader(Artefacts folder) {
  private static final List<String> KINDS =
      List.of(StoredModel.LINEAR, StoredModel.NETWORK, StoredModel.TREES, StoredModel.TABLE);

  StoredModel read() {
    ModelFile file = folder.read(ModelFile.NAME, ModelFile.class, ModelFile.SCHEMA_VERSION);
    require(file.kind(), "kind");
    require(file.features(), "features");
    require(file.splits(), "splits");
    return new StoredModel(file, ranker(file));
  }

  private Ranker ranker(ModelFile file) {
    finite(file, "low", ModelFeature::low);
    finite(file, "high", ModelFeature::high);
    return switch (file.kind()) {
      case StoredModel.LINEAR -> linear(file);
      case StoredModel.NETWORK -> network(file);
      case StoredModel.TREES -> trees(file);
      case StoredModel.TABLE -> table(file);
      default ->
          throw new InputException(
              "%s is a model of kind '%s'%s; this version of cltr reads %s"
                  .formatted(path(), file.kind(), Nearest.hint(file.kind(), KINDS), KINDS));
    };
  }

  private Ranker linear(ModelFile file) {
    require(file.weights(), "weights");
    if (file.weights().size() != file.width()) {
      throw new InputException(
          "%s has %d weights for %d features; write the model again"
              .formatted(path(), file.weights().size(), file.width()));
    }
    double[] mean = finite(file, "mean", ModelFeature::mean);
    double[] scale = scale(file);
    double[] weights = file.weights().stream().mapToDouble(weight -> weight).toArray();
    for (int j = 0; j < weights.length; j++) {
      finite(file, j, "weight", weights[j]);
    }
    return new LinearRanker(mean, scale, weights);
  }

  private Ranker network(ModelFile file) {
    require(file.layers(), "layers");
    try {
      return new NetworkRanker(
          finite(file, "mean", ModelFeature::mean),
          scale(file),
          file.layers().toArray(NetworkRanker.Layer[]::new));
    } catch (IllegalArgumentException e) {
      throw new InputException(
          "%s: %s; write the model again".formatted(path(), e.getMessage()), e);
    }
  }

  private Ranker trees(ModelFile file) {
    require(file.booster(), "booster");
    byte[] content = beside(file.booster(), file.boosterSha256());
    String booster = folder.folder() + "/" + file.booster();
    TreeRanker trees;
    try {
      trees = BoosterJson.read(new String(content, StandardCharsets.UTF_8));
    } catch (InputException e) {
      throw new InputException("%s: %s".formatted(booster, e.getMessage()), e);
    }
    if (trees.width() != file.width()) {
      throw new InputException(
          "%s asks %d features, %s names %d; copy both files of the model"
              .formatted(booster, trees.width(), path(), file.width()));
    }
    return trees;
  }

  private Ranker table(ModelFile file) {
    require(file.table(), "table");
    byte[] content = beside(file.table(), file.tableSha256());
    String path = folder.folder() + "/" + file.table();
    TableFile read = Versioned.read(content, path, TableFile.class, TableFile.SCHEMA_VERSION);
    if (read.scores() == null) {
      throw new InputException("%s has no scores; write the model again".formatted(path));
    }
    for (Map.Entry<String, SortedMap<String, Double>> query : read.scores().entrySet()) {
      if (query.getValue() == null
          || !query.getValue().values().stream().allMatch(s -> s != null && Double.isFinite(s))) {
        throw new InputException(
            "%s: a score of query '%s' is not a finite number; write the model again"
                .formatted(path, query.getKey()));
      }
    }
    return new TableRanker(read.scores());
  }

  /** The file {@code name} beside the model's, which must be the one that it was written with. */
  private byte[] beside(String name, String sha256) {
    byte[] content = folder.bytes(name);
    if (!Sha256.hex(content).equals(sha256)) {
      throw new InputException(
          "%s/%s has SHA-256 %s, %s says %s; copy both files of the model"
              .formatted(folder.folder(), name, Sha256.hex(content), path(), sha256));
    }
    return content;
  }

  private double[] scale(ModelFile file) {
    double[] scale = finite(file, "scale", ModelFeature::scale);
    for (int j = 0; j < scale.length; j++) {
      if (!(scale[j] > 0)) {
        throw new InputException(
            "%s: the scale of %s is %s, it must be above 0; write the model again"
                .formatted(path(), file.features().get(j).name(), scale[j]));
      }
    }
    return scale;
  }

  private double[] finite(ModelFile file, String what, ToDoubleFunction<ModelFeature> number) {
    double[] numbers = file.features().stream().mapToDouble(number).toArray();
    for (int j = 0; j < numbers.length; j++) {
      finite(file, j, what, numbers[j]);
    }
    return numbers;
  }

  private void finite(ModelFile file, int feature, String what, double number) {
    if (!Double.isFinite(number)) {
      throw new InputException(
          "%s: the %s of %s is %s, it must be a finite number; write the model again"
              .formatted(path(), what, file.features().get(feature).name(), number));
    }
  }

  private void require(Object part, String name) {
    if (part == null || (part instanceof List<?> list && (list.isEmpty() || list.contains(null)))) {
      throw new InputException(
          "%s is no model: it has no %s; write it again".formatted(path(), name));
    }
  }

  private String path() {
    return folder.folder() + "/" + ModelFile.NAME;
  }
}
