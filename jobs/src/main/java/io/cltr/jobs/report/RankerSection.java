package io.cltr.jobs.report;

import io.cltr.learner.TrainedRanker;
import io.cltr.ranker.LinearRanker;
import io.cltr.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A trained ranker and how its hyper-parameters were chosen.
 *
 * @param name what the run calls it
 * @param learner id of the learner
 * @param signal id of the debiased relevance that it was trained on
 * @param hyperParameters the chosen ones, by name; +∞ is "none"
 * @param selection the values by which they were chosen; empty where there was one combination
 * @param queries its value on queries that it was trained on, and on others
 * @param objective the minimised objective at the start and after each iteration
 * @param heldOut a debiased metric on held-out units after each iteration; empty where not asked
 * @param clicks clicks that entered the training
 * @param clippedShare share of the total inverse-propensity weight lost to clipping, in [0, 1)
 * @param weights the largest weights of standardised features, largest magnitude first
 * @param warnings what a reader must know
 */
public record RankerSection(
    String name,
    String learner,
    String signal,
    SortedMap<String, Double> hyperParameters,
    Optional<Selection> selection,
    List<QueryValue> queries,
    List<Double> objective,
    List<Double> heldOut,
    long clicks,
    double clippedShare,
    List<Weight> weights,
    List<String> warnings) {

  /** Weights that a report shows. */
  public static final int SHOWN_WEIGHTS = 15;

  /**
   * Held-out values of all combinations.
   *
   * @param metric what was valued
   * @param estimator how
   * @param level confidence level of the intervals
   * @param cells one per combination, in the order of training
   */
  public record Selection(String metric, String estimator, double level, List<Cell> cells) {}

  /** One combination of hyper-parameters and its value on the units kept for selection. */
  public record Cell(
      SortedMap<String, Double> hyperParameters,
      double value,
      double low,
      double high,
      boolean chosen) {}

  /**
   * What ranking by score is worth on some queries, on units that neither trained nor chose it.
   *
   * @param trained whether the ranker was trained on these queries
   */
  public record QueryValue(
      boolean trained, String metric, String estimator, double value, double low, double high) {}

  /** The weight of one feature; {@code feature} counts from 0. */
  public record Weight(int feature, String name, double weight) {}

  /** Copies the lists. */
  public RankerSection {
    queries = List.copyOf(queries);
    objective = List.copyOf(objective);
    heldOut = List.copyOf(heldOut);
    weights = List.copyOf(weights);
    warnings = List.copyOf(warnings);
  }

  /**
   * The section of a ranker chosen from a grid.
   *
   * @param grid every trained combination
   * @param heldOut the value of each, in the same order; empty where there was nothing to choose
   * @param chosen index of the chosen combination
   * @param trained its value on queries that it was trained on, where there are any
   * @param fresh its value on other queries, where there are any
   * @param features names of the features; empty where they have none
   */
  public static RankerSection of(
      String name,
      List<TrainedRanker> grid,
      List<Value> heldOut,
      int chosen,
      Optional<Value> trained,
      Optional<Value> fresh,
      List<String> features) {
    if (!heldOut.isEmpty() && heldOut.size() != grid.size()) {
      throw new IllegalArgumentException(
          "ranker %s: %d combinations, %d values".formatted(name, grid.size(), heldOut.size()));
    }
    TrainedRanker ranker = grid.get(chosen);
    return new RankerSection(
        name,
        ranker.learner(),
        ranker.signal(),
        ranker.hyperParameters(),
        heldOut.isEmpty() ? Optional.empty() : Optional.of(selection(grid, heldOut, chosen)),
        Stream.concat(
                trained.map(value -> onQueries(true, value)).stream(),
                fresh.map(value -> onQueries(false, value)).stream())
            .toList(),
        ranker.objective(),
        ranker.heldOut(),
        ranker.clicks(),
        ranker.clippedShare(),
        ranker.ranker() instanceof LinearRanker linear
            ? largest(linear.weights(), features)
            : List.of(),
        ranker.warnings());
  }

  private static QueryValue onQueries(boolean trained, Value value) {
    return new QueryValue(
        trained, value.metric(), value.estimator(), value.value(), value.low(), value.high());
  }

  private static Selection selection(List<TrainedRanker> grid, List<Value> heldOut, int chosen) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < grid.size(); i++) {
      Value value = heldOut.get(i);
      cells.add(
          new Cell(
              grid.get(i).hyperParameters(),
              value.value(),
              value.low(),
              value.high(),
              i == chosen));
    }
    Value any = heldOut.get(0);
    return new Selection(any.metric(), any.estimator(), any.level(), List.copyOf(cells));
  }

  private static List<Weight> largest(double[] weights, List<String> features) {
    return IntStream.range(0, weights.length)
        .boxed()
        .sorted(Comparator.comparingDouble(j -> -Math.abs(weights[j])))
        .limit(SHOWN_WEIGHTS)
        .map(j -> new Weight(j, j < features.size() ? features.get(j) : "feature " + j, weights[j]))
        .toList();
  }
}
