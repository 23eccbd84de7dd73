package io.cltr.jobs.run;

import io.cltr.log.ConfigException;
import io.cltr.pipeline.artefact.ModelUse;
import io.cltr.pipeline.artefact.Models;
import io.cltr.pipeline.artefact.Policies;
import io.cltr.pipeline.artefact.PolicyUse;
import io.cltr.pipeline.artefact.StoredModel;
import io.cltr.pipeline.artefact.StoredPolicy;
import io.cltr.pipeline.assemble.CandidateAssembly.Candidates;
import io.cltr.pipeline.table.DrawnTable;
import io.cltr.pipeline.table.RankedTable;
import io.cltr.pipeline.table.RankingTable;
import io.cltr.policy.LoggerPolicy;
import io.cltr.policy.Policy;
import io.cltr.ranker.Ranker;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** What ranks candidates. */
sealed interface Scorer {
  /** What it is called. */
  String name();

  /** The model behind it; empty where it needs none. */
  Optional<StoredModel> model();

  /** Which model that is. */
  Optional<ModelUse> modelUse();

  /** Which policy it is; empty for a model by itself. */
  Optional<PolicyUse> policyUse();

  /**
   * Refuses candidates that lack what it reads.
   *
   * @param groups whether their groups are given
   */
  default void require(boolean groups) {}

  /** The rankings of {@code candidates}, of each the best {@code depth}. */
  RankedTable table(Candidates candidates, int depth);

  /** A model, which ranks by score. */
  record ByScore(String reference, StoredModel stored) implements Scorer {
    /** The model that {@code reference} names. */
    static Scorer named(String reference, Configuration hadoop) {
      return new ByScore(reference, new Models(hadoop).named(reference));
    }

    @Override
    public String name() {
      return ModelUse.of(reference, stored).name();
    }

    @Override
    public Optional<StoredModel> model() {
      return Optional.of(stored);
    }

    @Override
    public Optional<ModelUse> modelUse() {
      return Optional.of(ModelUse.of(reference, stored));
    }

    @Override
    public Optional<PolicyUse> policyUse() {
      return Optional.empty();
    }

    @Override
    public RankedTable table(Candidates candidates, int depth) {
      Ranker ranker = stored.ranker();
      return new RankingTable(candidates.queries(), ranker, depth);
    }
  }

  /**
   * A policy, which draws.
   *
   * @param key of all queries where there is no table of keys
   */
  record ByDraw(StoredPolicy stored, Policy policy, String key) implements Scorer {
    /**
     * The policy that {@code reference} names.
     *
     * @param seed of what it draws
     */
    static Scorer named(String reference, String key, long seed, Configuration hadoop) {
      StoredPolicy stored = new Policies(hadoop).named(reference);
      Policy policy = stored.policy(seed);
      if (policy instanceof LoggerPolicy logger) {
        throw new ConfigException(
            ("--policy: '%s' is what a logger showed, and candidates have no displays that it could"
                    + " be read from: 'evaluate' values it on a log; give another policy here")
                .formatted(logger.name()));
      }
      return new ByDraw(stored, policy, key);
    }

    @Override
    public String name() {
      return stored.file().name();
    }

    @Override
    public Optional<StoredModel> model() {
      return stored.model();
    }

    @Override
    public Optional<ModelUse> modelUse() {
      return stored
          .model()
          .map(
              model ->
                  ModelUse.of(stored.file().model().path().replaceFirst("/[^/]*$", ""), model));
    }

    @Override
    public Optional<PolicyUse> policyUse() {
      return Optional.of(PolicyUse.of(stored));
    }

    @Override
    public void require(boolean groups) {
      if (stored.spec().readsGroups() && !groups) {
        throw new ConfigException(
            ("the table of documents is missing: policy '%s' of kind %s reads the groups of"
                    + " documents; give --documents PATH, or the key 'documents' in --config")
                .formatted(name(), stored.file().kind()));
      }
    }

    @Override
    public RankedTable table(Candidates candidates, int depth) {
      return candidates
          .keys()
          .map(keys -> DrawnTable.each(candidates.queries(), policy, keys.rows(), depth))
          .orElseGet(() -> DrawnTable.once(candidates.queries(), policy, key, depth));
    }
  }
}
