package io.cltr.value.slate;

/** P(a slot is clicked | the slate). */
@FunctionalInterface
interface SlateUser {
  double click(double[] gamma, int[] slate, int slot);

  static double alone(double[] gamma, int[] slate, int slot) {
    return gamma[slate[slot]] / (1 + slot);
  }

  static double cascade(double[] gamma, int[] slate, int slot) {
    double examined = 1;
    for (int k = 0; k < slot; k++) {
      examined *= 1 - gamma[slate[k]];
    }
    return examined * gamma[slate[slot]];
  }

  /** What is below draws attention away. */
  static double whole(double[] gamma, int[] slate, int slot) {
    double left = 1;
    for (int k = 0; k < slate.length; k++) {
      left *= k == slot ? 1 : 1 - 0.5 * gamma[slate[k]];
    }
    return left * gamma[slate[slot]];
  }
}
