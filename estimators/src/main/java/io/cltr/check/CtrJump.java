package io.cltr.check;

import io.cltr.log.DailyTraffic;
import io.cltr.log.LogSummary.Day;
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
 * day-without-clicks}) are not judged. Impressions and clicks count with their weight; the run
 * before, of which only what it held is known, is left out where the log is downsampled.
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

  /** Clicks per impression on a day of a logger. */
  private record Rate(String day, String logger, long impressions, double rate) {}

  /** A day of a logger and what was usual; p before any correction. */
  private record Judged(Rate at, double usual, int days, double p) {
    boolean beyond(double factor) {
      return at.rate() > factor * usual || at.rate() * factor < usual;
    }

    String text() {
      return Wording.of(
          "%s, logger '%s': %.4f clicks per impression where the median of %d other days is %.4f",
          at.day(), at.logger(), at.rate(), days, usual);
    }
  }

  @Override
  public List<Finding> check(LogFacts facts) {
    Set<String> silent =
        facts.log().days().stream()
            .filter(day -> day.clicks() == 0)
            .map(Day::day)
            .collect(Collectors.toSet());
    List<Rate> own = own(facts);
    List<Rate> all = Stream.concat(own.stream(), before(facts)).toList();
    List<Judged> judged = new ArrayList<>();
    for (Rate day : own) {
      List<Rate> others =
          all.stream()
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
            .filter(day -> day.p() * judged.size() < alpha && day.beyond(factor))
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

  /** Days of the log. */
  private static List<Rate> own(LogFacts facts) {
    DailyTraffic traffic = facts.statistics().traffic();
    return facts.log().loggerDays().stream()
        .map(
            day -> {
              int logger = traffic.impressions().loggers().indexOf(day.logger());
              int cell = traffic.impressions().cells().indexOf(day.day());
              double clicks = traffic.clicks().total(logger, cell);
              double shown = traffic.impressions().total(logger, cell);
              return new Rate(day.day(), day.logger(), day.impressions(), clicks / shown);
            })
        .toList();
  }

  /** Days of the run before that the log does not have. */
  private static Stream<Rate> before(LogFacts facts) {
    if (facts.previous().isEmpty() || facts.log().weight() != facts.log().impressions()) {
      return Stream.empty();
    }
    Set<String> own = facts.log().days().stream().map(Day::day).collect(Collectors.toSet());
    return facts.previous().get().days().stream()
        .filter(day -> !own.contains(day.day()) && day.impressions() > 0)
        .map(
            day ->
                new Rate(
                    day.day(),
                    day.logger(),
                    day.impressions(),
                    (double) day.clicks() / day.impressions()));
  }

  private static Judged judge(DailyTraffic traffic, Rate day, List<Rate> others) {
    double usual = Median.of(others.stream().mapToDouble(Rate::rate).toArray());
    long shown = others.stream().mapToLong(Rate::impressions).sum();
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
