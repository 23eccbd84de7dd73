package io.cltr.fairpolicy;

import io.cltr.fairness.GroupRow;
import io.cltr.fold.Blocks;
import io.cltr.mixture.Oracle;
import io.cltr.mixture.RowLimit;
import io.cltr.mixture.Vertex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A criterion's demands on a whole log, as the optimiser of mixtures asks them: its vertices are
 * the policies that rank every query at the same prices, one pass over the lists each.
 */
final class LogDemands implements Oracle<LogDemands.Priced> {
  /** A policy and what it gives. */
  record Priced(GroupPrices prices, Ledger ledger) {}

  private final Blocks<ListsBlock> lists;
  private final PricedRanking ranking;
  private final List<GroupRow> rows;
  private final int groups;

  LogDemands(Blocks<ListsBlock> lists, PricedRanking ranking, List<GroupRow> rows, int groups) {
    this.lists = lists;
    this.ranking = ranking;
    this.rows = rows;
    this.groups = groups;
  }

  /** The limits of the demands, each missed at {@code price}. */
  static List<RowLimit> limits(List<GroupRow> rows, double price) {
    return rows.stream()
        .map(row -> new RowLimit(row.name(), row.low(), row.high(), price))
        .toList();
  }

  @Override
  public Vertex<Priced> best(double value, double[] prices) {
    return at(prices(value, prices));
  }

  /** The policy that ranks at {@code prices}. */
  Vertex<Priced> at(GroupPrices prices) {
    return vertex(new Priced(prices, lists.fold(new Ledger.Of(ranking, prices, groups))));
  }

  /** A policy whose ledger is known, by these demands. */
  Vertex<Priced> vertex(Priced priced) {
    double[] values = new double[rows.size()];
    for (int c = 0; c < values.length; c++) {
      values[c] = priced.ledger().of(rows.get(c), ranking.kind(rows.get(c).prefix()));
    }
    return new Vertex<>(priced.ledger().utility(), values, priced);
  }

  private GroupPrices prices(double value, double[] prices) {
    double[][] exposure = new double[ranking.kinds()][groups];
    double[][] impact = new double[ranking.kinds()][groups];
    for (int c = 0; c < prices.length; c++) {
      int kind = ranking.kind(rows.get(c).prefix());
      for (int g = 0; g < groups; g++) {
        exposure[kind][g] += prices[c] * rows.get(c).exposure()[g];
        impact[kind][g] += prices[c] * rows.get(c).impact()[g];
      }
    }
    return new GroupPrices(value, boxed(exposure), boxed(impact));
  }

  private static List<List<Double>> boxed(double[][] numbers) {
    List<List<Double>> boxed = new ArrayList<>();
    for (double[] row : numbers) {
      boxed.add(Arrays.stream(row).boxed().toList());
    }
    return Collections.unmodifiableList(boxed);
  }
}
