package io.cltr.propensity;

import io.cltr.fold.Fold;
import io.cltr.log.EffectiveNumber;
import java.io.Serializable;
import java.util.List;

/**
 * What of a log tells positions apart: displays of documents that were shown at two positions or
 * more for their query.
 *
 * @param shared whether a document was shown at both positions
 * @param linked whether a document was clicked at k and passed over at l
 * @param shown Σv of those documents' displays by position
 * @param squares Σv² of them
 * @param thin Σv of them of documents with fewer than {@link #THIN} displays in all
 * @param weight Σv²/Σv over all displays: what one display weighs
 */
record PbmEvidence(
    boolean[][] shared,
    boolean[][] linked,
    double[] shown,
    double[] squares,
    double thin,
    double weight) {
  /** Displays of a document below which they say little of it. */
  static final int THIN = 20;

  int depth() {
    return shown.length;
  }

  /** Effective number of displays with evidence at the 0-based {@code k}. */
  long observations(int k) {
    return Math.round(EffectiveNumber.of(shown[k], squares[k]));
  }

  /** Share of the evidence that is of documents with few displays; 0 without evidence. */
  double thinShare() {
    double sum = 0;
    for (double n : shown) {
      sum += n;
    }
    return sum == 0 ? 0 : thin / sum;
  }

  /** The 0-based positions whose θ the clicks tie to that of position 1; empty without any. */
  List<Integer> identified() {
    List<Integer> reached = Components.stronglyConnected(Components.of(shared).get(0), linked);
    return reached.size() > 1 ? reached : List.of();
  }

  /** Sums so far. */
  static final class State implements Serializable {
    private final boolean[][] shared;
    private final boolean[][] linked;
    private final double[] shown;
    private final double[] squares;
    private double thin;
    private double all;
    private double allSquares;

    State(int depth) {
      shared = new boolean[depth][depth];
      linked = new boolean[depth][depth];
      shown = new double[depth];
      squares = new double[depth];
    }
  }

  /** Collects it; state: 2 K² flags. */
  record Counter(int depth) implements Fold<PbmBlock, State, PbmEvidence> {
    @Override
    public State start() {
      return new State(depth);
    }

    @Override
    public void add(State state, PbmBlock block) {
      for (int d = 0; d < block.documents(); d++) {
        add(state, block, block.offsets()[d], block.offsets()[d + 1]);
      }
    }

    private static void add(State state, PbmBlock block, int from, int to) {
      double shown = 0;
      double squares = 0;
      for (int i = from; i < to; i++) {
        shown += block.shown()[i];
        squares += block.squares()[i];
      }
      state.all += shown;
      state.allSquares += squares;
      if (to - from < 2) {
        return;
      }
      state.thin += EffectiveNumber.of(shown, squares) < THIN ? shown : 0;
      for (int i = from; i < to; i++) {
        int k = block.positions()[i];
        state.shown[k] += block.shown()[i];
        state.squares[k] += block.squares()[i];
        for (int j = from; j < to; j++) {
          int l = block.positions()[j];
          state.shared[k][l] |= k != l;
          state.linked[k][l] |=
              k != l && block.clicks()[i] > 0 && block.shown()[j] > block.clicks()[j];
        }
      }
    }

    @Override
    public void merge(State into, State from) {
      for (int k = 0; k < depth; k++) {
        into.shown[k] += from.shown[k];
        into.squares[k] += from.squares[k];
        for (int l = 0; l < depth; l++) {
          into.shared[k][l] |= from.shared[k][l];
          into.linked[k][l] |= from.linked[k][l];
        }
      }
      into.thin += from.thin;
      into.all += from.all;
      into.allSquares += from.allSquares;
    }

    @Override
    public PbmEvidence finish(State state) {
      return new PbmEvidence(
          state.shared,
          state.linked,
          state.shown,
          state.squares,
          state.thin,
          state.allSquares / state.all);
    }
  }
}
