package io.cltr.fairpolicy;

import io.cltr.fairness.FairnessCriterion;
import io.cltr.fairness.GroupMerits;
import io.cltr.fairness.GroupRow;
import io.cltr.fairpolicy.AmortisedSolution.Demand;
import io.cltr.fairpolicy.LogDemands.Priced;
import io.cltr.fold.Blocks;
import io.cltr.mixture.Effort;
import io.cltr.mixture.Mixture;
import io.cltr.mixture.Mixtures;
import io.cltr.mixture.Oracle;
import io.cltr.mixture.Part;
import io.cltr.mixture.Vertex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The most useful policy whose exposure, summed over a whole log, meets a criterion:
 *
 * <pre>
 * max Σ_q n_q Σ_d θ γ̂_qd / N   s.t.  the demands on E_g = Σ_q n_q Σ_{d in g} E[θ_rank(d)] / N
 * </pre>
 *
 * <p>At multipliers of the demands every query is ranked by itself, so the optimum is a mixture of
 * at most C + 1 such rankings, C demands, found by {@link Mixtures} with one pass over the lists
 * for each of its steps. No single one of them is feasible; their mixture is, to rounding.
 *
 * <p>With a confidence z > 0 a demand must hold for the upper bound |h| + z s ≤ ε, s the standard
 * error of h at the policy ({@link DemandErrors}); ε is lowered until it does, or is 0. Each demand
 * by itself is promised at that confidence, not all at once. A demand of finite price is not
 * promised but paid for.
 */
final class AmortisedFitter {
  private static final int ROUNDS = 12;
  private static final double CLOSE = 1e-9;
  private static final Effort EFFORT = new Effort(1e-9, 500);

  private final Blocks<ListsBlock> lists;
  private final PricedRanking ranking;
  private final GroupMerits merits;
  private final DemandErrors errors;
  private final double z;
  private final Map<GroupPrices, Priced> known = new LinkedHashMap<>();

  /**
   * Prepares.
   *
   * @param z standard errors that a demand must hold beyond its estimate; 0 for none
   */
  AmortisedFitter(
      Blocks<ListsBlock> lists,
      PricedRanking ranking,
      GroupMerits merits,
      DemandErrors errors,
      double z) {
    this.lists = lists;
    this.ranking = ranking;
    this.merits = merits;
    this.errors = errors;
    this.z = z;
  }

  /** The solution for {@code criterion}, started from what an earlier night found. */
  AmortisedSolution solve(FairnessCriterion criterion, List<GroupPrices> start) {
    for (GroupPrices prices : start) {
      known.computeIfAbsent(prices, p -> demands(criterion).at(p).what());
    }
    AmortisedSolution found = solved(criterion, criterion);
    double slack = criterion.slack();
    for (int round = 0; round < ROUNDS && z > 0 && Double.isInfinite(criterion.price()); round++) {
      double worst = worst(found, criterion);
      boolean tighter = worst > CLOSE && slack > 0;
      boolean looser = worst < -CLOSE && slack < criterion.slack();
      if (!tighter && !looser) {
        return found;
      }
      slack = Math.min(criterion.slack(), Math.max(0, slack - worst));
      found = solved(criterion, criterion.with(slack));
    }
    return found;
  }

  /** By how much the bound of the demand that is worst off is above what was asked; below: −. */
  private double worst(AmortisedSolution found, FairnessCriterion asked) {
    List<GroupRow> rows = asked.rows(merits.totals());
    double worst = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < rows.size(); c++) {
      Demand demand = found.demands().get(c);
      double beyond =
          Math.max(demand.value() - rows.get(c).high(), rows.get(c).low() - demand.value());
      worst = Math.max(worst, beyond + z * demand.standardError());
    }
    return worst;
  }

  private LogDemands demands(FairnessCriterion criterion) {
    return new LogDemands(
        lists, ranking, criterion.rows(merits.totals()), merits.totals().groups());
  }

  private AmortisedSolution solved(FairnessCriterion asked, FairnessCriterion held) {
    LogDemands demands = demands(held);
    Oracle<Priced> remembering =
        (value, prices) -> {
          Vertex<Priced> vertex = demands.best(value, prices);
          known.putIfAbsent(vertex.what().prices(), vertex.what());
          return vertex;
        };
    Mixture<Priced> mixture =
        Mixtures.of(
            LogDemands.limits(held.rows(merits.totals()), held.price()),
            remembering,
            known.values().stream().map(demands::vertex).toList(),
            EFFORT);
    Ledger ledger = Ledger.of(ranking.kinds(), merits.totals().groups());
    List<AmortisedSolution.Part> parts = new ArrayList<>();
    double most = Double.NEGATIVE_INFINITY;
    for (Part<Priced> part : mixture.parts()) {
      ledger = ledger.plus(part.share(), part.vertex().what().ledger());
      parts.add(new AmortisedSolution.Part(part.share(), part.vertex().what().prices()));
    }
    for (Priced priced : known.values()) {
      most = Math.max(most, priced.ledger().utility());
    }
    List<Demand> told = told(asked, parts, ledger);
    return new AmortisedSolution(
        asked.slack(),
        parts,
        mixture.value(),
        most,
        mixture.gap(),
        told,
        Double.isInfinite(asked.price()) ? missed(told) : 0);
  }

  /** By how much the worst demand is outside of what was asked; 0 up to rounding. */
  private static double missed(List<Demand> demands) {
    double worst = demands.stream().mapToDouble(demand -> demand.beyond(0)).max().orElse(0);
    return worst > CLOSE ? worst : 0;
  }

  private List<Demand> told(
      FairnessCriterion asked, List<AmortisedSolution.Part> parts, Ledger ledger) {
    List<GroupRow> rows = asked.rows(merits.totals());
    double[] standardErrors = errors.of(asked, parts, ledger);
    List<Demand> told = new ArrayList<>();
    for (int c = 0; c < rows.size(); c++) {
      GroupRow row = rows.get(c);
      int kind = ranking.kind(row.prefix());
      told.add(
          new Demand(
              row.name(),
              ledger.of(row, kind),
              standardErrors[c],
              Double.isInfinite(row.low()) ? Double.NaN : row.low(),
              Double.isInfinite(row.high()) ? Double.NaN : row.high()));
    }
    return told;
  }
}
