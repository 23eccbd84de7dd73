package io.cltr.propensity.harvest;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.log.EffectiveNumber;
import io.cltr.propensity.harvest.Interventions.LoggerCounts;
import io.cltr.propensity.harvest.QueryDisplays.Cell;
import java.io.Serializable;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Weighted click counts over swap interventions (Agarwal et al. WSDM 2019, section 4).
 *
 * <p>ĉ_k^{kk'} = Σ_i Σ_{d∈S_kk'} 1[y_i(d)=k] c_i(d) φ, ¬ĉ the same with 1 − c, φ by {@link
 * HarvestWeights}; every impression counts v_i times, its weight, here and in φ.
 *
 * @param depth K, the deepest position
 * @param clicks ĉ: K × K, row k column k'
 * @param skips ¬ĉ: K × K
 * @param clicksByLogger ∂ĉ/∂n_j with its sign turned, by logger: what ĉ loses per unit of n_j
 * @param skipsByLogger the same of ¬ĉ
 * @param observed Σv of the displays at each position that are part of some intervention
 * @param squares Σv² of them
 * @param displays Σv of the untouched displays
 * @param wandering Σv of those whose logger moved the document within the query
 * @param thin Σv of those, among the observed, of documents with effectively fewer than {@link
 *     #THIN} at the position
 */
public record InterventionCounts(
    int depth,
    double[][] clicks,
    double[][] skips,
    TreeMap<String, double[][]> clicksByLogger,
    TreeMap<String, double[][]> skipsByLogger,
    double[] observed,
    double[] squares,
    double[] displays,
    double[] wandering,
    double[] thin)
    implements Serializable {

  static InterventionCounts empty(int depth, LoggerCounts traffic) {
    TreeMap<String, double[][]> clicks = new TreeMap<>();
    TreeMap<String, double[][]> skips = new TreeMap<>();
    for (String logger : traffic.counts().keySet()) {
      clicks.put(logger, new double[depth][depth]);
      skips.put(logger, new double[depth][depth]);
    }
    return new InterventionCounts(
        depth,
        new double[depth][depth],
        new double[depth][depth],
        clicks,
        skips,
        new double[depth],
        new double[depth],
        new double[1],
        new double[1],
        new double[1]);
  }

  private static final double ROUNDING = 1e-9;

  /** Fewer displays than this of a document at a position are thin evidence. */
  public static final int THIN = 10;

  /** The effective number of displays at the 0-based position {@code k} that carry evidence. */
  long observations(int k) {
    return Math.round(EffectiveNumber.of(observed[k], squares[k]));
  }

  /** Share of the observations that are thin. */
  double thinShare() {
    double all = 0;
    for (double n : observed) {
      all += n;
    }
    return all == 0 ? 0 : thin[0] / all;
  }

  /** Share of displays whose logger was not deterministic for the query. */
  double wanderingShare() {
    return displays[0] == 0 ? 0 : wandering[0] / displays[0];
  }

  /** Sums the counts over queries; state: (2 + 2·loggers) K². */
  record Counter(int depth, LoggerCounts traffic, HarvestWeights weights)
      implements Fold<Keyed<QueryDisplays>, InterventionCounts, InterventionCounts> {
    @Override
    public InterventionCounts start() {
      return empty(depth, traffic);
    }

    @Override
    public void add(InterventionCounts state, Keyed<QueryDisplays> item) {
      for (Interventions document : Interventions.of(item.value(), traffic)) {
        for (Cell cell : document.cells()) {
          state.add(weights, document, cell);
        }
        state.countWandering(document, item.value().impressions());
      }
    }

    @Override
    public void merge(InterventionCounts into, InterventionCounts from) {
      plus(into.clicks, from.clicks);
      plus(into.skips, from.skips);
      from.clicksByLogger.forEach((j, counts) -> plus(into.clicksByLogger.get(j), counts));
      from.skipsByLogger.forEach((j, counts) -> plus(into.skipsByLogger.get(j), counts));
      for (int k = 0; k < depth; k++) {
        into.observed[k] += from.observed[k];
        into.squares[k] += from.squares[k];
      }
      into.displays[0] += from.displays[0];
      into.wandering[0] += from.wandering[0];
      into.thin[0] += from.thin[0];
    }

    @Override
    public InterventionCounts finish(InterventionCounts state) {
      return state;
    }
  }

  private void add(HarvestWeights weights, Interventions document, Cell cell) {
    int k = cell.position();
    int[] pairs = {0};
    document.partners(
        k,
        (here, there) -> {
          pairs[0]++;
          double factor = weights.factor(document, here, there);
          double loss = weights.lossPerImpression(document, here);
          double skipped = cell.shown() - cell.clicks();
          clicks[here - 1][there - 1] += factor * cell.clicks();
          skips[here - 1][there - 1] += factor * skipped;
          for (String logger : document.loggers().get(here)) {
            clicksByLogger.get(logger)[here - 1][there - 1] += loss * cell.clicks();
            skipsByLogger.get(logger)[here - 1][there - 1] += loss * skipped;
          }
        });
    if (pairs[0] > 0) {
      observed[k - 1] += cell.shown();
      squares[k - 1] += cell.squares();
      thin[0] += document.effectiveDisplays(k) < THIN ? cell.shown() : 0;
    }
    displays[0] += cell.shown();
  }

  /**
   * A logger that shows the document at several positions, but not at each of them every time, is
   * not deterministic; one that always repeats it is.
   */
  private void countWandering(Interventions document, SortedMap<String, Double> impressions) {
    TreeMap<String, TreeMap<Integer, Double>> places = new TreeMap<>();
    for (Cell cell : document.cells()) {
      places
          .computeIfAbsent(cell.logger(), absent -> new TreeMap<>())
          .merge(cell.position(), cell.shown(), Double::sum);
    }
    places.forEach(
        (logger, shown) -> {
          double always = impressions.get(logger) * (1 - ROUNDING);
          boolean moved = shown.values().stream().anyMatch(n -> n < always);
          if (shown.size() > 1 && moved) {
            shown.values().forEach(n -> wandering[0] += n);
          }
        });
  }

  private static void plus(double[][] into, double[][] from) {
    for (int k = 0; k < into.length; k++) {
      for (int l = 0; l < into.length; l++) {
        into[k][l] += from[k][l];
      }
    }
  }
}
