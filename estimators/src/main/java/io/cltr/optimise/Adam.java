package io.cltr.optimise;

import io.cltr.log.ConfigException;
import java.util.ArrayList;
import java.util.List;

/**
 * Minimises a function by steps along its smoothed gradient, each coordinate in units of its own
 * size:
 *
 * <pre>
 * m ← .9 m + .1 g,   v ← .999 v + .001 g²,   w ← w − η_e (m/(1 − .9^t)) / (√(v/(1 − .999^t)) + 1e-8)
 * η_e = η (1 − e/epochs) in epoch e
 * </pre>
 *
 * <p>An epoch is {@code parts} steps, each on the gradient of one part of the data. After every
 * epoch the monitor is asked; after {@code patience} epochs without a better word the search ends,
 * and the point of the best word is the result. Without a monitor it is the last point.
 *
 * <p>For objectives that are drawn, not convex or seen in parts. It does not converge to the digits
 * that {@link Lbfgs} reaches. Cost: one pass over the data per epoch, and one for the monitor.
 *
 * @param learningRate η, above 0
 * @param parts steps of an epoch, at least 1
 * @param epochs at least 1
 * @param patience epochs without a better word, at least 1
 */
public record Adam(double learningRate, int parts, int epochs, int patience) implements Optimiser {
  private static final double MEAN_DECAY = 0.9;
  private static final double SQUARE_DECAY = 0.999;
  private static final double EPSILON = 1e-8;

  /** η = 0.05, 8 parts, at most 60 epochs, 8 without a better word. */
  public Adam() {
    this(0.05, 8, 60, 8);
  }

  /** Checks the ranges. */
  public Adam {
    if (!(learningRate > 0 && Double.isFinite(learningRate))) {
      throw new ConfigException(
          "optimiser adam: learningRate must be above 0 and finite, found " + learningRate);
    }
    if (parts < 1 || epochs < 1 || patience < 1) {
      throw new ConfigException(
          "optimiser adam: parts %d, epochs %d and patience %d must be at least 1"
              .formatted(parts, epochs, patience));
    }
  }

  @Override
  public String id() {
    return "adam";
  }

  @Override
  public String summary() {
    return "Steps along the smoothed gradient of parts of the data, ended by a held-out metric";
  }

  @Override
  public String source() {
    return "Kingma and Ba, ICLR 2015, Algorithm 1";
  }

  @Override
  public boolean asksMonitor() {
    return true;
  }

  @Override
  public Optimum minimise(Objective function, double[] start, Monitor monitor) {
    Search search = new Search(function, start.clone());
    List<Double> objective = new ArrayList<>();
    List<Double> heldOut = new ArrayList<>();
    double best = Double.NEGATIVE_INFINITY;
    double[] bestPoint = search.point;
    int worse = 0;
    for (int epoch = 0; epoch < epochs && worse < patience; epoch++) {
      objective.add(search.epoch(learningRate * (1 - (double) epoch / epochs)));
      double word = monitor.at(search.point);
      if (Double.isNaN(word)) {
        bestPoint = search.point;
        continue;
      }
      heldOut.add(word);
      worse = word > best ? 0 : worse + 1;
      if (word > best) {
        best = word;
        bestPoint = search.point.clone();
      }
    }
    return new Optimum(bestPoint, List.copyOf(objective), List.copyOf(heldOut), "");
  }

  private final class Search {
    private final Objective function;
    private final double[] point;
    private final double[] mean;
    private final double[] square;
    private final List<Double> path = new ArrayList<>();
    private double meanLeft = 1;
    private double squareLeft = 1;
    private int step;

    Search(Objective function, double[] point) {
      this.function = function;
      this.point = point;
      this.mean = new double[point.length];
      this.square = new double[point.length];
    }

    /** The mean of the values that the steps of one epoch began with. */
    double epoch(double rate) {
      double[] gradient = new double[point.length];
      double sum = 0;
      for (int part = 0; part < parts; part++, step++) {
        double value = function.atStep(step, parts, point, gradient);
        DivergedException.unlessFinite(step + 1, value, gradient, path);
        sum += value;
        meanLeft *= MEAN_DECAY;
        squareLeft *= SQUARE_DECAY;
        for (int j = 0; j < point.length; j++) {
          mean[j] = MEAN_DECAY * mean[j] + (1 - MEAN_DECAY) * gradient[j];
          square[j] = SQUARE_DECAY * square[j] + (1 - SQUARE_DECAY) * gradient[j] * gradient[j];
          point[j] -=
              rate
                  * (mean[j] / (1 - meanLeft))
                  / (Math.sqrt(square[j] / (1 - squareLeft)) + EPSILON);
        }
      }
      path.add(sum / parts);
      return sum / parts;
    }
  }
}
