package io.cltr.propensity.pbm;

import io.cltr.fold.Fold;
import io.cltr.log.EffectiveNumber;
import io.cltr.propensity.Assumption;
import io.cltr.propensity.AssumptionCheck;
import io.cltr.propensity.AssumptionCheck.Verdict;
import io.cltr.propensity.Components;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What of a log tells positions apart: displays of documents that were shown at two positions or
 * more for their query.
 *
 * @param shared whether a document was shown at both positions
 * @param linked whether a document was clicked at k and passed over at l
 * @param shown Σv of those documents' displays by position
 * @param squares Σv² of them
 * @param thin Σv of them of documents with fewer than {@link #THIN} displays in all
 * @param repeats effective number of displays of a document at a position, mean over its cells
 * @param weight Σv²/Σv over all displays: what one display weighs
 */
public record PbmEvidence(
    boolean[][] shared,
    boolean[][] linked,
    double[] shown,
    double[] squares,
    double thin,
    double repeats,
    double weight) {
  /** Displays of a document below which they say little of it. */
  static final int THIN = 20;

  private static final double MOST_THIN = 0.2;

  int depth() {
    return shown.length;
  }

  /** Effective number of displays with evidence at the 0-based {@code k}. */
  public long observations(int k) {
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

  /** Whether documents were shown often enough: {@link #thinShare} at most {@link #MOST_THIN}. */
  public AssumptionCheck repeated() {
    return new AssumptionCheck(
        Assumption.REPEATED_DOCUMENTS,
        thinShare() > MOST_THIN ? Verdict.BROKEN : Verdict.HOLDS,
        Double.NaN,
        "%.0f displays of a document at a position on average; %.0f%% of the evidence is from"
                .formatted(repeats, 100 * thinShare())
            + " documents shown fewer than %d times for their query".formatted(THIN));
  }

  /** What to know where documents were shown too few times. */
  public Optional<String> thinWarning() {
    return thinShare() <= MOST_THIN
        ? Optional.empty()
        : Optional.of(
            "%.0f%% of the evidence is from documents shown fewer than %d times for their query: so"
                    .formatted(100 * thinShare(), THIN)
                + " few repeats bias the curve, more than its intervals say");
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
    private double repeats;
    private long cells;
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
  public record Counter(int depth) implements Fold<PbmBlock, State, PbmEvidence> {
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
        state.repeats += EffectiveNumber.of(block.shown()[i], block.squares()[i]);
        state.cells++;
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
      into.repeats += from.repeats;
      into.cells += from.cells;
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
          state.cells == 0 ? 0 : state.repeats / state.cells,
          state.allSquares / state.all);
    }
  }
}
