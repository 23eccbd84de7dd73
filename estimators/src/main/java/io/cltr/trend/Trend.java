package io.cltr.trend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Nights in their order, each compared with those before it.
 *
 * <p>Each {@link Series} of a night is compared with the last {@value #MOST} nights before it that
 * have the series by the same method, by their {@link Prediction}. There is an alarm where the
 * two-sided p is below α = {@value #ALPHA} divided by the number of series that are judged on the
 * night (Bonferroni), so that a night without any change has one with probability α.
 *
 * <p>Assumes what a prediction does. A series with fewer than {@value #LEAST} such nights is not
 * judged; nor is a night without a day, nor compared with. No night: no judgements. Cost: nights ·
 * series · {@value #MOST}.
 *
 * @param nights sorted by day
 * @param judged by night, what was judged on it
 */
public record Trend(List<Night> nights, List<List<Judgement>> judged) {
  /** Nights that one is compared with at most. */
  public static final int MOST = 28;

  /** Nights that a number is compared with at least. */
  public static final int LEAST = 4;

  /** Probability of an alarm on a night without a change. */
  public static final double ALPHA = 0.001;

  /** Copies the lists. */
  public Trend {
    nights = List.copyOf(nights);
    judged = judged.stream().map(List::copyOf).toList();
  }

  /** The trend of {@code nights}, sorted by day. */
  public static Trend of(List<Night> nights) {
    List<List<Judgement>> judged = new ArrayList<>();
    for (int i = 0; i < nights.size(); i++) {
      judged.add(judge(nights.subList(0, i), nights.get(i)));
    }
    return new Trend(nights, judged);
  }

  /** {@code tonight} compared with the nights {@code before}. */
  static List<Judgement> judge(List<Night> before, Night tonight) {
    if (tonight.day().isEmpty()) {
      return List.of();
    }
    Map<Series, List<Measured>> compared = new LinkedHashMap<>();
    for (Series series : Series.of(tonight)) {
      List<Measured> like = like(before, tonight, series);
      if (like.size() >= LEAST) {
        compared.put(series, like);
      }
    }
    double alpha = ALPHA / Math.max(1, compared.size());
    List<Judgement> judgements = new ArrayList<>();
    compared.forEach(
        (series, like) ->
            judgements.add(Judgement.of(series, series.in(tonight), Prediction.of(like), alpha)));
    return judgements;
  }

  /** The last nights with the series by tonight's method. */
  private static List<Measured> like(List<Night> before, Night tonight, Series series) {
    List<Measured> like =
        before.stream()
            .filter(night -> !night.day().isEmpty())
            .filter(night -> series.method(night).equals(series.method(tonight)))
            .map(series::in)
            .filter(Measured::known)
            .toList();
    return like.subList(Math.max(0, like.size() - MOST), like.size());
  }

  /** The alarms of the last night. */
  public List<Judgement> alarms() {
    return nights.isEmpty() ? List.of() : alarms(nights.size() - 1);
  }

  /** The alarms of a night, by its index. */
  public List<Judgement> alarms(int night) {
    return judged.get(night).stream().filter(Judgement::alarm).toList();
  }
}
