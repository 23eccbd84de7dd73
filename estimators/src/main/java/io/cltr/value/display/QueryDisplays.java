package io.cltr.value.display;

import io.cltr.log.Query;
import io.cltr.policy.Ranks;
import io.cltr.reward.Predictions;
import io.cltr.value.display.DisplayPlan.OfSlice;
import io.cltr.value.query.PlannedQuery;
import io.cltr.value.slice.DocumentGroups;
import io.cltr.value.slice.SlicedDisplays.Shown;
import io.cltr.value.slice.Slices;
import io.cltr.value.sum.Cells;
import io.cltr.value.sum.QueryEvidence;
import io.cltr.value.sum.QueryEvidence.SliceEvidence;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the displays of one query add to the values.
 *
 * @param plan turns its impressions into contributions
 * @param evidence what it adds itself
 */
public record QueryDisplays(DisplayPlan plan, QueryEvidence evidence) {

  /** Of a query before its impressions are asked. */
  public static QueryDisplays of(Cells cells, PlannedQuery planned) {
    Query query = planned.query();
    List<Optional<Ranks>> ranks = planned.ranks().subList(0, cells.policies());
    double[][] omega = omega(cells, query.size(), ranks);
    double[][] gamma = gamma(cells, query, planned.predictions());
    TreeMap<String, DisplaySlice> slices = new TreeMap<>();
    planned
        .displays()
        .forEach(
            (name, shown) -> slices.put(name, slice(cells, query, shown, omega, gamma, ranks)));
    if (cells.slices().byGroup()) {
      DisplaySlice all = slices.get(Slices.ALL);
      DocumentGroups.counted(query)
          .forEach((name, counted) -> slices.put(name, all.only(query, counted)));
    }
    TreeMap<String, OfSlice> plans = new TreeMap<>();
    TreeMap<String, SliceEvidence> evidence = new TreeMap<>();
    slices.forEach(
        (name, slice) -> {
          plans.put(name, slice.plan());
          evidence.put(name, DisplayEvidence.of(slice, planned.predictions().isPresent()));
        });
    return new QueryDisplays(
        new DisplayPlan(query.documents(), omega, gamma, plans), new QueryEvidence(evidence));
  }

  private static DisplaySlice slice(
      Cells cells,
      Query query,
      Shown shown,
      double[][] omega,
      double[][] gamma,
      List<Optional<Ranks>> ranks) {
    DisplayCounts counts = DisplayCounts.of(cells.examination(), query, shown);
    DisplayTerms[][][] terms = terms(cells, counts, gamma);
    return new DisplaySlice(cells, shown.whole(), counts, terms, omega, gamma, ranks, null);
  }

  /** ω(d) by pair; zeros where the policy is not defined. */
  private static double[][] omega(Cells cells, int documents, List<Optional<Ranks>> ranks) {
    double[][] omega = new double[cells.pairs()][documents];
    for (int m = 0; m < cells.metrics().size(); m++) {
      double[] weights = cells.metrics().get(m).supportWeights(cells.examination());
      for (int p = 0; p < ranks.size(); p++) {
        if (ranks.get(p).isPresent()) {
          for (int d = 0; d < documents; d++) {
            omega[cells.pair(p, m)][d] = ranks.get(p).get().expected(d, weights);
          }
        }
      }
    }
    return omega;
  }

  /** γ̂ by fold and candidate; 0 where nothing is predicted. */
  private static double[][] gamma(Cells cells, Query query, Optional<Predictions> predictions) {
    double[][] gamma = new double[cells.folds().count()][query.size()];
    if (predictions.isPresent()) {
      for (int f = 0; f < gamma.length; f++) {
        for (int d = 0; d < query.size(); d++) {
          double predicted = predictions.get().at(f, query.documents()[d], 1);
          gamma[f][d] = Double.isNaN(predicted) ? 0 : predicted;
        }
      }
    }
    return gamma;
  }

  /** By kind of outcome, estimator and moment. */
  private static DisplayTerms[][][] terms(Cells cells, DisplayCounts counts, double[][] gamma) {
    DisplayTerms[][][] terms = new DisplayTerms[2][cells.estimators()][];
    for (int kind = 0; kind < terms.length; kind++) {
      int own = kind;
      for (int e = 0; e < terms[kind].length; e++) {
        terms[kind][e] =
            cells.displayed(e).stream()
                .map(value -> DisplayTerms.of(value, counts, gamma, own))
                .toArray(DisplayTerms[]::new);
      }
    }
    return terms;
  }
}
