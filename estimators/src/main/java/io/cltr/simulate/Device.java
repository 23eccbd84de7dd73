package io.cltr.simulate;

import java.io.Serializable;
import java.util.List;

/**
 * A kind of device and how far down its users look.
 *
 * @param name value of the log's {@code device} column
 * @param share share of the units that use it
 * @param exponent η of θ_k = (1/k)^η; used where {@code examination} is empty
 * @param examination θ_1, θ_2, …, at least one per position, θ_1 = 1, each in (0, 1]; or empty
 */
public record Device(String name, double share, double exponent, List<Double> examination)
    implements Serializable {

  /** Checks the ranges. */
  public Device {
    examination = List.copyOf(examination);
    Check.within("user.devices." + name + ".share", share, 0, 1);
    Check.within("user.devices." + name + ".exponent", exponent, 0, 10);
    for (double theta : examination) {
      Check.within("user.devices." + name + ".examination", theta, Double.MIN_VALUE, 1);
    }
    if (!examination.isEmpty()) {
      Check.within("user.devices." + name + ".examination (first)", examination.get(0), 1, 1);
    }
  }

  /** θ_1 … θ_depth. */
  double[] curve(int depth) {
    double[] theta = new double[depth];
    if (!examination.isEmpty()) {
      Check.atLeast("user.devices." + name + ".examination (length)", examination.size(), depth);
    }
    for (int k = 1; k <= depth; k++) {
      theta[k - 1] =
          examination.isEmpty() ? StrictMath.pow(1.0 / k, exponent) : examination.get(k - 1);
    }
    return theta;
  }
}
