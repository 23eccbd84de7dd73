package io.cltr.propensity.drift;

import io.cltr.fold.Source;
import io.cltr.log.Calendar;
import io.cltr.log.Distinct;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.propensity.Agreement;
import io.cltr.propensity.Agreement.Difference;
import io.cltr.propensity.AssumptionCheck;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Curves of parts of the traffic (days, loggers) or of an earlier run, beside that of the whole.
 *
 * @param of what is compared: {@code day}, {@code without logger} or {@code previous run}
 * @param part the day, the logger that is left out, or the run
 * @param differences by position, log θ of the part minus log θ of the whole
 * @param p probability of differences as large without drift
 * @param alarm whether p is below {@link AssumptionCheck#ALPHA} divided by the number of parts
 * @param note why the part has no curve; "" where it has one
 */
public record Drift(
    String of, String part, List<Difference> differences, double p, boolean alarm, String note) {

  private record PartEstimate(String part, PropensityEstimate estimate, String refusal) {}

  /** The curve of each day in {@code zone}. */
  public static List<Drift> days(
      PropensityEstimator estimator, PropensityLog log, PropensityEstimate whole, ZoneId zone) {
    Source<Impression> dated = log.impressions().where(item -> item.shownAt() != 0);
    Calendar calendar = new Calendar(zone);
    List<PartEstimate> parts = new ArrayList<>();
    List<String> days = dated.fold(new Distinct(item -> day(item, calendar)));
    for (String day : days.size() < 2 ? List.<String>of() : days) {
      parts.add(
          part(
              day,
              estimator,
              log.with(dated.where(item -> day(item, calendar).equals(day))),
              whole.level()));
    }
    return of("day", parts, whole);
  }

  /** The curve without each logger; none where there are fewer than two. */
  public static List<Drift> loggers(
      PropensityEstimator estimator, PropensityLog log, PropensityEstimate whole) {
    List<String> loggers = log.impressions().fold(new Distinct(Impression::logger));
    List<PartEstimate> parts = new ArrayList<>();
    for (String logger : loggers.size() < 2 ? List.<String>of() : loggers) {
      parts.add(
          part(
              logger,
              estimator,
              log.with(log.impressions().where(item -> !item.logger().equals(logger))),
              whole.level()));
    }
    return of("without logger", parts, whole);
  }

  /** The curve of the earlier run {@code name}, if it is by the same estimator. */
  public static List<Drift> previous(
      String name, PropensityEstimate previous, PropensityEstimate whole) {
    boolean alike = previous.estimator().equals(whole.estimator());
    return of(
        "previous run",
        List.of(
            alike
                ? new PartEstimate(name, previous, "")
                : new PartEstimate(
                    name,
                    null,
                    "its curve is by %s, and curves by different estimators differ by more than drift"
                        .formatted(previous.estimator()))),
        whole);
  }

  private static String day(Impression item, Calendar calendar) {
    return Calendar.name(calendar.day(item.shownAt()));
  }

  private static PartEstimate part(
      String name, PropensityEstimator estimator, PropensityLog log, double level) {
    try {
      return new PartEstimate(name, estimator.estimate(log, level), "");
    } catch (InputException e) {
      return new PartEstimate(name, null, e.getMessage());
    }
  }

  /** Each part beside {@code whole}. */
  private static List<Drift> of(String of, List<PartEstimate> parts, PropensityEstimate whole) {
    long compared = parts.stream().filter(part -> part.estimate() != null).count();
    List<Drift> rows = new ArrayList<>();
    for (PartEstimate part : parts) {
      if (part.estimate() == null) {
        rows.add(new Drift(of, part.part(), List.of(), Double.NaN, false, part.refusal()));
        continue;
      }
      Agreement agreement = Agreement.of(part.estimate(), whole);
      rows.add(
          new Drift(
              of,
              part.part(),
              agreement.differences(),
              agreement.p(),
              agreement.p() < AssumptionCheck.ALPHA / compared,
              ""));
    }
    return rows;
  }
}
