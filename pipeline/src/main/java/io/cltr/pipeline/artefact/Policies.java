package io.cltr.pipeline.artefact;

import io.cltr.log.ConfigException;
import io.cltr.pipeline.json.Nearest;
import io.cltr.pipeline.publish.Pointer;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Finds policies on any file system; a run's rankers are policies too, by score. */
public record Policies(Configuration hadoop) {

  /**
   * One policy.
   *
   * @param path of a run, of a pointer to one, or of a policy's or a model's folder
   * @param policy which of the run's policies; where it has none of that name, its ranker of that
   *     name by score; "" for the only policy, else the only ranker
   */
  public StoredPolicy find(String path, String policy) {
    if (policy.isEmpty() && new Artefacts(path, hadoop).has(PolicyFile.NAME)) {
      return new PolicyReader(new Artefacts(path, hadoop), above(path)).read();
    }
    if (policy.isEmpty() && new Artefacts(path, hadoop).has(ModelFile.NAME)) {
      return byScore(path, "", new Path(path).getName());
    }
    Artefacts run = new Artefacts(Pointer.resolve(path, hadoop), hadoop);
    List<String> policies = run.folders(PolicyFile.POLICIES);
    List<String> rankers = run.folders(ModelFile.MODELS);
    String name =
        Stream.of(policies, rankers)
            .filter(names -> policy.isEmpty() && names.size() == 1)
            .map(names -> names.get(0))
            .findFirst()
            .orElse(policy);
    if (policies.contains(PolicyFile.folder(name))) {
      String folder =
          "%s/%s/%s".formatted(run.folder(), PolicyFile.POLICIES, PolicyFile.folder(name));
      return new PolicyReader(new Artefacts(folder, hadoop), run).read();
    }
    if (rankers.contains(name)) {
      return byScore(run.folder(), name, name);
    }
    throw new ConfigException(
        "policy: %s has no policy or ranker '%s'%s; it has the policies %s and the rankers %s"
            .formatted(
                run.folder(),
                name,
                Nearest.hint(name, Stream.of(policies, rankers).flatMap(List::stream).toList()),
                policies,
                rankers));
  }

  /**
   * One policy as command lines name it: {@code RUN#POLICY}, a run with one policy, or a policy's
   * folder.
   */
  public StoredPolicy named(String reference) {
    int mark = reference.lastIndexOf('#');
    return mark < 0
        ? find(reference, "")
        : find(reference.substring(0, mark), reference.substring(mark + 1));
  }

  private StoredPolicy byScore(String path, String ranker, String name) {
    return StoredPolicy.byScore(name, new Models(hadoop).find(path, ranker));
  }

  /** The run folder that a policy's folder lies in. */
  private Artefacts above(String folder) {
    String run = new Path(folder + "/../..").toString();
    return new Artefacts(run.isEmpty() ? "." : run, hadoop);
  }
}
