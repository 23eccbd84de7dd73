package io.cltr.jobs.trend;

import io.cltr.jobs.report.Numbers;
import io.cltr.jobs.report.Table;
import io.cltr.jobs.report.Table.Row;
import io.cltr.trend.Judgement;
import io.cltr.trend.Measured;
import io.cltr.trend.Night;
import io.cltr.trend.Night.PolicyValue;
import io.cltr.trend.Role;
import io.cltr.trend.Trend;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;

/** Nights in numbers. */
final class TrendTables {
  private static final String NONE = "";

  private TrendTables() {}

  /** What was judged on the last night. */
  static Table judged(Night night, List<Judgement> judged) {
    return new Table(
        "The last night beside those before it",
        List.of(
            Table.text("Number"),
            Table.number("Last night"),
            Table.number("Expected"),
            Table.number("No alarm inside of"),
            Table.number("Nights before"),
            Table.number("p")),
        judged.stream().map(one -> row(night, one)).toList());
  }

  private static Row row(Night night, Judgement one) {
    return new Row(
        List.of(
            TrendText.name(one.series(), night),
            TrendText.number(one, one.value()),
            TrendText.number(one, one.expected()),
            "[%s, %s]"
                .formatted(TrendText.number(one, one.low()), TrendText.number(one, one.high())),
            Numbers.count(one.nights()),
            Numbers.significant(one.p(), 2)),
        "other",
        List.of(),
        one.alarm() ? Set.of(1) : Set.of());
  }

  /** The last {@code most} nights, the newest first. */
  static Table nights(Trend trend, int most) {
    List<Night> nights = trend.nights();
    int valueDecimals =
        Numbers.decimals(
            nights.stream()
                .flatMap(night -> night.values().stream())
                .mapToDouble(PolicyValue::standardError)
                .map(error -> 2 * error));
    int differenceDecimals =
        Numbers.decimals(
            nights.stream().flatMapToDouble(n -> DoubleStream.of(n.difference().standardError())));
    List<Row> rows = new ArrayList<>();
    for (int i = nights.size() - 1; i >= Math.max(0, nights.size() - most); i--) {
      rows.add(row(trend, i, valueDecimals, differenceDecimals));
    }
    return new Table(
        "Nights, the newest first",
        List.of(
            Table.text("Last day"),
            Table.text("Gate"),
            Table.text("Alarms"),
            Table.number("Impressions"),
            Table.number("Clicks per impression"),
            Table.text("Candidate"),
            Table.number("Its value"),
            Table.number("Value of production"),
            Table.number("Difference")),
        rows);
  }

  private static Row row(Trend trend, int index, int valueDecimals, int differenceDecimals) {
    Night night = trend.nights().get(index);
    List<Judgement> alarms = trend.alarms(index);
    Measured difference = night.difference();
    return new Row(
        List.of(
            night.day(),
            night.verdict(),
            trend.judged().get(index).isEmpty() ? "not judged" : TrendText.brief(alarms),
            Numbers.count(night.impressions()),
            night.impressions() == 0
                ? NONE
                : Numbers.fixed((double) night.clicks() / night.impressions(), 4),
            night.value(Role.candidate).map(PolicyValue::policy).orElse(NONE),
            value(night.value(Role.candidate), valueDecimals),
            value(night.value(Role.production), valueDecimals),
            difference.known() ? Numbers.signed(difference.value(), differenceDecimals) : NONE),
        "other",
        List.of(),
        alarms.isEmpty() ? Set.of() : Set.of(2));
  }

  private static String value(Optional<PolicyValue> value, int decimals) {
    return value.map(found -> Numbers.fixed(found.value(), decimals)).orElse(NONE);
  }
}
