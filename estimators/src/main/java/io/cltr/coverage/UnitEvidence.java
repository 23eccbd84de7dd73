package io.cltr.coverage;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import io.cltr.propensity.Examination;
import java.io.Serializable;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * What one unit clicked in one query, its impressions joined:
 *
 * <pre>
 * x_d = Σ_i v_i (c_i(d) − β_k)/V,   e_d = Σ_i v_i θ_k(i,d)/V,   V = Σ_i v_i
 * </pre>
 *
 * <p>over impressions that show at least two documents at positions whose examination is known.
 *
 * @param query what was asked
 * @param impressions all, clicked on or not
 * @param weight V
 * @param clicks that entered
 * @param uncovered clicks at positions whose examination is not known
 * @param lone clicks on lists of one document
 * @param documents sorted
 * @param net x of each document
 * @param exposure e of each document
 */
record UnitEvidence(
    String query,
    long impressions,
    double weight,
    long clicks,
    long uncovered,
    long lone,
    String[] documents,
    double[] net,
    double[] exposure)
    implements Serializable {

  /** A key that no other unit and query have. */
  static String key(Impression item) {
    return item.unit().length() + ":" + item.unit() + item.query();
  }

  /** Sums so far; by document Σ v(c − β) and Σ v θ. */
  static final class State implements Serializable {
    private static final long serialVersionUID = 1;
    private String query = "";
    private long impressions;
    private double weight;
    private long clicks;
    private long uncovered;
    private long lone;
    private final TreeMap<String, double[]> sums = new TreeMap<>();
  }

  /** Joins the impressions of one unit and query; state: the documents shown to it. */
  record Counter(Examination examination) implements Fold<Impression, State, UnitEvidence> {
    @Override
    public State start() {
      return new State();
    }

    @Override
    public void add(State state, Impression item) {
      state.query = item.query();
      state.impressions++;
      boolean[] covered = new boolean[item.size()];
      int known = 0;
      int clicked = 0;
      for (int i = 0; i < covered.length; i++) {
        covered[i] = examination.identifies(item.positions()[i]);
        known += covered[i] ? 1 : 0;
        clicked += covered[i] && item.clicks()[i] > 0 ? 1 : 0;
      }
      state.uncovered += item.clicked() - clicked;
      if (known < 2) {
        state.lone += clicked;
        return;
      }
      state.clicks += clicked;
      state.weight += item.weight();
      for (int i = 0; i < covered.length; i++) {
        if (covered[i]) {
          int position = item.positions()[i];
          double[] sums = state.sums.computeIfAbsent(item.documents()[i], d -> new double[2]);
          sums[0] += item.weight() * (item.clicks()[i] - examination.beta(position));
          sums[1] += item.weight() * examination.at(position);
        }
      }
    }

    @Override
    public void merge(State into, State from) {
      into.query = from.query;
      into.impressions += from.impressions;
      into.weight += from.weight;
      into.clicks += from.clicks;
      into.uncovered += from.uncovered;
      into.lone += from.lone;
      from.sums.forEach(
          (document, more) -> {
            double[] sums = into.sums.computeIfAbsent(document, d -> new double[2]);
            Arrays.setAll(sums, m -> sums[m] + more[m]);
          });
    }

    @Override
    public UnitEvidence finish(State state) {
      return new UnitEvidence(
          state.query,
          state.impressions,
          state.weight,
          state.clicks,
          state.uncovered,
          state.lone,
          state.sums.keySet().toArray(String[]::new),
          state.sums.values().stream().mapToDouble(s -> s[0] / state.weight).toArray(),
          state.sums.values().stream().mapToDouble(s -> s[1] / state.weight).toArray());
    }
  }
}
