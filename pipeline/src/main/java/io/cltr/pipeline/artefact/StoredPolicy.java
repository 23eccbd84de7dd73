package io.cltr.pipeline.artefact;

import io.cltr.log.ConfigException;
import io.cltr.pipeline.json.Json;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicySpec;
import io.cltr.policy.PolicyTable;
import io.cltr.policy.TopScoreSpec;
import io.cltr.ranker.Ranker;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A policy's folder: its {@link PolicyFile}, and what it is made of.
 *
 * @param model the ranker that it needs; empty where it needs none
 */
public record StoredPolicy(PolicyFile file, PolicySpec spec, Optional<StoredModel> model) {

  /** The ranking by the score of {@code model}. */
  public static StoredPolicy byScore(String name, StoredModel model) {
    return new StoredPolicy(
        PolicyFile.byScore(name, model), new TopScoreSpec(name, ""), Optional.of(model));
  }

  /**
   * The policy.
   *
   * @param seed of what it draws
   */
  public Policy policy(long seed) {
    return spec.policy(new Parts(model, seed));
  }

  /**
   * The files by path in a run folder that hold the policy under the name {@code label}: its own,
   * and beside it those of its model, so that it needs no other run.
   */
  public SortedMap<String, byte[]> content(String label) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    model.ifPresent(
        ranker ->
            ranker
                .content()
                .forEach((name, content) -> files.put(PolicyFile.path(label, name), content)));
    PolicyFile own =
        model
            .map(ranker -> file.with(label, PolicyFile.path(label, ModelFile.NAME), ranker))
            .orElseGet(() -> file.with(label));
    files.put(PolicyFile.path(label, PolicyFile.NAME), Json.bytes(own));
    return files;
  }

  /** What was stored: one ranker at most. */
  private record Parts(Optional<StoredModel> model, long seed) implements PolicySpec.Parts {
    @Override
    public Ranker ranker(String name) {
      return model.map(StoredModel::ranker).orElseThrow(() -> absent("ranker", name));
    }

    @Override
    public Ranker model(String path, String ranker) {
      throw absent("model", path);
    }

    @Override
    public Policy policy(String path, String policy) {
      throw absent("policy", path);
    }

    @Override
    public List<PolicyTable.Row> table(String path) {
      throw absent("table", path);
    }

    private static ConfigException absent(String what, String name) {
      return new ConfigException(
          "a stored policy needs the %s '%s', which was not stored with it".formatted(what, name));
    }
  }
}
