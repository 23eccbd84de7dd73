package io.cltr.propensity.trust;

import io.cltr.fold.Fold;
import io.cltr.propensity.Components;
import io.cltr.propensity.pbm.PbmBlock;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a log tells lines apart: a line between two positions needs two documents at least.
 *
 * @param shared number of documents that were shown at both positions
 * @param shown Σv of all displays by position
 * @param clicks Σvc of them
 */
public record TrustEvidence(long[][] shared, double[] shown, double[] clicks)
    implements Serializable {

  /** Whether two documents or more were shown at both positions. */
  boolean[][] tied() {
    boolean[][] tied = new boolean[shared.length][shared.length];
    for (int k = 0; k < tied.length; k++) {
      for (int l = 0; l < tied.length; l++) {
        tied[k][l] = k != l && shared[k][l] > 1;
      }
    }
    return tied;
  }

  /** The 0-based positions tied to position 1 that have clicks and displays without one. */
  List<Integer> identified() {
    List<Integer> identified = new ArrayList<>();
    for (int k : Components.of(tied()).get(0)) {
      if (clicks[k] > 0 && clicks[k] < shown[k]) {
        identified.add(k);
      }
    }
    return identified;
  }

  /** Collects it; state: K² numbers. */
  public record Counter(int depth) implements Fold<PbmBlock, TrustEvidence, TrustEvidence> {
    @Override
    public TrustEvidence start() {
      return new TrustEvidence(new long[depth][depth], new double[depth], new double[depth]);
    }

    @Override
    public void add(TrustEvidence state, PbmBlock block) {
      for (int d = 0; d < block.documents(); d++) {
        for (int i = block.offsets()[d]; i < block.offsets()[d + 1]; i++) {
          int k = block.positions()[i];
          state.shown[k] += block.shown()[i];
          state.clicks[k] += block.clicks()[i];
          for (int j = block.offsets()[d]; j < block.offsets()[d + 1]; j++) {
            state.shared[k][block.positions()[j]]++;
          }
        }
      }
    }

    @Override
    public void merge(TrustEvidence into, TrustEvidence from) {
      for (int k = 0; k < depth; k++) {
        into.shown[k] += from.shown[k];
        into.clicks[k] += from.clicks[k];
        for (int l = 0; l < depth; l++) {
          into.shared[k][l] += from.shared[k][l];
        }
      }
    }

    @Override
    public TrustEvidence finish(TrustEvidence state) {
      return state;
    }
  }
}
