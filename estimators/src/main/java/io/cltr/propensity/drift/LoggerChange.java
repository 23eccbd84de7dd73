package io.cltr.propensity.drift;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Calendar;
import io.cltr.log.Distinct;
import io.cltr.log.Impression;
import io.cltr.propensity.AssumptionCheck;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Whether a logger shows on a day what it showed on the last day before on which it served.
 *
 * <pre>
 * a(S, T) = mean over pairs i ∈ S, j ∈ T of Σ_{d,k} 1[y_i(d) = k] 1[y_j(d) = k] / √(n_i n_j)
 * d_q = a(today, before) − [a(today, today) + a(before, before)]/2,   z = d̄ √Q / sd(d)
 * </pre>
 *
 * <p>over the Q queries that have all three, n_i the documents of impression i, pairs of different
 * units only. E d = −½ ‖p − p'‖², p and p' the shares of (document, position) under the two days'
 * loggers: 0 for a logger that stays the same, stochastic or not. One-sided t test over queries,
 * Holm's correction over loggers and days. Assumes that the rankings of a query are drawn
 * independently for different users; a site whose documents change looks like a logger that does.
 * Impressions that were changed at random and those without a time are left out. Cost: one pass,
 * state by query of its different (logger, day, unit, document, position).
 *
 * <p>Source: Gretton, Borgwardt, Rasch, Schölkopf, Smola, JMLR 2012 (the distance); Holm, Scand. J.
 * Stat. 1979.
 *
 * @param queries Q
 * @param agreement mean of a(today, before)
 * @param expected what it would be without a change: mean of [a(today, today) + a(before,
 *     before)]/2
 * @param z NaN with fewer than {@link #LEAST_QUERIES} queries
 * @param p probability of a z as low without a change; NaN likewise
 * @param alarm whether p, corrected, is below {@link AssumptionCheck#ALPHA}
 */
public record LoggerChange(
    String logger,
    String day,
    String before,
    long queries,
    double agreement,
    double expected,
    double z,
    double p,
    boolean alarm) {
  /** Fewer queries tell nothing. */
  public static final int LEAST_QUERIES = 10;

  private static final int DAY = 10;

  /** Differences of fewer digits are rounding. */
  private static final double ROUNDING = 1e-12;

  /** Every logger on every day, in {@code zone}, but its first; by logger and day. */
  public static List<LoggerChange> of(Source<Impression> log, ZoneId zone) {
    Calendar calendar = new Calendar(zone);
    Source<Impression> own = log.where(item -> item.untouched() && item.shownAt() != 0);
    TreeMap<String, String> before = before(own.fold(new Distinct(item -> key(item, calendar))));
    TreeMap<String, double[]> sums =
        before.isEmpty()
            ? new TreeMap<>()
            : own.grouped(Impression::query, new ByDay(calendar)).fold(new Sums(before));
    List<LoggerChange> rows = new ArrayList<>();
    before.forEach((key, day) -> rows.add(row(key, day, sums.getOrDefault(key, new double[5]))));
    rows.sort(Comparator.comparing(LoggerChange::logger).thenComparing(LoggerChange::day));
    return alarmed(rows);
  }

  /** Day and logger; a day has ten characters. */
  private static String key(Impression item, Calendar calendar) {
    return Calendar.name(calendar.day(item.shownAt())) + item.logger();
  }

  /** The last day before, by day and logger. */
  private static TreeMap<String, String> before(List<String> keys) {
    HashMap<String, String> last = new HashMap<>();
    TreeMap<String, String> before = new TreeMap<>();
    for (String key : keys) {
      String earlier = last.put(key.substring(DAY), key.substring(0, DAY));
      if (earlier != null) {
        before.put(key, earlier);
      }
    }
    return before;
  }

  private static LoggerChange row(String key, String before, double[] sums) {
    double n = sums[0];
    double mean = sums[1] / n;
    double z = Double.NaN;
    double p = Double.NaN;
    if (n >= LEAST_QUERIES) {
      double variance = Math.max(0, (sums[2] - n * mean * mean) / (n - 1));
      z = Math.abs(mean) < ROUNDING ? 0 : mean / Math.sqrt(variance / n);
      p = new TDistribution(null, n - 1).cumulativeProbability(z);
    }
    return new LoggerChange(
        key.substring(DAY),
        key.substring(0, DAY),
        before,
        Math.round(n),
        sums[3] / n,
        sums[4] / n,
        z,
        p,
        false);
  }

  private static List<LoggerChange> alarmed(List<LoggerChange> rows) {
    List<LoggerChange> tested =
        rows.stream()
            .filter(row -> !Double.isNaN(row.p()))
            .sorted(Comparator.comparingDouble(LoggerChange::p))
            .toList();
    double highest = -1;
    for (int i = 0; i < tested.size(); i++) {
      if (tested.get(i).p() * (tested.size() - i) >= AssumptionCheck.ALPHA) {
        break;
      }
      highest = tested.get(i).p();
    }
    double below = highest;
    return rows.stream().map(row -> row.p() <= below ? row.withAlarm() : row).toList();
  }

  private LoggerChange withAlarm() {
    return new LoggerChange(logger, day, before, queries, agreement, expected, z, p, true);
  }

  /** What each logger showed for a query on each day. */
  private record ByDay(Calendar calendar)
      implements Fold<Impression, TreeMap<String, Showings>, TreeMap<String, Showings>> {
    @Override
    public TreeMap<String, Showings> start() {
      return new TreeMap<>();
    }

    /** Where units are queries, each impression counts as a user of its own. */
    @Override
    public void add(TreeMap<String, Showings> state, Impression item) {
      String unit = item.unit().equals(item.query()) ? item.id() : item.unit();
      state
          .computeIfAbsent(key(item, calendar), absent -> new Showings())
          .add(unit, item.documents(), item.positions());
    }

    @Override
    public void merge(TreeMap<String, Showings> into, TreeMap<String, Showings> from) {
      from.forEach(
          (key, showings) -> into.computeIfAbsent(key, absent -> new Showings()).add(showings));
    }

    @Override
    public TreeMap<String, Showings> finish(TreeMap<String, Showings> state) {
      return state;
    }
  }

  /** By day and logger: Q, Σd, Σd², Σ a(today, before), Σ of what is expected. */
  private record Sums(TreeMap<String, String> before)
      implements Fold<
          Keyed<TreeMap<String, Showings>>, TreeMap<String, double[]>, TreeMap<String, double[]>> {
    @Override
    public TreeMap<String, double[]> start() {
      return new TreeMap<>();
    }

    @Override
    public void add(TreeMap<String, double[]> state, Keyed<TreeMap<String, Showings>> item) {
      item.value()
          .forEach(
              (key, today) -> {
                String day = before.get(key);
                Showings earlier = day == null ? null : item.value().get(day + key.substring(DAY));
                if (earlier != null) {
                  add(state.computeIfAbsent(key, absent -> new double[5]), today, earlier);
                }
              });
    }

    private static void add(double[] sums, Showings today, Showings earlier) {
      double across = today.agreement(earlier);
      double within = (today.agreement(today) + earlier.agreement(earlier)) / 2;
      double d = across - within;
      if (!Double.isNaN(d)) {
        sums[0]++;
        sums[1] += d;
        sums[2] += d * d;
        sums[3] += across;
        sums[4] += within;
      }
    }

    @Override
    public void merge(TreeMap<String, double[]> into, TreeMap<String, double[]> from) {
      from.forEach(
          (key, sums) -> {
            double[] own = into.computeIfAbsent(key, absent -> new double[5]);
            for (int i = 0; i < sums.length; i++) {
              own[i] += sums[i];
            }
          });
    }

    @Override
    public TreeMap<String, double[]> finish(TreeMap<String, double[]> state) {
      return state;
    }
  }
}
