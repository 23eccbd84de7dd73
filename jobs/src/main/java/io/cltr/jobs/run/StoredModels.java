package io.cltr.jobs.run;

import io.cltr.jobs.config.RunConfig;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.artefact.ModelFile;
import io.cltr.pipeline.artefact.Models;
import io.cltr.pipeline.artefact.Policies;
import io.cltr.pipeline.artefact.StoredModel;
import io.cltr.pipeline.artefact.StoredPolicy;
import java.util.SortedMap;
import org.apache.hadoop.conf.Configuration;

/**
 * Models and policies of earlier runs; they must not have been trained on units that this run
 * values.
 */
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

  /**
   * One policy.
   *
   * @param path of a run, of a pointer to one, or of a policy's or a model's folder
   * @param policy which of the run's policies, else of its rankers; "" for the only one
   */
  StoredPolicy policy(String path, String policy) {
    StoredPolicy found = new Policies(hadoop).find(path, policy);
    found.model().ifPresent(model -> requireOtherUnits(found.file().name(), model.file()));
    return found;
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
