package io.cltr.bench;

import io.cltr.log.ConfigException;
import io.cltr.log.Query;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicySpec;
import io.cltr.policy.PolicyTable;
import io.cltr.ranker.Ranker;
import io.cltr.simulate.TrueQuery;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What policies of a simulated site are made of. */
record SiteParts(Site site, long seed) implements PolicySpec.Parts {
  private static final String IDEAL = "ideal";

  @Override
  public Ranker ranker(String name) {
    return name.equals(IDEAL) ? Ideal.of(site) : site.world().ranker(name);
  }

  @Override
  public Ranker model(String path, String ranker) {
    throw new ConfigException(
        "policies of kind model cannot be compared on simulated sites; use another kind");
  }

  @Override
  public Policy policy(String path, String policy) {
    throw new ConfigException(
        "policies of kind stored cannot be compared on simulated sites; use another kind");
  }

  @Override
  public List<PolicyTable.Row> table(String path) {
    throw new ConfigException(
        "policies of kind table cannot be compared on simulated sites; use another kind");
  }

  /** Scores a query's documents by their true relevance γ. */
  private record Ideal(int width, SortedMap<String, double[]> relevance) implements Ranker {
    static Ideal of(Site site) {
      SortedMap<String, double[]> relevance = new TreeMap<>();
      for (TrueQuery query : site.truth().queries()) {
        relevance.put(query.query(), query.relevance());
      }
      return new Ideal(site.world().catalogue().width(), relevance);
    }

    @Override
    public double[] scores(Query query) {
      return relevance.get(query.id()).clone();
    }
  }
}
