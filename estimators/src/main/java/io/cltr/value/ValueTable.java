package io.cltr.value;

import io.cltr.interval.Bounds;
import io.cltr.interval.PairedMeans;
import io.cltr.log.ConfigException;
import io.cltr.value.Value.IntervalValue;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Every value of a valuation with its influence per unit bucket, so that differences and any other
 * weighted sums have intervals without another pass.
 *
 * @param level of the cells' bounds
 */
public record ValueTable(double level, List<CellValue> cells) {
  /**
   * One value.
   *
   * @param bounds one per kind of interval, the report's first
   * @param influence value − truth ≈ Σ over buckets; by the buckets that hold units of the slice or
   *     of the propensities, or by the groups of units that a click model was fitted without
   * @param buckets number of buckets, or groups, that hold units of the slice
   * @param drawn variance by the finite number of draws of a stochastic policy
   * @param slope ∂value/∂log θ_k at index k − 1
   * @param weight Σv of the slice's impressions
   * @param ess effective number of units
   * @param meanWeight used over wanted weight
   * @param paretoShape of the tail of the units' weights; NaN where it means nothing
   * @param unsupported what documents never displayed, and cut weights, could add
   * @param modelled what the reward model alone says of documents never displayed
   * @param trusted whether the evidence carries a conclusion
   */
  public record CellValue(
      String policy,
      String metric,
      String estimator,
      String slice,
      double value,
      List<Bounds> bounds,
      SortedMap<Integer, Double> influence,
      int buckets,
      double drawn,
      List<Double> slope,
      long units,
      long impressions,
      double weight,
      double ess,
      double maxWeightShare,
      double meanWeight,
      double paretoShape,
      double unsupported,
      double modelled,
      boolean trusted,
      List<String> warnings) {
    /** The same value under another name of its policy. */
    public CellValue named(String name) {
      return with(name, trusted, warnings);
    }

    private CellValue distrusted(String warning) {
      List<String> all = new ArrayList<>(warnings);
      all.add(warning);
      return with(policy, false, List.copyOf(all));
    }

    private CellValue warned(List<String> more) {
      List<String> all = new ArrayList<>(warnings);
      all.addAll(more);
      return with(policy, trusted, List.copyOf(all));
    }

    private CellValue with(String name, boolean believed, List<String> told) {
      return new CellValue(
          name,
          metric,
          estimator,
          slice,
          value,
          bounds,
          influence,
          buckets,
          drawn,
          slope,
          units,
          impressions,
          weight,
          ess,
          maxWeightShare,
          meanWeight,
          paretoShape,
          unsupported,
          modelled,
          believed,
          told);
    }
  }

  /** The standard error of a value with {@code influence} by bucket. */
  public static double error(SortedMap<Integer, Double> influence, int buckets, double drawn) {
    if (buckets < 2) {
      return Double.POSITIVE_INFINITY;
    }
    double sum = 0;
    for (double psi : influence.values()) {
      sum += psi * psi;
    }
    return Math.sqrt(sum * buckets / (buckets - 1.0) + drawn);
  }

  /** With {@code more} values, on the same units. */
  public ValueTable and(List<CellValue> more) {
    List<CellValue> all = new ArrayList<>(cells);
    all.addAll(more);
    return new ValueTable(level, all);
  }

  /** The same values, none of which carries a conclusion, because {@code why}. */
  public ValueTable distrusted(String why) {
    return new ValueTable(
        level,
        cells.stream().map(cell -> cell.distrusted(Diagnostic.DO_NOT_TRUST + ": " + why)).toList());
  }

  /** The same values, those of estimators that {@code which} names with {@code warnings} too. */
  public ValueTable warned(Predicate<String> which, List<String> warnings) {
    return new ValueTable(
        level,
        cells.stream()
            .map(cell -> which.test(cell.estimator()) ? cell.warned(warnings) : cell)
            .toList());
  }

  /** The values with their intervals; policies in their order, slices sorted. */
  public List<Value> values() {
    return cells.stream().map(this::value).toList();
  }

  /** Paired differences of every other policy to {@code baseline}. */
  public List<Comparison> comparisons(String baseline) {
    return new Differences(this, baseline).all();
  }

  /** The cell of {@code policy}; a {@link ConfigException} where there is none. */
  public CellValue find(String policy, String metric, String estimator, String slice) {
    return cells.stream()
        .filter(
            cell ->
                cell.policy().equals(policy)
                    && cell.metric().equals(metric)
                    && cell.estimator().equals(estimator)
                    && cell.slice().equals(slice))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigException(
                    "there is no value of %s in %s by %s for %s; valued are %s in %s by %s"
                        .formatted(
                            policy,
                            metric,
                            estimator,
                            slice,
                            policies(),
                            distinct(CellValue::metric),
                            distinct(CellValue::estimator))));
  }

  /** {@code a}·value of {@code first} + {@code b}·value of {@code second}, on the same units. */
  public static Contrast contrast(double a, CellValue first, double b, CellValue second) {
    SortedMap<Integer, Double> influence = new TreeMap<>();
    TreeSet<Integer> buckets = new TreeSet<>(first.influence().keySet());
    buckets.addAll(second.influence().keySet());
    for (int bucket : buckets) {
      influence.put(
          bucket,
          a * first.influence().getOrDefault(bucket, 0.0)
              + b * second.influence().getOrDefault(bucket, 0.0));
    }
    int count = Math.max(first.buckets(), second.buckets());
    double drawn = a * a * first.drawn() + b * b * second.drawn();
    double value = a * first.value() + b * second.value();
    return new Contrast(value, error(influence, count, drawn), count, influence);
  }

  /** Both values with the covariance of their errors, from their influences by bucket. */
  public static PairedMeans paired(CellValue first, CellValue second) {
    int buckets = Math.max(first.buckets(), second.buckets());
    double factor = buckets < 2 ? 0 : buckets / (buckets - 1.0);
    double[] sums = new double[3];
    TreeSet<Integer> all = new TreeSet<>(first.influence().keySet());
    all.addAll(second.influence().keySet());
    for (int bucket : all) {
      double a = first.influence().getOrDefault(bucket, 0.0);
      double b = second.influence().getOrDefault(bucket, 0.0);
      sums[0] += a * a;
      sums[1] += b * b;
      sums[2] += a * b;
    }
    return new PairedMeans(
        first.value(),
        second.value(),
        factor * sums[0] + first.drawn(),
        factor * sums[1] + second.drawn(),
        factor * sums[2],
        buckets);
  }

  private Value value(CellValue cell) {
    List<IntervalValue> intervals =
        cell.bounds().stream()
            .map(
                b ->
                    new IntervalValue(
                        b.method(), b.standardError(), b.low(), b.high(), b.refusal()))
            .toList();
    IntervalValue first = intervals.get(0);
    return new Value(
        cell.policy(),
        cell.metric(),
        cell.estimator(),
        cell.slice(),
        cell.value(),
        first.standardError(),
        first.low(),
        first.high(),
        level,
        first.interval(),
        intervals.subList(1, intervals.size()),
        cell.units(),
        cell.impressions(),
        cell.ess(),
        cell.maxWeightShare(),
        cell.meanWeight(),
        cell.paretoShape(),
        cell.unsupported(),
        cell.modelled(),
        cell.warnings());
  }

  /** The names of the policies, in their order. */
  public List<String> policies() {
    return distinct(CellValue::policy);
  }

  private List<String> distinct(Function<CellValue, String> part) {
    return cells.stream().map(part).distinct().toList();
  }
}
