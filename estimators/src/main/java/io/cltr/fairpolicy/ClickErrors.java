package io.cltr.fairpolicy;

import io.cltr.fairness.BucketWeights;
import io.cltr.fairness.DisparateImpact;
import io.cltr.fairness.FairnessCriterion;
import io.cltr.fairness.GroupMerits;
import io.cltr.fairness.GroupRow;
import io.cltr.fairness.GroupTotals;
import io.cltr.fairness.QueryMeans;
import io.cltr.fairness.ThetaInfluence;
import io.cltr.fairpolicy.AmortisedSolution.Part;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.StudentT;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.policy.PolicyLog;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Errors of demands by the influence of units on what they are made of: merits and θ̂ by clicks,
 * exposures and sizes by who asked what. The relevance of single documents is taken as known, so
 * that of {@link DisparateImpact} is too small by the error of the calibration. Cost: one grouping
 * of the log for each of the prices met; what they give is kept, and mixed.
 */
final class ClickErrors implements DemandErrors {
  private static final double STEP = 1e-6;

  private final PolicyLog log;
  private final AmortisedFitting.Listing listing;
  private final PricedRanking ranking;
  private final GroupMerits merits;
  private final ThetaInfluence theta;
  private final Source<Keyed<TreeMap<Integer, Double>>> asked;
  private final Map<GroupPrices, QueryMeans> known = new HashMap<>();

  ClickErrors(
      PolicyLog log, AmortisedFitting.Listing listing, PricedRanking ranking, GroupMerits merits) {
    this.log = log;
    this.listing = listing;
    this.ranking = ranking;
    this.merits = merits;
    this.theta = ThetaInfluence.of(log.examination(), log.influence());
    this.asked = log.impressions().grouped(Impression::query, new BucketWeights());
  }

  /** Σ_{d in g} P(d at k) by group and place, then the same times γ̂_d. */
  private record Places(
      AmortisedFitting.Listing listing, PricedRanking ranking, GroupPrices prices, int depth)
      implements Serializable {
    double[] of(Query query) {
      int groups = listing.names().size();
      double[] places = new double[2 * groups * depth];
      OrderedList list = listing.list(query);
      int[] ranked = ranking.of(list.relevance(), list.members(), prices);
      for (int k = 0; k < Math.min(depth, ranked.length); k++) {
        for (int g : list.members()[ranked[k]]) {
          places[g * depth + k]++;
          places[(groups + g) * depth + k] += list.relevance()[ranked[k]];
        }
      }
      return places;
    }
  }

  @Override
  public double[] of(FairnessCriterion criterion, List<Part> parts, Ledger ledger) {
    int groups = merits.names().size();
    int depth = ranking.ranks();
    QueryMeans means = mixed(parts, 2 * groups * depth);
    double[] point = point(ledger);
    int demands = criterion.rows(merits.totals()).size();
    double[][] slopes = slopes(criterion, point, demands);
    double[] errors = new double[demands];
    for (int c = 0; c < demands; c++) {
      double[] psi = new double[BucketWeights.BUCKETS];
      boolean[] met = new boolean[psi.length];
      for (int b = 0; b < psi.length; b++) {
        double[] own = merits.influence().values()[b];
        met[b] = own != null || means.influence().values()[b] != null;
        for (int j = 0; own != null && j < own.length; j++) {
          psi[b] += slopes[c][j] * own[j];
        }
        psi[b] += exposures(slopes[c], means, b, groups, depth);
      }
      errors[c] = StudentT.standardError(filled(psi, met));
    }
    return errors;
  }

  private QueryMeans mixed(List<Part> parts, int width) {
    double[] means = new double[width];
    double[][] rows = new double[BucketWeights.BUCKETS][];
    for (Part part : parts) {
      QueryMeans own = known.computeIfAbsent(part.prices(), prices -> means(prices, width));
      for (int j = 0; j < width; j++) {
        means[j] += part.share() * own.means()[j];
      }
      for (int b = 0; b < rows.length; b++) {
        double[] row = own.influence().values()[b];
        for (int j = 0; row != null && j < width; j++) {
          rows[b] = rows[b] == null ? new double[width] : rows[b];
          rows[b][j] += part.share() * row[j];
        }
      }
    }
    return new QueryMeans(means, new BucketInfluence(width, rows), 0, 0);
  }

