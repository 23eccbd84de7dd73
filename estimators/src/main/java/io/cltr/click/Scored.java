package io.cltr.click;

import io.cltr.click.ClickQuality.AtPosition;
import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What a model said of one impression's clicks.
 *
 * @param weight v
 * @param conditional ln P(c_i | clicks above i)
 * @param marginal ln P(c_i)
 */
record Scored(double weight, int[] positions, double[] conditional, double[] marginal)
    implements Serializable {

  static Scored of(ClickBehaviour behaviour, Impression shown, double[] attributes) {
    int[] positions = shown.positions();
    double[] clicks = shown.clicks();
    return new Scored(
        shown.weight(),
        positions,
        logs(behaviour.conditional(positions, attributes, clicks), clicks),
        logs(behaviour.marginal(positions, attributes), clicks));
  }

  private static double[] logs(double[] probabilities, double[] clicks) {
    double[] logs = new double[clicks.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] =
          clicks[i] > 0 ? StrictMath.log(probabilities[i]) : StrictMath.log1p(-probabilities[i]);
    }
    return logs;
  }

  /** Sums so far. */
  static final class State implements Serializable {
    private double impressions;
    private double ruledOut;
    private double logLikelihood;
    private final TreeMap<Integer, double[]> positions = new TreeMap<>();

    private double[] at(int position) {
      return positions.computeIfAbsent(position, absent -> new double[3]);
    }
  }

  /** Sums them; state: three numbers per position. */
  record Summary() implements Fold<Scored, State, ClickQuality> {
    @Override
    public State start() {
      return new State();
    }

    @Override
    public void add(State state, Scored item) {
      double sum = 0;
      for (int i = 0; i < item.positions().length; i++) {
        double[] sums = state.at(item.positions()[i]);
        sums[0] += item.weight();
        sums[1] += item.weight() * item.marginal()[i];
        sums[2] += item.weight() * item.conditional()[i];
        sum += item.conditional()[i];
      }
      state.impressions += item.weight();
      state.ruledOut += sum == Double.NEGATIVE_INFINITY ? item.weight() : 0;
      state.logLikelihood += item.weight() * (sum / item.positions().length);
    }

    @Override
    public void merge(State into, State from) {
      into.impressions += from.impressions;
      into.ruledOut += from.ruledOut;
      into.logLikelihood += from.logLikelihood;
      from.positions.forEach(
          (position, sums) -> {
            double[] total = into.at(position);
            for (int i = 0; i < total.length; i++) {
              total[i] += sums[i];
            }
          });
    }

    @Override
    public ClickQuality finish(State state) {
      if (state.impressions == 0) {
        throw new InputException(
            "table impressions: none of those held out shows a document, so the quality of click"
                + " models cannot be told; use more days");
      }
      List<AtPosition> positions = new ArrayList<>();
      double perplexity = 0;
      double conditional = 0;
      for (var entry : state.positions.entrySet()) {
        double[] sums = entry.getValue();
        AtPosition at =
            new AtPosition(
                entry.getKey(),
                sums[0],
                StrictMath.exp(-sums[1] / sums[0]),
                StrictMath.exp(-sums[2] / sums[0]));
        positions.add(at);
        perplexity += at.perplexity() / state.positions.size();
        conditional += at.conditionalPerplexity() / state.positions.size();
      }
      return new ClickQuality(
          state.impressions,
          state.ruledOut,
          state.logLikelihood / state.impressions,
          perplexity,
          conditional,
          positions);
    }
  }
}
