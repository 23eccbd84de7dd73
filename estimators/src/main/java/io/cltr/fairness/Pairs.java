package io.cltr.fairness;

import io.cltr.log.ConfigException;
import java.util.ArrayList;
import java.util.List;

/** Demands on every pair of groups that have documents. */
final class Pairs {
  private Pairs() {}

  /** The demand on groups {@code first} and {@code second}. */
  interface Demand {
    GroupRow of(String name, int first, int second);
  }

  static List<GroupRow> rows(GroupTotals totals, Demand demand) {
    List<GroupRow> rows = new ArrayList<>();
    for (int g = 0; g < totals.groups(); g++) {
      for (int h = g + 1; h < totals.groups(); h++) {
        if (totals.has(g) && totals.has(h)) {
          rows.add(demand.of(totals.names().get(g) + " − " + totals.names().get(h), g, h));
        }
      }
    }
    return List.copyOf(rows);
  }

  static void require(String id, double slack, double price) {
    if (!(slack >= 0 && Double.isFinite(slack))) {
      throw new ConfigException(
          "%s.slack: found %s, allowed are finite numbers from 0".formatted(id, slack));
    }
    if (!(price > 0)) {
      throw new ConfigException(
          "%s.price: found %s, allowed are numbers above 0; Infinity for a demand that must hold"
              .formatted(id, price));
    }
  }
}