  private QueryMeans means(GroupPrices prices, int width) {
    Places places = new Places(listing, ranking, prices, ranking.ranks());
    Source<Keyed<double[]>> vectors =
        log.queries().map(item -> new Keyed<>(item.key(), places.of(item.value())));
    return QueryMeans.ofAsked(asked, vectors, width);
  }

  private double exposures(double[] slopes, QueryMeans means, int b, int groups, int depth) {
    double psi = 0;
    int at = 2 * groups + 3;
    double[] row = means.influence().values()[b];
    for (int kind = 0; kind < ranking.kinds(); kind++) {
      for (int g = 0; g < 2 * groups; g++, at++) {
        if (slopes[at] != 0 && kind == 0) {
          psi += slopes[at] * theta.influence(means, b, g * depth);
        } else if (slopes[at] != 0 && row != null) {
          for (int k = 0; k < depth; k++) {
            psi += slopes[at] * ranking.weight(kind, k) * row[g * depth + k];
          }
        }
      }
    }
    return psi;
  }

  private static double[] filled(double[] psi, boolean[] met) {
    double[] filled = new double[psi.length];
    int count = 0;
    for (int b = 0; b < psi.length; b++) {
      if (met[b]) {
        filled[count++] = psi[b];
      }
    }
    return Arrays.copyOf(filled, count);
  }

  /** m_g, m, n_g, n, Θ, then by kind E_g and I_g. */
  private double[] point(Ledger ledger) {
    int groups = merits.names().size();
    double[] point = new double[2 * groups + 3 + 2 * groups * ranking.kinds()];
    System.arraycopy(merits.merit(), 0, point, 0, groups);
    point[groups] = merits.total();
    System.arraycopy(merits.sizes(), 0, point, groups + 1, groups);
    point[2 * groups + 1] = merits.size();
    point[2 * groups + 2] = merits.exposure();
    for (int kind = 0; kind < ranking.kinds(); kind++) {
      int at = 2 * groups + 3 + 2 * groups * kind;
      System.arraycopy(ledger.exposure()[kind], 0, point, at, groups);
      System.arraycopy(ledger.impact()[kind], 0, point, at + groups, groups);
    }
    return point;
  }

  /** How far each demand is from the middle of its limits, or from its only one. */
  private double[] misses(FairnessCriterion criterion, double[] point) {
    int groups = merits.names().size();
    GroupTotals totals =
        new GroupTotals(
            merits.names(),
            Arrays.copyOfRange(point, groups + 1, 2 * groups + 1),
            Arrays.copyOf(point, groups),
            point[2 * groups + 1],
            point[groups],
            point[2 * groups + 2]);
    List<GroupRow> rows = criterion.rows(totals);
    double[] misses = new double[rows.size()];
    for (int c = 0; c < misses.length; c++) {
      GroupRow row = rows.get(c);
      int kind = ranking.kind(row.prefix());
      int at = 2 * groups + 3 + 2 * groups * kind;
      double value =
          row.of(
              Arrays.copyOfRange(point, at, at + groups),
              Arrays.copyOfRange(point, at + groups, at + 2 * groups));
      boolean both = Double.isFinite(row.low()) && Double.isFinite(row.high());
      double limit =
          both ? (row.low() + row.high()) / 2 : Double.isFinite(row.low()) ? row.low() : row.high();
      misses[c] = value - limit;
    }
    return misses;
  }

  private double[][] slopes(FairnessCriterion criterion, double[] point, int demands) {
    double[][] slopes = new double[demands][point.length];
    for (int j = 0; j < point.length; j++) {
      double step = STEP * Math.max(STEP, Math.abs(point[j]));
      if (point[j] == 0 && j <= 2 * merits.names().size()) {
        continue;
      }
      double[] moved = point.clone();
      moved[j] = point[j] + step;
      double[] above = misses(criterion, moved);
      moved[j] = point[j] - step;
      double[] below = misses(criterion, moved);
      for (int c = 0; c < demands; c++) {
        slopes[c][j] = (above[c] - below[c]) / (2 * step);
      }
    }
    return slopes;
  }
}
