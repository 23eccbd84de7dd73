package io.cltr.click;

/** Parameters that belong to positions. */
final class ByPosition {
  private ByPosition() {}

  /** The parameter of 1-based {@code position}; the last one for deeper positions. */
  static double at(double[] parameters, int position) {
    return parameters[Math.min(position, parameters.length) - 1];
  }

  /** A copy of {@code parameters}: probabilities, one at least. */
  static double[] checked(String name, double[] parameters) {
    if (parameters.length == 0) {
      throw new IllegalArgumentException(name + ": one probability is needed at least");
    }
    for (double p : parameters) {
      probability(name, p);
    }
    return parameters.clone();
  }

  /** {@code p}, which must lie in [0, 1]. */
  static double probability(String name, double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("%s must be a probability, found %s".formatted(name, p));
    }
    return p;
  }
}
