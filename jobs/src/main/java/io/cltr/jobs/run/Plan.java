package io.cltr.jobs.run;

import io.cltr.jobs.config.RunConfig;
import io.cltr.jobs.config.TableConfig;
import io.cltr.log.InputException;
import io.cltr.method.Method;
import io.cltr.pipeline.assemble.AssembleOptions;
import io.cltr.pipeline.assemble.AssembledLog;
import io.cltr.pipeline.assemble.LogManifest;
import io.cltr.pipeline.stage.TrainOptions.NamedLearner;
import io.cltr.pipeline.table.CandidateTables;
import io.cltr.pipeline.table.DateRange;
import io.cltr.pipeline.table.LogTables;
import io.cltr.pipeline.table.TableOverview;
import io.cltr.policy.PolicySpec;
import io.cltr.value.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/**
 * What a nightly run would do, found out without reading a row: the configuration, the tables'
 * files and columns, the days that are there.
 */
record Plan(List<String> lines) {
  private static final double MEGABYTE = 1e6;

  /** Plans a run on {@code config}; fails as the run would fail at its start. */
  static Plan of(SparkSession spark, RunConfig config) {
    AssembleOptions options = LogInput.options(spark, config);
    LogTables tables =
        LogTables.read(spark, options.impressions(), options.clicks(), options.times());
    CandidateTables.read(spark, options.features(), options.documents());
    List<String> lines = new ArrayList<>();
    Consumer<String> say = lines::add;
    TableOverview impressions =
        table(spark, "impressions", config.impressions(), options.dates(), say);
    say.accept(
        line("", "units: %s; context: %s", tables.unit().column(), listed(tables.contexts())));
    table(spark, "clicks", config.clicks(), Optional.empty(), say);
    table(spark, "features", config.features(), Optional.empty(), say);
    table(spark, "documents", config.documents(), Optional.empty(), say);
    say.accept(days(options.dates(), impressions));
    say.accept(line("partitions", "%d on %s", options.partitions(), spark.sparkContext().master()));
    stages(config, options.features().isPresent(), say);
    return new Plan(List.copyOf(lines));
  }

  /** Plans a run on a log that was assembled before. */
  static Plan ofLog(AssembledLog log, RunConfig config) {
    List<String> lines = new ArrayList<>();
    LogManifest found = log.manifest();
    lines.add(
        line(
            "log",
            "%,d impressions of %,d units (%s); context: %s",
            found.impressions(),
            found.units(),
            found.unit(),
            listed(found.context())));
    stages(config, found.featureWidth() > 0, lines::add);
    return new Plan(List.copyOf(lines));
  }

  private static void stages(RunConfig config, boolean features, Consumer<String> say) {
    say.accept(line("propensities", "%s", config.propensities().id()));
    say.accept(line("train", "%s", features ? rankers(config) : "nothing: there are no features"));
    say.accept(line("evaluate", "%s", policies(config, features)));
    say.accept(line("", "%s", values(config)));
    say.accept(line("gate", "%s", gate(config)));
    say.accept(line("out", "%s", config.out()));
  }

  private static TableOverview table(
      SparkSession spark,
      String name,
      TableConfig config,
      Optional<DateRange> dates,
      Consumer<String> say) {
    if (config.spec().isEmpty()) {
      say.accept(line(name, "none"));
      return null;
    }
    TableOverview table = TableOverview.of(spark, name, config.spec().get(), dates);
    say.accept(
        line(
            name,
            "%s: %s, %.1f MB; columns: %s",
            table.path(),
            Plural.of(table.files(), "file"),
            table.bytes() / MEGABYTE,
            listed(folded(table.columns()))));
    return table;
  }

  /** Columns with each run of NAME_0, NAME_1, … as one. */
  private static List<String> folded(List<String> columns) {
    List<String> folded = new ArrayList<>();
    for (int i = 0, end; i < columns.size(); i = end) {
      String first = columns.get(i);
      String array = first.endsWith("_0") ? first.substring(0, first.length() - 1) : "";
      end = i + 1;
      while (!array.isEmpty()
          && end < columns.size()
          && columns.get(end).equals(array + (end - i))) {
        end++;
      }
      folded.add(end - i > 2 ? first + " … " + columns.get(end - 1) : first);
    }
    return folded;
  }

  private static String days(Optional<DateRange> asked, TableOverview impressions) {
    List<String> there = impressions.days();
    if (asked.isEmpty()) {
      return line("days", "all that are there%s", there.isEmpty() ? "" : ": " + span(there));
    }
    DateRange range = asked.get();
    List<String> wanted =
        range.from().datesUntil(range.to().plusDays(1)).map(d -> d.toString()).toList();
    if (there.isEmpty()) {
      return line("days", "%s, by shown_at", span(wanted));
    }
    List<String> missing = wanted.stream().filter(day -> !there.contains(day)).toList();
    if (missing.contains(range.to().toString())) {
      throw new InputException(
          "table impressions: there is no folder date=%s, the day of --date; found %s. Wait for the"
                  .formatted(range.to(), span(there))
              + " day's log, or name the last day that is whole");
    }
    return line(
        "days",
        "%s%s",
        span(wanted),
        missing.isEmpty() ? ", all there" : "; MISSING: " + String.join(", ", missing));
  }

  private static String span(List<String> days) {
    return days.isEmpty()
        ? "none"
        : "%s … %s (%d)".formatted(days.get(0), days.get(days.size() - 1), days.size());
  }

  private static String rankers(RunConfig config) {
    return config.training().rankers().stream()
        .map(NamedLearner::name)
        .collect(Collectors.joining(", "));
  }

  private static String policies(RunConfig config, boolean features) {
    if (config.policies().isEmpty()) {
      return "every logger" + (features ? ", every ranker by top score, uniform" : "");
    }
    return config.policies().stream().map(PolicySpec::policyName).collect(Collectors.joining(", "));
  }

  private static String values(RunConfig config) {
    String metrics =
        config.values().metrics(false).stream().map(Metric::id).collect(Collectors.joining(", "));
    String estimators =
        config.values().estimators().stream().map(Method::id).collect(Collectors.joining(", "));
    return "%s by %s; slices: %s".formatted(metrics, estimators, listed(config.values().slices()));
  }

  private static String gate(RunConfig config) {
    String candidate = config.gate().candidate();
    String production = config.gate().production();
    String rules = config.gate().rules().stream().map(Method::id).collect(Collectors.joining(", "));
    return "%s against %s by %s"
        .formatted(
            candidate.isEmpty() ? "the first ranker" : candidate,
            production.isEmpty() ? "the logger with most traffic" : production,
            rules);
  }

  private static String listed(List<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  private static String line(String topic, String format, Object... arguments) {
    return "%-13s%s".formatted(topic, String.format(Locale.ROOT, format, arguments));
  }
}
