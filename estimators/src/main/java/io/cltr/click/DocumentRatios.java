package io.cltr.click;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import io.cltr.log.Sums;
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
    implements Fold<Impression, HashMap<String, Sums>, Attributes> {

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
  public HashMap<String, Sums> start() {
    return new HashMap<>();
  }

  @Override
  public void add(HashMap<String, Sums> state, Impression item) {
    double weight = item.weight();
    counting.count(
        item,
        (document, j, numerator, denominator) -> {
          Sums sums = state.computeIfAbsent(document, absent -> new Sums(2 * width));
          sums.add(2 * j, weight * numerator);
          sums.add(2 * j + 1, weight * denominator);
        });
  }

  @Override
  public void merge(HashMap<String, Sums> into, HashMap<String, Sums> from) {
    from.forEach(
        (document, sums) ->
            into.computeIfAbsent(document, absent -> new Sums(2 * width)).add(sums));
  }

  @Override
  public boolean isExact(HashMap<String, Sums> state) {
    return state.values().stream().allMatch(Sums::isExact);
  }

  @Override
  public Attributes finish(HashMap<String, Sums> state) {
    TreeMap<String, Sums> sorted = new TreeMap<>(state);
    double[] values = new double[sorted.size() * width];
    int i = 0;
    for (Sums sums : sorted.values()) {
      for (int j = 0; j < width; j++) {
        values[i++] = prior.mode(sums.get(2 * j), sums.get(2 * j + 1));
      }
    }
    return new Attributes(sorted.keySet().toArray(String[]::new), values);
  }
}
