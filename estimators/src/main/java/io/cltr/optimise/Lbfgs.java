package io.cltr.optimise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smile.math.BFGS;
import smile.math.DifferentiableMultivariateFunction;

/**
 * Minimises a smooth function by L-BFGS (Liu and Nocedal 1989; Smile 2.6).
 *
 * <p>Made for convex functions. Where the function is not convex Smile's line search can run into a
 * direction that does not descend; the search then starts again from there without its memory.
 *
 * <p>It stops where max_j |∂_j f| max(|w_j|, 1) / max(f, 1) is below the tolerance, where no step
 * makes progress in double precision, or after the iterations. The bits of the result depend on the
 * function alone.
 *
 * @param tolerance of the gradient, in the measure above; positive
 * @param maxIterations at least 1
 */
public record Lbfgs(double tolerance, int maxIterations) {
  private static final int CORRECTIONS = 10;

  /** Checks the ranges. */
  public Lbfgs {
    if (!(tolerance > 0) || maxIterations < 1) {
      throw new IllegalArgumentException(
          "tolerance %s must be positive, %d iterations at least 1"
              .formatted(tolerance, maxIterations));
    }
  }

  /** A function with its gradient. */
  @FunctionalInterface
  public interface Objective {
    /** The value at {@code point}; fills {@code gradient}. */
    double at(double[] point, double[] gradient);
  }

  /**
   * Where the search ended.
   *
   * @param objective the value at the start and after each iteration; never rises
   * @param gradient the measure of the gradient at the end
   */
  public record Optimum(double[] point, List<Double> objective, double gradient) {}

  /** The value or gradient became NaN or infinite. */
  public static final class DivergedException extends RuntimeException {
    DivergedException(int evaluations, double value, List<Double> objective) {
      super(
          ("evaluation %d gave the value %s or a gradient that is not finite; "
                  + "the objective until then: %s")
              .formatted(evaluations, value, objective));
    }
  }

  /**
   * The minimum reached from {@code start}.
   *
   * @throws DivergedException where the function stops being finite
   */
  public Optimum minimise(Objective function, double[] start) {
    Recorder recorder = new Recorder(function, start.length);
    double[] point = start.clone();
    recorder.g(point, new double[start.length]);
    int before;
    do {
      before = recorder.path.size();
      BFGS.minimize(recorder, CORRECTIONS, point, tolerance, maxIterations + 1 - before);
      recorder.evaluate(point);
    } while (recorder.gradientMeasure() > tolerance
        && recorder.path.size() > before
        && recorder.path.size() <= maxIterations);
    return new Optimum(point, List.copyOf(recorder.path), recorder.gradientMeasure());
  }

  /**
   * Smile asks for the value and then for the gradient at the same point: the last evaluation is
   * kept. It asks for gradients at accepted points only; where these moved, they make the curve.
   */
  private static final class Recorder implements DifferentiableMultivariateFunction {
    private final transient Objective function;
    private final ArrayList<Double> path = new ArrayList<>();
    private final double[] gradient;
    private double[] point = new double[0];
    private double[] recorded = new double[0];
    private double value;
    private int evaluations;

    Recorder(Objective function, int width) {
      this.function = function;
      this.gradient = new double[width];
    }

    @Override
    public double f(double[] x) {
      evaluate(x);
      return value;
    }

    @Override
    public double g(double[] x, double[] into) {
      evaluate(x);
      System.arraycopy(gradient, 0, into, 0, into.length);
      if (!Arrays.equals(recorded, point)) {
        recorded = point;
        path.add(value);
      }
      return value;
    }

    void evaluate(double[] x) {
      if (Arrays.equals(point, x)) {
        return;
      }
      point = x.clone();
      value = function.at(point, gradient);
      evaluations++;
      if (!Double.isFinite(value) || !Arrays.stream(gradient).allMatch(Double::isFinite)) {
        throw new DivergedException(evaluations, value, path);
      }
    }

    double gradientMeasure() {
      double largest = 0;
      for (int j = 0; j < point.length; j++) {
        largest = Math.max(largest, Math.abs(gradient[j]) * Math.max(Math.abs(point[j]), 1));
      }
      return largest / Math.max(value, 1);
    }
  }
}
