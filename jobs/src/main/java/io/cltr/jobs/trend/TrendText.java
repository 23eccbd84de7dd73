package io.cltr.jobs.trend;

import io.cltr.jobs.report.Numbers;
import io.cltr.trend.Judgement;
import io.cltr.trend.Night;
import io.cltr.trend.Role;
import io.cltr.trend.Series;
import io.cltr.trend.Trend;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Series and alarms in words. */
public final class TrendText {
  private static final double TINY = 1e-12;

  private TrendText() {}

  /** The alarms of the last night, each a sentence; one for all positions. */
  public static List<String> alarms(Trend trend) {
    if (trend.alarms().isEmpty()) {
      return List.of();
    }
    Night night = trend.nights().get(trend.nights().size() - 1);
    List<String> sentences = new ArrayList<>();
    List<Judgement> positions = new ArrayList<>();
    for (Judgement alarm : trend.alarms()) {
      if (alarm.series() instanceof Series.Examination) {
        positions.add(alarm);
      } else {
        sentences.add(sentence(alarm, night));
      }
    }
    positions.stream()
        .min(Comparator.comparingDouble(Judgement::p))
        .ifPresent(
            clearest -> sentences.add(sentence(clearest, night) + others(clearest, positions)));
    return sentences;
  }

  private static String others(Judgement clearest, List<Judgement> alarms) {
    return alarms.size() < 2
        ? ""
        : " It changed at positions %s, most clearly at %d."
            .formatted(positions(alarms), position(clearest));
  }

  /** The alarms of a night in a few words. */
  static String brief(List<Judgement> alarms) {
    List<String> parts = new ArrayList<>();
    List<Judgement> positions = new ArrayList<>();
    for (Judgement alarm : alarms) {
      if (alarm.series() instanceof Series.Examination) {
        positions.add(alarm);
      } else {
        parts.add(name(alarm.series()));
      }
    }
    if (!positions.isEmpty()) {
      parts.add("Examination at " + positions(positions));
    }
    return String.join("; ", parts);
  }

  private static String positions(List<Judgement> alarms) {
    return alarms.stream()
        .map(alarm -> String.valueOf(position(alarm)))
        .collect(Collectors.joining(", "));
  }

  private static int position(Judgement alarm) {
    return ((Series.Examination) alarm.series()).position();
  }

  /** What the number was, in its unit, and what was expected. */
  static String sentence(Judgement judged, Night night) {
    String unit = unit(judged.series(), night);
    return "%s on %s: %s%s, where the %d nights before lead to expect %s to %s (p %s)."
        .formatted(
            name(judged.series(), night),
            night.day(),
            number(judged, judged.value()),
            unit.isEmpty() ? "" : " " + unit,
            judged.nights(),
            number(judged, judged.low()),
            number(judged, judged.high()),
            judged.p() < TINY ? "below 1e-12" : "= " + Numbers.significant(judged.p(), 2));
  }

  /** The series, with the policies that it is about on {@code night}. */
  static String name(Series series, Night night) {
    if (series instanceof Series.RoleValue value) {
      return "Value of " + policy(value.role(), night);
    }
    if (series instanceof Series.Difference) {
      return "Difference of %s to %s"
          .formatted(policy(Role.candidate, night), policy(Role.production, night));
    }
    return name(series);
  }

  /** The series in a word or two. */
  private static String name(Series series) {
    if (series instanceof Series.Examination at) {
      return "Examination at position " + at.position();
    }
    if (series instanceof Series.RoleValue value) {
      return "Value of " + value.role();
    }
    if (series instanceof Series.Difference) {
      return "Difference";
    }
    return series instanceof Series.Volume ? "Impressions" : "Clicks per impression";
  }

  /** What its numbers are counted in; "" where its name says so. */
  static String unit(Series series, Night night) {
    if (series instanceof Series.Examination) {
      return "of that at position 1";
    }
    return series instanceof Series.RoleValue || series instanceof Series.Difference
        ? night
            .value(Role.production)
            .map(value -> "%s per impression by %s".formatted(value.metric(), value.estimator()))
            .orElse("")
        : "";
  }

  /** {@code x} with the digits that the judgement's interval deserves. */
  static String number(Judgement judged, double x) {
    if (judged.series() instanceof Series.Volume) {
      return Numbers.fixed(x, 0);
    }
    int decimals = Numbers.decimals(DoubleStream.of((judged.high() - judged.low()) / 4));
    return judged.series() instanceof Series.Difference
        ? Numbers.signed(x, decimals)
        : Numbers.fixed(x, decimals);
  }

  /** The role, and who has it on {@code night}. */
  static String policy(Role role, Night night) {
    return night.value(role).map(value -> role + " (" + value.policy() + ")").orElse(role.name());
  }
}
