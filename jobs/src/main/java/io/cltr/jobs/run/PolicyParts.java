package io.cltr.jobs.run;

import io.cltr.jobs.config.RunConfig;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.artefact.StoredModel;
import io.cltr.pipeline.artefact.StoredPolicy;
import io.cltr.pipeline.table.PolicyTables;
import io.cltr.policy.ModelSpec;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicySpec;
import io.cltr.policy.PolicyTable;
import io.cltr.policy.StoredSpec;
import io.cltr.ranker.Ranker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.spark.sql.SparkSession;

/**
 * Rankers by name, policy tables read by Spark, and stored models and policies, each of which is
 * read once.
 */
final class PolicyParts implements PolicySpec.Parts {
  private final SparkSession spark;
  private final RunConfig config;
  private final SortedMap<String, Ranker> rankers;
  private final StoredModels stored;
  private final Map<Place, StoredModel> models = new HashMap<>();
  private final Map<Place, StoredPolicy> policies = new HashMap<>();

  /** What is read from where. */
  private record Place(String path, String name) {}

  PolicyParts(SparkSession spark, RunConfig config, SortedMap<String, Ranker> rankers) {
    this.spark = spark;
    this.config = config;
    this.rankers = rankers;
    this.stored = new StoredModels(config, spark.sessionState().newHadoopConf());
  }

  /** The policy that {@code spec} describes. */
  ValuedPolicy valued(PolicySpec spec) {
    Policy policy = spec.policy(this);
    Optional<StoredPolicy> found = stored(spec);
    Optional<Ranker> ranker =
        found.isPresent()
            ? found.flatMap(StoredPolicy::model).map(StoredModel::ranker)
            : spec.rankerName().map(this::ranker);
    return new ValuedPolicy(spec, policy, ranker, found);
  }

  private Optional<StoredPolicy> stored(PolicySpec spec) {
    if (spec instanceof StoredSpec own) {
      return Optional.of(storedPolicy(own.path(), own.policy()));
    }
    return spec instanceof ModelSpec own
        ? Optional.of(StoredPolicy.byScore(own.name(), storedModel(own.path(), own.ranker())))
        : Optional.empty();
  }

  private StoredModel storedModel(String path, String ranker) {
    return models.computeIfAbsent(new Place(path, ranker), place -> stored.find(path, ranker));
  }

  private StoredPolicy storedPolicy(String path, String policy) {
    return policies.computeIfAbsent(new Place(path, policy), place -> stored.policy(path, policy));
  }

  @Override
  public long seed() {
    return config.seed();
  }

  @Override
  public Ranker model(String path, String ranker) {
    return storedModel(path, ranker).ranker();
  }

  @Override
  public Policy policy(String path, String policy) {
    return storedPolicy(path, policy).policy(config.seed());
  }

  @Override
  public Ranker ranker(String name) {
    Ranker ranker = rankers.get(name);
    if (ranker == null) {
      throw new ConfigException(
          "a policy names the ranker '%s', which is not among %s"
              .formatted(name, rankers.keySet()));
    }
    return ranker;
  }

  @Override
  public List<PolicyTable.Row> table(String path) {
    return PolicyTables.rows(spark, path);
  }
}
