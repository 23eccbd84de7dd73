package io.cltr.check;

import io.cltr.log.DailyTraffic;
import io.cltr.log.LogSummary.Day;
import io.cltr.log.LogSummary.LoggerDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Days on which the rankings of a logger got far more or fewer clicks per impression than usual.
 *
 * <p>R is the median of the rates of the logger's other days, in the log and in the run before it.
 * A day with C clicks on N impressions is named if C/N is beyond a factor f of R and the difference
 * is no chance: with ψ_b = C_b − R N_b over the unit buckets, t = Σψ_b/√(Σψ_b² (1 + π/2 · N/N_o)),
 * where N_o are the impressions of the other days and π/2 the price of a median, and the two-sided
 * p of t, times the number of judged days and loggers, is below α.
 *
 * <p>Assumes independent units. Days with fewer than {@code impressions}, loggers with fewer than
 * {@value VolumeJump#LEAST_DAYS} other days of as many, and days without any click ({@code
 * day-without-clicks}) are not judged.
 *
 * @param factor f
 * @param alpha α
 * @param impressions number below which a day of a logger is not judged
 */
public record CtrJump(Level level, double factor, double alpha, long impressions)
    implements LogCheck {

  /** A warning beyond a factor of 1.5, α = .001, from 100 impressions. */
  public CtrJump() {
    this(Level.warning, 1.5, 0.001, 100);
  }

  /** Checks the ranges. */
  public CtrJump {
    Ranges.require("ctr-jump", "factor", factor, 1, Double.MAX_VALUE);
    Ranges.require("ctr-jump", "alpha", alpha, 0, 1);
    Ranges.atLeast("ctr-jump", "impressions", impressions, 1);
  }

  @Override
  public String id() {
    return "ctr-jump";
  }

  @Override
  public String summary() {
    return "Days on which a logger got far more or fewer clicks per impression than on its others";
  }

  @Override
  public String source() {
    return "Cameron, Miller, J. Human Resources 2015 (cluster-robust tests)";
  }

  /** A day of a logger and what was usual; p before any correction. */
  private record Judged(LoggerDay day, double usual, int days, double p) {
    double rate() {
      return (double) day.clicks() / day.impressions();
    }

    String text() {
      return Wording.of(
          "%s, logger '%s': %.4f clicks per impression where the median of %d other days is %.4f",
          day.day(), day.logger(), rate(), days, usual);
    }
  }

  @Override
  public List<Finding> check(LogFacts facts) {
    Set<String> silent =
        facts.log().days().stream()
            .filter(day -> day.clicks() == 0)
            .map(Day::day)
            .collect(Collectors.toSet());
    List<LoggerDay> days = days(facts);
    List<Judged> judged = new ArrayList<>();
    for (LoggerDay day : facts.log().loggerDays()) {
      List<LoggerDay> others =
          days.stream()
              .filter(other -> other.logger().equals(day.logger()))
              .filter(other -> !other.day().equals(day.day()))
              .filter(other -> other.impressions() >= impressions)
              .toList();
      if (day.impressions() >= impressions
          && others.size() >= VolumeJump.LEAST_DAYS
          && !silent.contains(day.day())) {
        judged.add(judge(facts.statistics().traffic(), day, others));
      }
    }
    List<String> jumps =
        judged.stream()
            .filter(at -> at.p() * judged.size() < alpha)
            .filter(at -> at.rate() > factor * at.usual() || at.rate() * factor < at.usual())
            .map(Judged::text)
            .toList();
    return jumps.isEmpty()
        ? List.of()
        : List.of(
            found(
                jumps.size(),
                Wording.of(
                    "Clicks per impression are beyond a factor of %s from usual on %s of a logger."
                        + " Did all clicks of the day arrive, once, and did the page or the logging"
                        + " change? Leave the day out, or correct it.",
                    factor, Wording.count(jumps.size(), "day")),
                jumps.stream().limit(Wording.NAMED).toList()));
  }

  /** Days of the log, and those of the run before that it does not have. */
  private static List<LoggerDay> days(LogFacts facts) {
    Set<String> own = facts.log().days().stream().map(Day::day).collect(Collectors.toSet());
    return Stream.concat(
            facts.log().loggerDays().stream(),
            facts.previous().stream()
                .flatMap(history -> history.days().stream())
                .filter(day -> !own.contains(day.day())))
        .toList();
  }

  private static Judged judge(DailyTraffic traffic, LoggerDay day, List<LoggerDay> others) {
    double usual =
        Median.of(
            others.stream()
                .mapToDouble(other -> (double) other.clicks() / other.impressions())
                .toArray());
    long shown = others.stream().mapToLong(LoggerDay::impressions).sum();
    int logger = traffic.impressions().loggers().indexOf(day.logger());
    int cell = traffic.impressions().cells().indexOf(day.day());
    double[] psi =
        IntStream.range(0, traffic.impressions().counts().length)
            .filter(b -> traffic.impressions().at(b, logger, cell) > 0)
            .mapToDouble(
                b ->
                    traffic.clicks().at(b, logger, cell)
                        - usual * traffic.impressions().at(b, logger, cell))
            .toArray();
    double sum = 0;
    double squares = 0;
    for (double x : psi) {
      sum += x;
      squares += x * x;
    }
    double inflation = 1 + Math.PI / 2 * day.impressions() / shown;
    double t = squares == 0 ? 0 : sum / Math.sqrt(squares * inflation);
    return new Judged(day, usual, others.size(), Buckets.twoSided(t, psi.length));
  }
}
