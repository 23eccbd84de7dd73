package io.cltr.propensity.assumption;

import io.cltr.fold.Fold;
import io.cltr.log.Units;
import io.cltr.propensity.assumption.OverlapCurves.Curve;
import io.cltr.propensity.pbm.PbmDisplays;
import java.util.List;

/**
 * Each bucket's score in the equations of both curves of {@link OverlapCurves}: what its clicks
 * less n θ_k z_d leave of Σ_l X_kl/θ_k − X_lk/θ_l. Whatever z, the scores differ from the bucket's
 * influence by what sums to 0 over the buckets; z near γ makes them small. State: 2 × buckets × K.
 */
record OverlapScores(double[] theta, List<Curve> curves)
    implements Fold<PbmDisplays, double[][][], double[][][]> {

  @Override
  public double[][][] start() {
    return new double[2][Units.BUCKETS][];
  }

  @Override
  public void add(double[][][] state, PbmDisplays item) {
    HalvedQuery query = new HalvedQuery(item, theta);
    double[][] relevance = query.relevance();
    query.each(
        (d, half, shown, clicks) -> {
          for (int i = item.offsets()[d]; i < item.offsets()[d + 1]; i++) {
            if (query.half(i) == half) {
              add(state, query, i, shown, relevance[1 - half][d]);
            }
          }
        });
  }

  private void add(double[][][] state, HalvedQuery query, int i, double[] shown, double z) {
    int k = query.displays().positions()[i] - 1;
    for (int w = 0; w < 2; w++) {
      Curve curve = curves.get(w);
      if (!curve.linked().contains(k)) {
        continue;
      }
      double inverse = curve.inverse()[k];
      double left = query.displays().clicks()[i] * inverse - query.displays().shown()[i] * z;
      double[] row = row(state[w], query.bucket(i));
      for (int l : curve.linked()) {
        if (l != k && shown[l] > 0) {
          double score = (w == 0 ? z : 1 - z) * left * shown[l] / (shown[k] + shown[l]);
          row[k] += score;
          row[l] -= score;
        }
      }
    }
  }

  private double[] row(double[][] rows, int bucket) {
    if (rows[bucket] == null) {
      rows[bucket] = new double[theta.length];
    }
    return rows[bucket];
  }

  @Override
  public void merge(double[][][] into, double[][][] from) {
    for (int w = 0; w < 2; w++) {
      for (int b = 0; b < Units.BUCKETS; b++) {
        if (from[w][b] != null) {
          double[] row = row(into[w], b);
          for (int k = 0; k < row.length; k++) {
            row[k] += from[w][b][k];
          }
        }
      }
    }
  }

  @Override
  public double[][][] finish(double[][][] state) {
    return state;
  }
}
