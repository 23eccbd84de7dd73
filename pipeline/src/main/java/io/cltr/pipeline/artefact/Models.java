package io.cltr.pipeline.artefact;

import io.cltr.log.ConfigException;
import io.cltr.pipeline.json.Nearest;
import io.cltr.pipeline.publish.Pointer;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/** Finds models on any file system. */
public record Models(Configuration hadoop) {

  /** All models of the run at {@code path}, by name. */
  public SortedMap<String, StoredModel> all(String path) {
    Artefacts run = new Artefacts(Pointer.resolve(path, hadoop), hadoop);
    SortedMap<String, StoredModel> models = new TreeMap<>();
    for (String name : run.folders(ModelFile.MODELS)) {
      models.put(name, read(folder(run, name)));
    }
    return models;
  }

  /**
   * One model.
   *
   * @param path of a run, of a pointer to one, or of the model's folder
   * @param ranker which of the run's models; "" for the only one
   */
  public StoredModel find(String path, String ranker) {
    if (ranker.isEmpty() && new Artefacts(path, hadoop).has(ModelFile.NAME)) {
      return read(path);
    }
    Artefacts run = new Artefacts(Pointer.resolve(path, hadoop), hadoop);
    List<String> models = run.folders(ModelFile.MODELS);
    String name = ranker.isEmpty() && models.size() == 1 ? models.get(0) : ranker;
    if (!models.contains(name)) {
      throw new ConfigException(
          "model: %s has no model '%s'%s; it has %s"
              .formatted(run.folder(), name, Nearest.hint(name, models), models));
    }
    return read(folder(run, name));
  }

  /**
   * One model as command lines name it: {@code RUN#RANKER}, a run with one model, or a model's
   * folder.
   */
  public StoredModel named(String reference) {
    int mark = reference.lastIndexOf('#');
    return mark < 0
        ? find(reference, "")
        : find(reference.substring(0, mark), reference.substring(mark + 1));
  }

  private StoredModel read(String folder) {
    return new ModelReader(new Artefacts(folder, hadoop)).read();
  }

  private static String folder(Artefacts run, String name) {
    return "%s/%s/%s".formatted(run.folder(), ModelFile.MODELS, name);
  }
}
