package io.cltr.click;

import io.cltr.fold.Blocks;
import io.cltr.log.ConfigException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Expectation–maximisation for click models: shared parameters are reduced over the blocks, those
 * of documents stay with the block of their query. Every parameter is updated to (a + numerator)/(a
 * + b + denominator), capped at 1 − 10⁻⁶, which maximises the expected log-posterior, so the
 * log-posterior never falls; if it did, the E step would be wrong, and the run stops. Local
 * parameters start at ½. Cost: one pass over the blocks per iteration and one to end.
 *
 * @param history shared parameters before the first iteration and after each
 * @param path log-posterior up to a constant, at each of them
 */
public record Em<B extends EmBlock>(
    EmKernel<B> kernel, BetaPrior prior, List<double[]> history, double[] path)
    implements Serializable {
  private static final double ROUNDING = 1e-12;

  /** Refuses a configured number of iterations below 0. */
  static void requireIterations(String method, int iterations) {
    if (iterations < 0) {
      throw new ConfigException(
          "%s: iterations must be 0 or more, found %s".formatted(method, iterations));
    }
  }

  /** {@code iterations} over {@code blocks}. */
  public static <B extends EmBlock> Em<B> run(
      Blocks<B> blocks, EmKernel<B> kernel, BetaPrior prior, int iterations) {
    List<double[]> history = new ArrayList<>(List.of(kernel.start()));
    double[] path = new double[iterations + 1];
    for (int t = 0; t <= iterations; t++) {
      EmStep.Next next = blocks.fold(new EmStep<>(kernel, prior, List.copyOf(history)));
      path[t] = next.logPosterior();
      if (t > 0) {
        requireRising(kernel, t, path[t - 1], path[t]);
      }
      if (t < iterations) {
        history.add(next.shared());
      }
    }
    return new Em<>(kernel, prior, List.copyOf(history), path);
  }

  private static void requireRising(EmKernel<?> kernel, int t, double before, double after) {
    if (!(after >= before - ROUNDING * Math.abs(before))) {
      throw new IllegalStateException(
          "EM by %s: the log-posterior fell from %s to %s in iteration %d"
              .formatted(kernel, before, after, t));
    }
  }

  /** The shared parameters after the last iteration. */
  public double[] shared() {
    return history.get(history.size() - 1);
  }

  /** The block's own parameters after the last iteration; works all iterations out again. */
  public double[] locals(B block) {
    return new EmStep<>(kernel, prior, history).locals(block);
  }
}
