package io.cltr.dual;

import io.cltr.fold.Blocks;
import io.cltr.optimise.Lbfgs;
import io.cltr.optimise.Optimum;
import io.cltr.scorer.Scorer;
import java.util.ArrayList;
import java.util.List;

/**
 * Alternates between the ranker by softmax loss on clicks weighted by 1/θ, and θ by clicks weighted
 * by the inverse relevance that the ranker gives them, until θ stands still:
 *
 * <pre>
 * w = argmin −(1/N) Σ_r Σ_i c_i/θ_k(i) ln softmax(f)_i + λ/2 ‖w‖²,   θ_k = Σ_r c_k exp(f_1 − f_k)/Σ_r c_1
 * </pre>
 *
 * <p>The fixed point is that of dual learning with a softmax loss on both sides, whose gradients
 * take the other side's weights as given (Ai, Bi, Luo, Guo and Croft, SIGIR 2018); for lists of
 * equal length the second line is the minimum of their loss of positions. At the truth both hold
 * where P(click) = θ_k γ and exp(f) is proportional to γ within each list.
 *
 * @param scorer the shape of f
 * @param l2 λ ≥ 0
 * @param rounds at most
 */
public record DualFit(Scorer scorer, double l2, int rounds) {
  private static final double STANDS_STILL = 1e-10;
  private static final double TOLERANCE = 1e-10;
  private static final int ITERATIONS = 500;

  /**
   * Where the alternation ended.
   *
   * @param theta NaN where not known; θ_1 = 1
   * @param parameters of the scorer
   * @param objective of the ranker's last search, preceded by its value at the start of all
   * @param complaint why it may not be the fixed point; "" for no reason
   */
  public record Result(
      double[] theta, double[] parameters, List<Double> objective, String complaint) {}

  /**
   * The fixed point from {@code start}.
   *
   * @param allowed positions that may be known
   */
  public Result of(
      Blocks<DualBlock> blocks, double represented, int width, boolean[] allowed, double[] start) {
    double[] parameters = start;
    double[] theta = curve(blocks, new double[start.length], allowed);
    double[] ones = theta.clone();
    for (int k = 0; k < ones.length; k++) {
      ones[k] = Double.isNaN(ones[k]) ? Double.NaN : 1;
    }
    theta = ones;
    List<Double> objective = new ArrayList<>();
    String complaint = "";
    double moved = Double.POSITIVE_INFINITY;
    for (int round = 0; round < rounds && moved > STANDS_STILL; round++) {
      Optimum optimum = ranker(blocks, represented, width, theta, parameters);
      parameters = optimum.point();
      complaint = optimum.complaint();
      objective = new ArrayList<>(optimum.objective());
      double[] next = curve(blocks, parameters, allowed);
      moved = 0;
      for (int k = 0; k < next.length; k++) {
        if (!Double.isNaN(next[k])) {
          moved = Math.max(moved, Math.abs(StrictMath.log(next[k] / theta[k])));
        }
      }
      theta = next;
    }
    if (moved > STANDS_STILL) {
      complaint =
          "ranker and examination did not settle in %d rounds: the last one moved log θ by %.2g"
              .formatted(rounds, moved);
    }
    objective.add(0, value(blocks, represented, width, theta, start));
    return new Result(theta, parameters, List.copyOf(objective), complaint);
  }

  private double[] curve(Blocks<DualBlock> blocks, double[] parameters, boolean[] allowed) {
    double[] theta = blocks.fold(new DualCurve(scorer, parameters, allowed.length));
    for (int k = 0; k < theta.length; k++) {
      theta[k] = allowed[k] ? theta[k] : Double.NaN;
    }
    return theta;
  }

  private double value(Blocks<DualBlock> blocks, double n, int width, double[] theta, double[] at) {
    return loss(blocks, n, width, theta, at, new double[at.length]);
  }

  private Optimum ranker(
      Blocks<DualBlock> blocks, double n, int width, double[] theta, double[] start) {
    return new Lbfgs(TOLERANCE, ITERATIONS)
        .minimise((point, gradient) -> loss(blocks, n, width, theta, point, gradient), start);
  }

  double loss(
      Blocks<DualBlock> blocks,
      double represented,
      int width,
      double[] theta,
      double[] point,
      double[] gradient) {
    double[] sums = blocks.fold(new DualLoss(scorer, point.clone(), theta));
    double squares = 0;
    for (int j = 0; j < point.length; j++) {
      double shrunk = scorer.penalised(j, width) ? point[j] : 0;
      gradient[j] = sums[1 + j] / represented + l2 * shrunk;
      squares += shrunk * shrunk;
    }
    return sums[0] / represented + l2 / 2 * squares;
  }
}
