package io.cltr.value.display;

import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.policy.Ranks;
import io.cltr.value.RankingValue.Outcome;
import io.cltr.value.display.DisplayPlan.OfSlice;
import io.cltr.value.metric.Metric;
import io.cltr.value.sum.Cells;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One query in one slice, before its impressions are asked.
 *
 * @param displays what counts of what the slice displayed
 * @param counts the same by candidate, counted or not
 * @param terms by kind of outcome, estimator and moment
 * @param omega ω(d) by pair; 0 where the candidate does not count
 * @param gamma γ̂ by fold and candidate
 * @param ranks of each policy; empty where it is not defined
 * @param counted whether a candidate counts; null where all do
 */
record DisplaySlice(
    Cells cells,
    Displays displays,
    DisplayCounts counts,
    DisplayTerms[][][] terms,
    double[][] omega,
    double[][] gamma,
    List<Optional<Ranks>> ranks,
    boolean[] counted) {

  /** The same impressions, of which nothing but the candidates {@code only} counts. */
  DisplaySlice only(Query query, boolean[] only) {
    double[][] own = new double[omega.length][];
    for (int pair = 0; pair < own.length; pair++) {
      own[pair] = omega[pair].clone();
      for (int d = 0; d < only.length; d++) {
        own[pair][d] = only[d] ? own[pair][d] : 0;
      }
    }
    List<Displays.Cell> shown =
        displays.cells().stream().filter(cell -> holds(query, only, cell)).toList();
    Displays part = new Displays(displays.impressions(), displays.loggers(), shown);
    return new DisplaySlice(cells, part, counts, terms, own, gamma, ranks, only);
  }

  private static boolean holds(Query query, boolean[] only, Displays.Cell cell) {
    int d = Arrays.binarySearch(query.documents(), cell.document());
    return d >= 0 && only[d];
  }

  boolean counts(int document) {
    return counted == null || counted[document];
  }

  /** Number of candidates that count. */
  int documents() {
    int documents = 0;
    for (int d = 0; d < counts.exposure().length; d++) {
      documents += counts(d) ? 1 : 0;
    }
    return documents;
  }

  /** What the slice's impressions add. */
  OfSlice plan() {
    double[][][][] linear = new double[2][cells.estimators()][][];
    for (int kind = 0; kind < linear.length; kind++) {
      for (int e = 0; e < linear[kind].length; e++) {
        linear[kind][e] =
            Arrays.stream(terms[kind][e]).map(DisplayTerms::linear).toArray(double[][]::new);
      }
    }
    double[][] constant = new double[gamma.length][cells.layout().moments()];
    double[] wanted = new double[cells.count()];
    for (int m = 0; m < cells.metrics().size(); m++) {
      Metric metric = cells.metrics().get(m);
      double[] offsets = metric.rankOffsets(cells.examination());
      for (int p = 0; p < ranks.size(); p++) {
        int pair = cells.pair(p, m);
        double offset = ranks.get(p).map(own -> offset(own, offsets)).orElse(0.0);
        addConstant(pair, offset, linear[DisplayPlan.kind(metric)], constant);
        double displayed = 0;
        for (int d = 0; d < omega[pair].length; d++) {
          displayed += counts.displays(d) ? omega[pair][d] : 0;
        }
        for (int e = 0; e < cells.estimators(); e++) {
          wanted[cells.cell(pair, e)] = cells.displayed(e).isEmpty() ? 1 : displayed;
        }
      }
    }
    return new OfSlice(counts.exposure(), linear, constant, wanted, counted);
  }

  /** Σ E[b(rank of d)] over the candidates that count. */
  private double offset(Ranks own, double[] offsets) {
    double sum = 0;
    for (int d = 0; d < own.documents(); d++) {
      sum += counts(d) ? own.expected(d, offsets) : 0;
    }
    return sum;
  }

  private void addConstant(int pair, double offset, double[][][] linear, double[][] constant) {
    for (int e = 0; e < cells.estimators(); e++) {
      double[][] lines = linear[e];
      for (int j = 0; j < lines.length; j++) {
        Outcome outcome = cells.displayed(e).get(j).outcome();
        int moment = cells.vector(cells.cell(pair, e)) + j;
        for (int f = 0; f < gamma.length; f++) {
          double sum = offset;
          for (int d = 0; d < lines[j].length; d++) {
            sum += omega[pair][d] * (outcome.imputed(gamma[f][d]) - lines[j][d]);
          }
          constant[f][moment] = sum;
        }
      }
    }
  }
}
