package io.cltr.click;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import java.io.Serializable;
import java.util.HashMap;
import java.util.TreeMap;

/**
 * Probabilities of one query's documents, (a + numerator)/(a + b + denominator) each; state: two
 * numbers per probability.
 *
 * @param width probabilities per document
 * @param counting what an impression adds
 */
record DocumentRatios(int width, BetaPrior prior, Counting counting)
    implements Fold<Impression, HashMap<String, double[]>, Attributes> {

  /** What an impression of weight 1 adds to numerators and denominators. */
  @FunctionalInterface
  interface Counting extends Serializable {
    /** Adds {@code shown} to {@code into}. */
    void count(Impression shown, Sink into);
  }

  /** Where counts go. */
  @FunctionalInterface
  interface Sink {
    /** Adds to the {@code j}-th probability of {@code document}. */
    void add(String document, int j, double numerator, double denominator);
  }

  @Override
  public HashMap<String, double[]> start() {
    return new HashMap<>();
  }

  @Override
  public void add(HashMap<String, double[]> state, Impression item) {
    double weight = item.weight();
    counting.count(
        item,
        (document, j, numerator, denominator) -> {
          double[] sums = state.computeIfAbsent(document, absent -> new double[2 * width]);
          sums[2 * j] += weight * numerator;
          sums[2 * j + 1] += weight * denominator;
        });
  }

  @Override
  public void merge(HashMap<String, double[]> into, HashMap<String, double[]> from) {
    from.forEach(
        (document, sums) -> {
          double[] total = into.computeIfAbsent(document, absent -> new double[2 * width]);
          for (int i = 0; i < total.length; i++) {
            total[i] += sums[i];
          }
        });
  }

  @Override
  public Attributes finish(HashMap<String, double[]> state) {
    TreeMap<String, double[]> sorted = new TreeMap<>(state);
    double[] values = new double[sorted.size() * width];
    int i = 0;
    for (double[] sums : sorted.values()) {
      for (int j = 0; j < width; j++) {
        values[i++] = prior.mode(sums[2 * j], sums[2 * j + 1]);
      }
    }
    return new Attributes(sorted.keySet().toArray(String[]::new), values);
  }
}
