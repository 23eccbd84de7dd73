package io.cltr.fairness;

import io.cltr.log.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Among the first k places a group has at least its share, in expectation, for every k down to
 * {@code depth}: Σ_{d in g} P(rank of d ≤ k) ≥ (p_g − ε) k.
 *
 * <p>A list that has fewer documents of the group than that cannot meet it; the best attainable is
 * what is left.
 *
 * @param shares p_g in (0, 1] by group; empty: each group's share of the documents; a group that is
 *     not named has none
 * @param depth the last k
 * @param slack ε, in shares
 */
public record MinimumShare(
    Grouping grouping, SortedMap<String, Double> shares, int depth, double slack, double price)
    implements FairnessCriterion {
  private static final double ROUNDING = 1e-3;

  /** Every group's share of the documents down to 10, less 0.05, hard. */
  public MinimumShare() {
    this(new Grouping(), new TreeMap<>(), 10, 0.05, Double.POSITIVE_INFINITY);
  }

  /** Checks the ranges. */
  public MinimumShare {
    Pairs.require("minimum-share", slack, price);
    if (depth < 1) {
      throw new ConfigException(
          "minimum-share.depth: found %d, allowed are whole numbers from 1".formatted(depth));
    }
    for (Map.Entry<String, Double> share : shares.entrySet()) {
      if (!(share.getValue() > 0 && share.getValue() <= 1)) {
        throw new ConfigException(
            "minimum-share.shares: group '%s' has %s, allowed is (0, 1]"
                .formatted(share.getKey(), share.getValue()));
      }
    }
  }

  @Override
  public String id() {
    return "minimum-share";
  }

  @Override
  public String summary() {
    return "Among the first places every group has its share, for each prefix";
  }

  @Override
  public String source() {
    return "Celis, Straszak, Vishnoi, ICALP 2018; Geyik, Ambler, Kenthapadi, KDD 2019";
  }

  @Override
  public List<String> named() {
    return Stream.concat(grouping.groups().stream(), shares.keySet().stream()).distinct().toList();
  }

  @Override
  public String measure() {
    return "";
  }

  @Override
  public MinimumShare with(double slack) {
    return new MinimumShare(grouping, shares, depth, slack, price);
  }

  @Override
  public List<GroupRow> rows(GroupTotals totals) {
    List<GroupRow> rows = new ArrayList<>();
    int places = Math.min(depth, (int) Math.ceil(totals.size() - ROUNDING));
    for (int g = 0; g < totals.groups(); g++) {
      String name = totals.names().get(g);
      double own = totals.sizes()[g] / totals.size();
      double share = shares.isEmpty() ? own : shares.getOrDefault(name, 0.0);
      for (int k = 1; k <= places && share > 0; k++) {
        double[] exposure = new double[totals.groups()];
        exposure[g] = 1.0 / k;
        rows.add(
            new GroupRow(
                "%s in the first %d".formatted(name, k),
                exposure,
                new double[exposure.length],
                k,
                share - slack,
                Double.POSITIVE_INFINITY));
      }
    }
    return List.copyOf(rows);
  }
}
