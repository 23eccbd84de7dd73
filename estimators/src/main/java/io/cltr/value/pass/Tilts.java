package io.cltr.value.pass;

import io.cltr.fold.Blocks;
import io.cltr.fold.Fold;
import io.cltr.fold.Source;
import io.cltr.interval.TiltedMean;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The tilts t of a log, by policy: Σ v δ/(1 + tδ) = 0 over rounds of weight v, δ = π/π_0 − 1, by
 * Newton steps that are kept where the sum changes its sign. t lies in [least, 1] and where no
 * round's share exceeds 1; an end where there is no such root.
 */
final class Tilts {
  private static final int STEPS = 100;
  private static final double EXACT = 1e-10;

  private Tilts() {}

  /** One round: v and δ by policy. */
  record Weights(double weight, double[] off) implements Serializable {
    /** Of a round of weight {@code v} with these π/π_0. */
    static Weights of(double v, double[] ratios) {
      return new Weights(v, Arrays.stream(ratios).map(ratio -> ratio - 1).toArray());
    }
  }

  /**
   * Rounds in primitive arrays.
   *
   * @param weights v
   * @param off δ, policies × rounds
   */
  record Block(double[] weights, double[][] off) implements Serializable {
    static Block pack(List<Weights> rounds, int policies) {
      Block block = new Block(new double[rounds.size()], new double[policies][rounds.size()]);
      for (int i = 0; i < rounds.size(); i++) {
        block.weights[i] = rounds.get(i).weight();
        for (int p = 0; p < policies; p++) {
          block.off[p][i] = rounds.get(i).off()[p];
        }
      }
      return block;
    }
  }

  /** The tilts of {@code rounds}; 0 where there is none. */
  static double[] of(Source<Weights> rounds, int policies, double least) {
    try (Blocks<Block> blocks = rounds.packed(items -> Block.pack(items, policies))) {
      Extremes extremes = blocks.fold(new Extremes.Finder(policies));
      double[] low = new double[policies];
      double[] high = new double[policies];
      for (int p = 0; p < policies; p++) {
        double share = 1 - 1.0 / extremes.rounds;
        low[p] = Math.max(least, extremes.most[p] > 0 ? -share / extremes.most[p] : least);
        high[p] =
            Math.min(
                TiltedMean.MOST,
                extremes.least[p] < 0 ? -share / extremes.least[p] : TiltedMean.MOST);
      }
      return solved(blocks, low, high);
    }
  }

  private static double[] solved(Blocks<Block> blocks, double[] low, double[] high) {
    double[] tilts = new double[low.length];
    double[][] atLow = blocks.fold(new Slopes(low));
    double[][] atHigh = blocks.fold(new Slopes(high));
    boolean[] done = new boolean[low.length];
    for (int p = 0; p < tilts.length; p++) {
      done[p] = atLow[0][p] <= 0 || atHigh[0][p] >= 0;
      tilts[p] =
          atLow[0][p] <= 0 ? low[p] : atHigh[0][p] >= 0 ? high[p] : inside(0, low[p], high[p]);
    }
    for (int step = 0; step < STEPS && !all(done); step++) {
      double[][] at = blocks.fold(new Slopes(tilts));
      for (int p = 0; p < tilts.length; p++) {
        if (!done[p]) {
          if (at[0][p] > 0) {
            low[p] = tilts[p];
          } else {
            high[p] = tilts[p];
          }
          double next = inside(tilts[p] + at[0][p] / at[1][p], low[p], high[p]);
          done[p] = Math.abs(next - tilts[p]) <= EXACT;
          tilts[p] = next;
        }
      }
    }
    return tilts;
  }

  private static double inside(double tilt, double low, double high) {
    return tilt > low && tilt < high ? tilt : low + (high - low) / 2;
  }

  private static boolean all(boolean[] done) {
    for (boolean one : done) {
      if (!one) {
        return false;
      }
    }
    return true;
  }

  /** Number of rounds and the ends of δ by policy. */
  private static final class Extremes implements Serializable {
    private static final long serialVersionUID = 1;

    private long rounds;
    private final double[] least;
    private final double[] most;

    private Extremes(int policies) {
      least = new double[policies];
      most = new double[policies];
      Arrays.fill(least, Double.POSITIVE_INFINITY);
      Arrays.fill(most, Double.NEGATIVE_INFINITY);
    }

    private record Finder(int policies) implements Fold<Block, Extremes, Extremes> {
      @Override
      public Extremes start() {
        return new Extremes(policies);
      }

      @Override
      public void add(Extremes state, Block block) {
        state.rounds += block.weights().length;
        for (int p = 0; p < policies; p++) {
          for (double off : block.off()[p]) {
            state.least[p] = Math.min(state.least[p], off);
            state.most[p] = Math.max(state.most[p], off);
          }
        }
      }

      @Override
      public void merge(Extremes into, Extremes from) {
        into.rounds += from.rounds;
        for (int p = 0; p < policies; p++) {
          into.least[p] = Math.min(into.least[p], from.least[p]);
          into.most[p] = Math.max(into.most[p], from.most[p]);
        }
      }

      @Override
      public Extremes finish(Extremes state) {
        return state;
      }
    }
  }

  /** Σ v δ/(1 + tδ), and Σ v δ²/(1 + tδ)², by policy. */
  private record Slopes(double[] tilts) implements Fold<Block, double[][], double[][]> {
    @Override
    public double[][] start() {
      return new double[2][tilts.length];
    }

    @Override
    public void add(double[][] state, Block block) {
      for (int p = 0; p < tilts.length; p++) {
        double[] off = block.off()[p];
        for (int i = 0; i < off.length; i++) {
          double tilted = off[i] / (1 + tilts[p] * off[i]);
          state[0][p] += block.weights()[i] * tilted;
          state[1][p] += block.weights()[i] * tilted * tilted;
        }
      }
    }

    @Override
    public void merge(double[][] into, double[][] from) {
      for (int p = 0; p < tilts.length; p++) {
        into[0][p] += from[0][p];
        into[1][p] += from[1][p];
      }
    }

    @Override
    public double[][] finish(double[][] state) {
      return state;
    }
  }
}
