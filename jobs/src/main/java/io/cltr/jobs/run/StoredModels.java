package io.cltr.jobs.run;

import io.cltr.jobs.config.RunConfig;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.artefact.ModelFile;
import io.cltr.pipeline.artefact.Models;
import io.cltr.pipeline.artefact.StoredModel;
import java.util.SortedMap;
import org.apache.hadoop.conf.Configuration;

/** Models of earlier runs; they must not have been trained on units that this run values. */
record StoredModels(RunConfig config, Configuration hadoop) {

  /** All models of the run at {@code path}. */
  SortedMap<String, StoredModel> all(String path) {
    SortedMap<String, StoredModel> models = new Models(hadoop).all(path);
    models.forEach((name, model) -> requireOtherUnits(name, model.file()));
    return models;
  }

  /**
   * One model.
   *
   * @param path of a run, of a pointer to one, or of the model's folder
   * @param ranker which of the run's models; "" for the only one
   */
  StoredModel find(String path, String ranker) {
    StoredModel model = new Models(hadoop).find(path, ranker);
    requireOtherUnits(ranker.isEmpty() ? path : ranker, model.file());
    return model;
  }

  private void requireOtherUnits(String name, ModelFile model) {
    if (model.seed() != config.seed() || !model.splits().equals(config.splits())) {
      throw new ConfigException(
          "model '%s' was trained with seed %d and %s, this run has %d and %s; units that trained"
                  .formatted(name, model.seed(), model.splits(), config.seed(), config.splits())
              + " it would value it: give the same seed and splits");
    }
  }
}
