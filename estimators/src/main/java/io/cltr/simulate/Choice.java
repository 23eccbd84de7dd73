package io.cltr.simulate;

import io.cltr.random.Generator;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Draws an index in proportion to given weights, O(log n). */
final class Choice implements Serializable {
  private static final long serialVersionUID = 1;

  private final double[] cumulative;

  Choice(double[] weights) {
    this.cumulative = new double[weights.length];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      cumulative[i] = sum;
    }
  }

  static <T> Choice of(List<T> items, ToDoubleFunction<T> weight) {
    return new Choice(items.stream().mapToDouble(weight).toArray());
  }

  int draw(Generator random) {
    double point = random.nextDouble() * cumulative[cumulative.length - 1];
    int found = Arrays.binarySearch(cumulative, point);
    int index = found >= 0 ? found : -found - 1;
    while (cumulative[index] <= point) {
      index++;
    }
    return index;
  }
}
