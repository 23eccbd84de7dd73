package io.cltr.simulate;

import io.cltr.log.ConfigException;
import java.io.Serializable;
import java.util.List;

/**
 * Trust bias (Agarwal et al. WWW 2019): at position k an examined document is clicked with
 * probability ε⁺_k if it is relevant and ε⁻_k if it is not, so P(click) = α_k γ + β_k with α_k =
 * θ_k (ε⁺_k − ε⁻_k) and β_k = θ_k ε⁻_k (Vardasbi et al. CIKM 2020).
 *
 * @param relevant ε⁺_1, ε⁺_2, …, at least one per position; empty: 1 everywhere
 * @param irrelevant ε⁻_1, ε⁻_2, …, at least one per position; empty: 0 everywhere
 */
public record Trust(List<Double> relevant, List<Double> irrelevant) implements Serializable {

  /** No trust bias. */
  public Trust() {
    this(List.of(), List.of());
  }

  /** Checks the ranges. */
  public Trust {
    relevant = List.copyOf(relevant);
    irrelevant = List.copyOf(irrelevant);
    relevant.forEach(e -> Check.within("user.trust.relevant", e, 0, 1));
    irrelevant.forEach(e -> Check.within("user.trust.irrelevant", e, 0, 1));
  }

  /** The click curve of {@code device}'s users down to {@code depth}. */
  ClickCurve curve(Device device, int depth) {
    double[] theta = device.curve(depth);
    double[] alpha = new double[depth];
    double[] beta = new double[depth];
    for (int k = 0; k < depth; k++) {
      double plus = at("user.trust.relevant", relevant, k, 1);
      double minus = at("user.trust.irrelevant", irrelevant, k, 0);
      if (plus <= minus) {
        throw new ConfigException(
            "simulate.user.trust: at position %d relevant is %s and irrelevant is %s; relevant must"
                    .formatted(k + 1, plus, minus)
                + " be larger");
      }
      alpha[k] = theta[k] * (plus - minus);
      beta[k] = theta[k] * minus;
    }
    return new ClickCurve(device.name(), device.share(), theta, alpha, beta);
  }

  private static double at(String key, List<Double> list, int index, double otherwise) {
    if (list.isEmpty()) {
      return otherwise;
    }
    Check.atLeast(key + " (length)", list.size(), index + 1L);
    return list.get(index);
  }
}
