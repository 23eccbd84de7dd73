package io.cltr.objective;

import java.io.Serializable;

/**
 * min(w, M), rounded within a tenth of its corner so that searches do not get stuck there:
 *
 * <pre>
 * w − (w − .9 M)²/(.4 M)   for .9 M &lt; w &lt; 1.1 M
 * </pre>
 *
 * <p>At most M/40 less than the minimum.
 *
 * @param most M above 0; +∞ does not clip
 */
public record Clip(double most) implements Serializable {
  private static final double WIDTH = 0.1;

  /** The clipped weight. */
  public double at(double weight) {
    double beyond = weight - (1 - WIDTH) * most;
    if (!(beyond > 0)) {
      return weight;
    }
    return beyond < 2 * WIDTH * most ? weight - beyond * beyond / (4 * WIDTH * most) : most;
  }

  /** Its slope. */
  public double slope(double weight) {
    double beyond = weight - (1 - WIDTH) * most;
    return beyond > 0 ? Math.max(0, 1 - beyond / (2 * WIDTH * most)) : 1;
  }
}
