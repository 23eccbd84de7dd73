package io.cltr.propensity.pbm;

import io.cltr.click.BetaPrior;
import io.cltr.click.Em;
import io.cltr.click.ExaminationKernel;
import io.cltr.fold.Blocks;
import io.cltr.propensity.pbm.PbmProfile.Fit;
import java.util.Arrays;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The one maximum of the log-posterior over 0 &lt; θ, γ &lt; 1: some EM iterations, then Newton's
 * steps on {@link PbmProfile}, halved until the log-posterior does not fall. EM alone would need
 * hundreds of iterations where documents change places rarely.
 *
 * @param theta θ at the maximum, not yet divided by θ_1
 * @param inverse inverse information on log θ
 * @param path the log-posterior after EM and after each of Newton's steps; never falls by more than
 *     rounding
 */
record PbmMaximum(double[] theta, RealMatrix inverse, double[] path) {
  private static final int MAX_STEPS = 200;
  private static final double CONVERGED = 1e-8;
  private static final double ROUNDING = 1e-14;

  /** The maximum over {@code blocks}. */
  static PbmMaximum of(Blocks<PbmBlock> blocks, int depth, BetaPrior prior, int iterations) {
    double[] theta = Em.run(blocks, new ExaminationKernel<>(depth), prior, iterations).shared();
    double[] path = new double[MAX_STEPS + 1];
    Fit fit = blocks.fold(new PbmProfile(theta, prior));
    path[0] = fit.objective();
    for (int step = 1; step <= MAX_STEPS; step++) {
      double[] direction = inverse(fit).operate(fit.gradient());
      boolean last = largest(direction) < CONVERGED;
      double size = 1;
      double[] next = moved(theta, direction, size);
      Fit found = blocks.fold(new PbmProfile(next, prior));
      while (!last && found.objective() < fit.objective() - ROUNDING * Math.abs(fit.objective())) {
        size /= 2;
        next = moved(theta, direction, size);
        found = blocks.fold(new PbmProfile(next, prior));
      }
      theta = next;
      fit = found;
      path[step] = fit.objective();
      if (last) {
        return new PbmMaximum(theta, inverse(fit), Arrays.copyOf(path, step + 1));
      }
    }
    throw new ArithmeticException(
        "the posterior of pbm-em did not converge in %d Newton steps".formatted(MAX_STEPS));
  }

  /** exp(log θ + size · direction), the step halved further where it would leave (0, 1). */
  private static double[] moved(double[] theta, double[] direction, double size) {
    double[] next = new double[theta.length];
    double allowed = size;
    for (int k = 0; k < theta.length; k++) {
      while (StrictMath.log(theta[k]) + allowed * direction[k] >= 0) {
        allowed /= 2;
      }
    }
    for (int k = 0; k < theta.length; k++) {
      next[k] = theta[k] * StrictMath.exp(allowed * direction[k]);
    }
    return next;
  }

  private static RealMatrix inverse(Fit fit) {
    RealMatrix information = MatrixUtils.createRealMatrix(fit.information());
    RealMatrix symmetric = information.add(information.transpose()).scalarMultiply(0.5);
    return new CholeskyDecomposition(symmetric, 1e-8, 0).getSolver().getInverse();
  }

  private static double largest(double[] direction) {
    double largest = 0;
    for (double move : direction) {
      largest = Math.max(largest, Math.abs(move));
    }
    return largest;
  }
}
