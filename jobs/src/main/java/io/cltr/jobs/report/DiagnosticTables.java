package io.cltr.jobs.report;

import static io.cltr.jobs.report.Numbers.count;
import static io.cltr.jobs.report.Numbers.fixed;
import static io.cltr.jobs.report.Numbers.percent;
import static io.cltr.jobs.report.Numbers.significant;
import static io.cltr.jobs.report.Table.number;
import static io.cltr.jobs.report.Table.text;

import io.cltr.jobs.report.Table.Column;
import io.cltr.jobs.report.Table.Row;
import io.cltr.value.Diagnostic;
import io.cltr.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What values rest on, with marks where a diagnostic lies beyond its threshold. */
final class DiagnosticTables {
  private static final List<Column> COLUMNS =
      List.of(
          number("ESS"),
          number("ESS share"),
          number("Largest weight"),
          number("Mean weight"),
          number("Pareto k̂"),
          number("Unsupported"),
          number("Modelled"),
          number("Units"),
          number("Impressions"));

  /** The column that a diagnostic marks. */
  private static final Map<Diagnostic, Integer> MARKED =
      Map.of(
          Diagnostic.EFFECTIVE_UNITS, 0,
          Diagnostic.LARGEST_SHARE, 2,
          Diagnostic.MEAN_WEIGHT, 3,
          Diagnostic.PARETO_SHAPE, 4,
          Diagnostic.UNSUPPORTED, 5,
          Diagnostic.UNITS, 7);

  private DiagnosticTables() {}

  /** What the values of one metric by the primary estimator rest on, with every warning. */
  static Table of(Evidence evidence, String metric) {
    List<Column> columns = new ArrayList<>(List.of(text("Policy")));
    columns.addAll(COLUMNS);
    List<Row> rows = new ArrayList<>();
    for (Evidence.Row found : evidence.rows(metric, evidence.primary(), Report.ALL)) {
      Value v = found.value();
      rows.add(row(v, List.of(v.policy()), evidence.role(v.policy())));
    }
    return new Table("Diagnostics of " + metric + " by " + evidence.primary(), columns, rows);
  }

  /** The same by every estimator. */
  static Table estimators(Evidence evidence, String metric) {
    List<Column> columns = new ArrayList<>(List.of(text("Policy"), text("Estimator")));
    columns.addAll(COLUMNS);
    List<Row> rows = new ArrayList<>();
    for (String estimator : evidence.estimators()) {
      for (Evidence.Row found : evidence.rows(metric, estimator, Report.ALL)) {
        Value v = found.value();
        rows.add(row(v, List.of(v.policy(), estimator), evidence.role(v.policy())));
      }
    }
    return new Table("Diagnostics of " + metric + " by every estimator", columns, rows);
  }

  private static Row row(Value v, List<String> keys, String role) {
    List<String> cells = new ArrayList<>(keys);
    cells.add(fixed(v.ess(), v.ess() < 100 ? 1 : 0));
    cells.add(percent(v.ess() / v.units()));
    cells.add(percent(v.maxWeightShare()));
    cells.add(fixed(v.meanWeight(), 3));
    cells.add(fixed(v.paretoShape(), 2));
    cells.add(significant(v.unsupported(), 3));
    cells.add(significant(v.modelled(), 3));
    cells.add(count(v.units()));
    cells.add(count(v.impressions()));
    Set<Integer> marked =
        MARKED.entrySet().stream()
            .filter(diagnostic -> diagnostic.getKey().beyond(v))
            .map(diagnostic -> keys.size() + diagnostic.getValue())
            .collect(Collectors.toUnmodifiableSet());
    return new Row(cells, role, v.warnings(), marked);
  }

  /** What the columns are, and from where on they are marked. */
  static Map<String, String> glossary() {
    Map<String, String> glossary = new LinkedHashMap<>();
    glossary.put(
        "ESS",
        "the number of equally weighted units that would give the same precision; marked below "
            + threshold(Diagnostic.EFFECTIVE_UNITS));
    glossary.put(
        "Largest weight",
        "the share of all weight that one unit carries; marked above "
            + percent(Diagnostic.LARGEST_SHARE.threshold()));
    glossary.put(
        "Mean weight",
        "1 if logging probabilities are right and nothing is cut; marked where it is off by more"
            + " than "
            + threshold(Diagnostic.MEAN_WEIGHT)
            + " standard errors");
    glossary.put(
        "Pareto k̂",
        "how heavy the tail of the weights is; marked above "
            + threshold(Diagnostic.PARETO_SHAPE)
            + ", n/a where the weights are too few or too alike to have a tail");
    glossary.put(
        "Unsupported",
        "what documents that the log never displayed could add to the value at most; marked where"
            + " they hold more than "
            + percent(Diagnostic.UNSUPPORTED.threshold())
            + " of the rank weight");
    glossary.put("Modelled", "what the reward model alone gives such documents, in the value");
    glossary.put("Units", "marked below " + threshold(Diagnostic.UNITS));
    return glossary;
  }

  private static String threshold(Diagnostic diagnostic) {
    return significant(diagnostic.threshold(), 3);
  }
}
