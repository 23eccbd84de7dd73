package io.cltr.propensity.relevance;

import io.cltr.propensity.Examination;
import io.cltr.propensity.pbm.PbmDisplays;
import io.cltr.propensity.pbm.PbmRelevance;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The labels of one query's documents; {@link Relevance} has the formulas.
 *
 * @param covariance V, of log θ̂
 * @param a clicks added, s m
 * @param b displays without a click added, s (1 − m)
 */
record LabelFit(Examination examination, double[][] covariance, double a, double b, double z)
    implements Serializable {
  private static final int BISECTIONS = 60;
  private static final double LOWEST = -40;

  RelevanceLabels labels(PbmDisplays query) {
    int n = query.documents();
    String[] names = new String[n];
    double[][] numbers = new double[5][n];
    for (int d = 0; d < n; d++) {
      names[d] = query.names()[d];
      Cells cells = cells(query, d);
      double gamma = cells.mode();
      double half = 0;
      double[] slopes = cells.slopes(gamma);
      for (int k = 0; k < slopes.length; k++) {
        for (int l = 0; l < slopes.length; l++) {
          half += slopes[k] * covariance[k][l] * slopes[l];
        }
      }
      double first = z * z * half;
      numbers[0][d] = gamma;
      numbers[1][d] = gamma * StrictMath.exp(-widened(cells.reach(gamma, -1), first));
      numbers[2][d] = Math.min(1, gamma * StrictMath.exp(widened(cells.reach(gamma, 1), first)));
      numbers[3][d] = Arrays.stream(cells.shown).sum();
      numbers[4][d] = Arrays.stream(cells.clicks).sum();
    }
    return new RelevanceLabels(names, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
  }

  private static double widened(double reach, double first) {
    return Math.sqrt(reach * reach + first);
  }

  private Cells cells(PbmDisplays query, int document) {
    int depth = examination.depth();
    double[] shown = new double[depth];
    double[] clicks = new double[depth];
    for (int i = query.offsets()[document]; i < query.offsets()[document + 1]; i++) {
      int k = query.positions()[i];
      if (examination.identifies(k)) {
        shown[k - 1] += query.shown()[i];
        clicks[k - 1] += query.clicks()[i];
      }
    }
    return new Cells(this, shown, clicks);
  }

  /** The displays of one document by 0-based position. */
  private record Cells(LabelFit fit, double[] shown, double[] clicks) {
    double mode() {
      int[] used = used();
      return PbmRelevance.mode(
          new int[] {0, used.length},
          used,
          Arrays.stream(used).mapToDouble(k -> shown[k]).toArray(),
          Arrays.stream(used).mapToDouble(k -> clicks[k]).toArray(),
          fit.examination.theta(),
          fit.examination.beta(),
          fit.a,
          fit.b);
    }

    private int[] used() {
      int[] all = new int[shown.length];
      int n = 0;
      for (int k = 0; k < shown.length; k++) {
        if (shown[k] > 0) {
          all[n++] = k;
        }
      }
      return Arrays.copyOf(all, n);
    }

    double logPosterior(double gamma) {
      double sum = fit.a * StrictMath.log(gamma) + fit.b * StrictMath.log1p(-gamma);
      for (int k : used()) {
        double p = fit.examination.theta()[k] * gamma + fit.examination.beta()[k];
        double skips = shown[k] - clicks[k];
        sum += clicks[k] == 0 ? 0 : clicks[k] * StrictMath.log(p);
        sum += skips == 0 ? 0 : p < 1 ? skips * StrictMath.log1p(-p) : Double.NEGATIVE_INFINITY;
      }
      return sum;
    }

    /** How far log γ may go in {@code direction} until the log-posterior has fallen by z²/2. */
    double reach(double gamma, int direction) {
      double least = logPosterior(gamma) - fit.z * fit.z / 2;
      double near = 0;
      double far = direction > 0 ? -StrictMath.log(gamma) : -LOWEST;
      for (int step = 0; step < BISECTIONS; step++) {
        double middle = (near + far) / 2;
        double there = Math.min(gamma * StrictMath.exp(direction * middle), Math.nextDown(1.0));
        if (logPosterior(there) >= least) {
          near = middle;
        } else {
          far = middle;
        }
      }
      return near;
    }

    /** ∂log γ̂/∂log θ by position: minus the mixed over the own curvature of the posterior. */
    double[] slopes(double gamma) {
      double[] mixed = new double[shown.length];
      double curvature = fit.b * gamma / ((1 - gamma) * (1 - gamma));
      for (int k : used()) {
        double relevant = fit.examination.theta()[k] * gamma;
        double beta = fit.examination.beta()[k];
        double p = relevant + beta;
        double skips = shown[k] - clicks[k];
        mixed[k] =
            skips * relevant * (1 - beta) / ((1 - p) * (1 - p))
                - clicks[k] * relevant * beta / (p * p);
        curvature += mixed[k];
      }
      for (int k = 0; k < mixed.length; k++) {
        mixed[k] /= -curvature;
      }
      return mixed;
    }
  }
}
