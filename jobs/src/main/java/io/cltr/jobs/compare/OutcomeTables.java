package io.cltr.jobs.compare;

import io.cltr.bench.OutcomeCell;
import io.cltr.bench.OutcomeCell.Gap;
import io.cltr.jobs.report.Numbers;
import io.cltr.jobs.report.Table;
import io.cltr.jobs.report.Table.Column;
import io.cltr.jobs.report.Table.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The numbers of one outcome section as tables; all forms write the same cells. */
final class OutcomeTables {
  private static final int DECIMALS = 4;

  private OutcomeTables() {}

  /** What each subject is worth at each size, and how much more than the baseline. */
  static Table worth(OutcomeSection section, String baseline) {
    List<Column> columns =
        List.of(
            Table.text("Subject"),
            Table.number(size(section)),
            Table.number(section.measure()),
            Table.number("interval"),
            Table.number("less " + baseline),
            Table.number("paired interval"));
    List<Row> rows = new ArrayList<>();
    for (OutcomeCell cell : section.cells()) {
      Optional<Gap> gap = cell.to(baseline);
      rows.add(
          new Row(
              List.of(
                  cell.subject(),
                  Numbers.count(cell.size()),
                  Numbers.fixed(cell.worth().mean(), DECIMALS),
                  Numbers.interval(cell.worth().low(), cell.worth().high(), DECIMALS),
                  gap.map(OutcomeTables::difference).orElse(""),
                  gap.map(OutcomeTables::interval).orElse("")),
              "other",
              warnings(cell)));
    }
    return new Table(section.title(), columns, rows);
  }

  private static List<String> warnings(OutcomeCell cell) {
    return cell.failures() == 0
        ? List.of()
        : List.of(
            "nothing was learned from %s of %s logs: %s"
                .formatted(
                    Numbers.count(cell.failures()),
                    Numbers.count(cell.replicates()),
                    cell.firstFailure()));
  }

  /** The size of the log at which each subject is worth what the baseline is. */
  static Table needed(OutcomeSection section, String baseline) {
    List<NeededSize> needed = section.needed(baseline);
    List<String> subjects = needed.stream().map(NeededSize::subject).distinct().toList();
    List<Column> columns = new ArrayList<>();
    columns.add(Table.number(section.measure()));
    subjects.forEach(subject -> columns.add(Table.number(subject)));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < needed.size(); i += subjects.size()) {
      List<String> cells = new ArrayList<>();
      cells.add(Numbers.fixed(needed.get(i).target(), DECIMALS));
      needed.subList(i, i + subjects.size()).forEach(one -> cells.add(text(section, one)));
      rows.add(new Row(cells, "other", List.of()));
    }
    return new Table(
        "%s that each needs for the same %s as %s"
            .formatted(size(section), section.measure(), baseline),
        columns,
        rows);
  }

  private static String text(OutcomeSection section, NeededSize needed) {
    List<Long> sizes = section.sizes();
    if (needed.size() == 0) {
      return "< " + Numbers.count(sizes.get(0));
    }
    return Double.isInfinite(needed.size())
        ? "> " + Numbers.count(sizes.get(sizes.size() - 1))
        : Numbers.significant(needed.size(), 3);
  }

  /** The subjects on the largest logs, best first, each against the next and the baseline. */
  static Table order(OutcomeSection section, String baseline) {
    List<Long> sizes = section.sizes();
    long largest = sizes.get(sizes.size() - 1);
    List<OutcomeCell> cells =
        section.cells().stream()
            .filter(cell -> cell.size() == largest && Double.isFinite(cell.worth().mean()))
            .sorted(Comparator.comparingDouble((OutcomeCell cell) -> -cell.worth().mean()))
            .toList();
    List<Column> columns =
        List.of(
            Table.text("Subject"),
            Table.number(section.measure()),
            Table.number("less the next"),
            Table.number("paired interval"),
            Table.number("less " + baseline),
            Table.number("paired interval"));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      OutcomeCell cell = cells.get(i);
      Optional<Gap> next =
          i + 1 < cells.size() ? cell.to(cells.get(i + 1).subject()) : Optional.empty();
      Optional<Gap> held = cell.to(baseline);
      rows.add(
          Row.of(
              cell.subject(),
              Numbers.fixed(cell.worth().mean(), DECIMALS),
              next.map(OutcomeTables::difference).orElse(""),
              next.map(OutcomeTables::interval).orElse(""),
              held.map(OutcomeTables::difference).orElse(""),
              held.map(OutcomeTables::interval).orElse("")));
    }
    return new Table(
        "From best to worst on logs of %s %s".formatted(Numbers.count(largest), section.sizesIn()),
        columns,
        rows);
  }

  private static String difference(Gap gap) {
    return Numbers.signed(gap.difference().mean(), DECIMALS);
  }

  private static String interval(Gap gap) {
    return Numbers.signedInterval(gap.difference().low(), gap.difference().high(), DECIMALS);
  }

  private static String size(OutcomeSection section) {
    return section.sizesIn().name().substring(0, 1).toUpperCase(Locale.ROOT)
        + section.sizesIn().name().substring(1);
  }
}
