package io.cltr.jobs.run;

import io.cltr.jobs.config.RunConfig;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.artefact.Artefacts;
import io.cltr.pipeline.artefact.ModelFile;
import io.cltr.pipeline.json.Nearest;
import io.cltr.pipeline.publish.Pointer;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/** Models of earlier runs; they must not have been trained on units that this run values. */
record StoredModels(RunConfig config, Configuration hadoop) {
  private static final String MODELS = "models";
  private static final String FILE = "model.json";

  /** All models of the run at {@code path}. */
  SortedMap<String, ModelFile> all(String path) {
    Artefacts run = new Artefacts(Pointer.resolve(path, hadoop), hadoop);
    SortedMap<String, ModelFile> models = new TreeMap<>();
    for (String name : run.folders(MODELS)) {
      models.put(name, read(run, ModelFile.path(name), name));
    }
    return models;
  }

  /**
   * One model.
   *
   * @param path of a run, of a pointer to one, or of the model's folder
   * @param ranker which of the run's models; "" for the only one
   */
  ModelFile find(String path, String ranker) {
    Artefacts folder = new Artefacts(path, hadoop);
    if (ranker.isEmpty() && folder.has(FILE)) {
      return read(folder, FILE, path);
    }
    Artefacts run = new Artefacts(Pointer.resolve(path, hadoop), hadoop);
    List<String> models = run.folders(MODELS);
    String name = ranker.isEmpty() && models.size() == 1 ? models.get(0) : ranker;
    if (!models.contains(name)) {
      throw new ConfigException(
          "model: %s has no model '%s'%s; it has %s"
              .formatted(run.folder(), name, Nearest.hint(name, models), models));
    }
    return read(run, ModelFile.path(name), name);
  }

  private ModelFile read(Artefacts from, String file, String name) {
    ModelFile model = from.read(file, ModelFile.class, ModelFile.SCHEMA_VERSION);
    if (model.seed() != config.seed() || !model.splits().equals(config.splits())) {
      throw new ConfigException(
          "model '%s' was trained with seed %d and %s, this run has %d and %s; units that trained"
                  .formatted(name, model.seed(), model.splits(), config.seed(), config.splits())
              + " it would value it: give the same seed and splits");
    }
    return model;
  }
}
