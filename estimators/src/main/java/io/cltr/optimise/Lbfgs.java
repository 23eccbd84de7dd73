package io.cltr.optimise;

import io.cltr.log.ConfigException;
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
public record Lbfgs(double tolerance, int maxIterations) implements Optimiser {
  private static final int CORRECTIONS = 10;
  private static final double ROUNDING_SLACK = 100;

  /** Tolerance 1e-8, at most 500 iterations. */
  public Lbfgs() {
    this(1e-8, 500);
  }

  /** Checks the ranges. */
  public Lbfgs {
    if (!(tolerance > 0) || maxIterations < 1) {
      throw new ConfigException(
          "optimiser lbfgs: tolerance %s must be positive, maxIterations %d at least 1"
              .formatted(tolerance, maxIterations));
    }
  }

  @Override
  public String id() {
    return "lbfgs";
  }

  @Override
  public String summary() {
    return "Limited-memory BFGS on the whole objective, to convergence";
  }

  @Override
  public String source() {
    return "Liu and Nocedal, Mathematical Programming 1989 (Smile 2.6)";
  }

  @Override
  public boolean asksMonitor() {
    return false;
  }

  /** The minimum reached from {@code start}; the objective never rises. */
  public Optimum minimise(Objective function, double[] start) {
    return minimise(function, start, Monitor.NONE);
  }

  @Override
  public Optimum minimise(Objective function, double[] start, Monitor monitor) {
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
    return new Optimum(
        point,
        List.copyOf(recorder.path),
        List.of(),
        complaint(recorder.path.size() - 1, recorder));
  }

  private String complaint(int iterations, Recorder recorder) {
    double gradient = recorder.gradientMeasure();
    return gradient <= ROUNDING_SLACK * tolerance
        ? ""
        : ("the search stopped after %d of at most %d iterations with the gradient at %s instead of"
                + " %s; this is not the optimum")
            .formatted(iterations, maxIterations, gradient, tolerance);
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
      DivergedException.unlessFinite(evaluations, value, gradient, path);
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
