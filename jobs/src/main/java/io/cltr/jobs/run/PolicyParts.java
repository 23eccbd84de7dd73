package io.cltr.jobs.run;

import io.cltr.jobs.config.RunConfig;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.table.PolicyTables;
import io.cltr.policy.PolicySpec;
import io.cltr.policy.PolicyTable;
import io.cltr.ranker.Ranker;
import java.util.List;
import java.util.SortedMap;
import org.apache.spark.sql.SparkSession;

/** Rankers by name, stored models, and policy tables read by Spark. */
record PolicyParts(SparkSession spark, RunConfig config, SortedMap<String, Ranker> rankers)
    implements PolicySpec.Parts {
  @Override
  public long seed() {
    return config.seed();
  }

  @Override
  public Ranker model(String path, String ranker) {
    return new StoredModels(config, spark.sessionState().newHadoopConf())
        .find(path, ranker)
        .ranker();
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
