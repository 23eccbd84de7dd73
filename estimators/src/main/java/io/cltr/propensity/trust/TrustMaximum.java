package io.cltr.propensity.trust;

import io.cltr.fold.Blocks;
import io.cltr.propensity.pbm.PbmBlock;
import io.cltr.propensity.trust.TrustProfile.Fit;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A maximum of the log-posterior of {@link TrustProfile}: Newton's steps, scoring steps where the
 * Hessian is indefinite, each halved until the log-posterior does not fall.
 *
 * @param lines at the maximum
 * @param inverse inverse information on log r_1 … log r_K, m_1 … m_K; 0 in what is not free
 * @param path the log-posterior at the start and after each step; never falls by more than rounding
 */
record TrustMaximum(TrustLines lines, RealMatrix inverse, double[] path) {
  private static final int MAX_STEPS = 500;
  private static final double CONVERGED = 1e-8;
  private static final double ROUNDING = 1e-14;
  private static final double SMALLEST_STEP = 1e-12;

  /** The maximum over {@code blocks} that is reached from {@code start}. */
  static TrustMaximum of(Blocks<PbmBlock> blocks, TrustLines start) {
    int[] free = free(start);
    double[] path = new double[MAX_STEPS + 1];
    TrustLines lines = start;
    Fit fit = blocks.fold(new TrustProfile(lines));
    path[0] = fit.objective();
    for (int step = 1; step <= MAX_STEPS; step++) {
      double[] direction = direction(fit, free);
      boolean last = Arrays.stream(direction).allMatch(move -> Math.abs(move) < CONVERGED);
      double size = 1;
      TrustLines next = lines.moved(direction, size);
      Fit found = blocks.fold(new TrustProfile(next));
      while (!last && falls(fit.objective(), found.objective()) && size > SMALLEST_STEP) {
        size /= 2;
        next = lines.moved(direction, size);
        found = blocks.fold(new TrustProfile(next));
      }
      if (falls(fit.objective(), found.objective())) {
        break;
      }
      lines = next;
      fit = found;
      path[step] = fit.objective();
      if (last) {
        return new TrustMaximum(
            lines, inverse(fit.observed(), free), Arrays.copyOf(path, step + 1));
      }
    }
    throw new ArithmeticException(
        "the posterior of trust-pbm did not converge in %d steps".formatted(MAX_STEPS));
  }

  private static boolean falls(double before, double after) {
    return !(after >= before - ROUNDING * Math.abs(before));
  }

  private static double[] direction(Fit fit, int[] free) {
    try {
      return inverse(fit.observed(), free).operate(fit.gradient());
    } catch (NonPositiveDefiniteMatrixException indefinite) {
      return inverse(fit.expected(), free).operate(fit.gradient());
    }
  }

  /** log r_k and m_k of the used positions but the first. */
  private static int[] free(TrustLines lines) {
    int depth = lines.depth();
    return IntStream.range(0, 2 * depth)
        .filter(i -> i % depth != 0 && lines.used()[i % depth])
        .toArray();
  }

  private static RealMatrix inverse(double[][] information, int[] free) {
    RealMatrix whole = new Array2DRowRealMatrix(information, false);
    RealMatrix part = whole.getSubMatrix(free, free);
    RealMatrix symmetric = part.add(part.transpose()).scalarMultiply(0.5);
    RealMatrix inverse = new CholeskyDecomposition(symmetric, 1e-8, 1e-10).getSolver().getInverse();
    RealMatrix all = new Array2DRowRealMatrix(information.length, information.length);
    for (int i = 0; i < free.length; i++) {
      for (int j = 0; j < free.length; j++) {
        all.setEntry(free[i], free[j], inverse.getEntry(i, j));
      }
    }
    return all;
  }
}
