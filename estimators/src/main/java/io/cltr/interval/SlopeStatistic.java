package io.cltr.interval;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The value of whichever candidate {@link Slope} chooses on the sums given: a resample of units
 * chooses anew.
 *
 * <p>Half-widths are t_{U−1}(1 − δ) SE by the delta method over U units, in one stage: the choice
 * does not see what was estimated before. The gradient is that of the chosen candidate, so
 * intervals by the delta method take the choice as given; {@link #caveat} says so. Undefined where
 * no candidate has a finite value and standard error, as with one unit.
 *
 * @param candidates statistics, least biased first where widths are equal
 * @param delta δ, in (0, ½)
 * @param search in which order the candidates are looked at
 */
public record SlopeStatistic(List<Candidate> candidates, double delta, Search search)
    implements Statistic {
  /** Chooses one of the candidates; those whose value or half-width is not finite take no part. */
  @FunctionalInterface
  public interface Search extends java.io.Serializable {
    /** The index of the choice; empty where none is finite. */
    OptionalInt choose(double[] values, double[] halfWidths);
  }

  /** Widest first, whatever the candidates are. */
  public SlopeStatistic(List<Candidate> candidates, double delta) {
    this(candidates, delta, Slope::choose);
  }

  /**
   * A statistic of its own moments.
   *
   * @param statistic what it computes
   * @param first number of its first moment, 1..m
   * @param moments how many follow on each other
   */
  public record Candidate(Statistic statistic, int first, int moments)
      implements java.io.Serializable {
    private Totals of(Totals totals) {
      return totals.moments(first, moments);
    }
  }

  /** Requires candidates, and δ in (0, ½). */
  public SlopeStatistic {
    candidates = List.copyOf(candidates);
    if (candidates.isEmpty() || !(delta > 0 && delta < 0.5)) {
      throw new IllegalArgumentException(
          "%d candidates at delta %s; there must be one, and 0 < delta < 0.5"
              .formatted(candidates.size(), delta));
    }
  }

  /**
   * The index of the candidate that these sums choose; empty where none is defined. One unit tells
   * no half-widths and chooses the first.
   */
  public OptionalInt chosen(Totals totals) {
    if (totals.units() < 2) {
      return IntStream.range(0, candidates.size())
          .filter(
              i ->
                  Double.isFinite(
                      candidates.get(i).statistic().value(candidates.get(i).of(totals))))
          .findFirst();
    }
    double units = totals.units();
    double quantile = StudentT.quantile(units - 1, 1 - 2 * delta);
    double[] values = new double[candidates.size()];
    double[] halfWidths = new double[candidates.size()];
    for (int i = 0; i < values.length; i++) {
      Statistic statistic = candidates.get(i).statistic();
      Totals own = candidates.get(i).of(totals);
      values[i] = statistic.value(own);
      double variance = own.squaredInfluence(statistic.gradient(own)) * units / (units - 1);
      halfWidths[i] = quantile * Math.sqrt(variance);
    }
    return search.choose(values, halfWidths);
  }

  @Override
  public double value(Totals totals) {
    OptionalInt chosen = chosen(totals);
    if (chosen.isEmpty()) {
      return Double.NaN;
    }
    Candidate candidate = candidates.get(chosen.getAsInt());
    return candidate.statistic().value(candidate.of(totals));
  }

  @Override
  public double[] gradient(Totals totals) {
    double[] gradient = new double[totals.moments()];
    chosen(totals)
        .ifPresent(
            i -> {
              Candidate candidate = candidates.get(i);
              double[] own = candidate.statistic().gradient(candidate.of(totals));
              System.arraycopy(own, 0, gradient, candidate.first() - 1, own.length);
            });
    return gradient;
  }

  /** The products within candidates, where these follow on each other. */
  @Override
  public int[] groups(int moments) {
    int next = 1;
    for (Candidate candidate : candidates) {
      if (candidate.first() != next) {
        return new int[] {moments};
      }
      next += candidate.moments();
    }
    return candidates.stream().mapToInt(Candidate::moments).toArray();
  }

  @Override
  public String caveat() {
    return "post-selection: the parameter was chosen by SLOPE on the same units";
  }
}
