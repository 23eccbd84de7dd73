package io.cltr.jobs.run;

import io.cltr.log.ConfigException;
import io.cltr.pipeline.table.PolicyTables;
import io.cltr.policy.PolicySpec;
import io.cltr.policy.PolicyTable;
import io.cltr.ranker.Ranker;
import java.util.List;
import java.util.SortedMap;
import org.apache.spark.sql.SparkSession;

/** Rankers by name, and policy tables read by Spark. */
record PolicyParts(SparkSession spark, SortedMap<String, Ranker> rankers, long seed)
    implements PolicySpec.Parts {
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
