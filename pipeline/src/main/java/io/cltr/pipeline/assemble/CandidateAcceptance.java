package io.cltr.pipeline.assemble;

import io.cltr.check.Level;
import io.cltr.check.RowCheck;
import io.cltr.log.InputException;
import io.cltr.pipeline.assemble.LogManifest.BadRows;
import io.cltr.pipeline.assemble.LogManifest.TableRows;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Whether candidates may be scored: no table has more bad rows than allowed. */
record CandidateAcceptance(CandidateOptions options) {
  private static final int EXAMPLES = 3;

  void requireGood(List<TableRows> tables, List<BadRows> bad) {
    for (TableRows table : tables) {
      List<BadRows> errors =
          bad.stream()
              .filter(rows -> rows.table().equals(table.table()))
              .filter(rows -> level(rows.rowCheck()) == Level.error)
              .sorted(Comparator.comparingLong(rows -> -rows.rows()))
              .toList();
      long count = errors.stream().mapToLong(BadRows::rows).sum();
      if (count > options.maxBadShare() * table.read()) {
        throw new InputException(
            ("%s: %d of %d rows (%.1f%%) cannot be used, more than the %.1f%% that maxBadShare"
                    + " allows:%n%s%nNothing is written. Correct the table, or raise maxBadShare if"
                    + " these documents may go without a rank.")
                .formatted(
                    table.table(),
                    count,
                    table.read(),
                    100.0 * count / table.read(),
                    100 * options.maxBadShare(),
                    errors.stream()
                        .limit(EXAMPLES)
                        .map(CandidateAcceptance::told)
                        .collect(Collectors.joining(System.lineSeparator()))));
      }
    }
  }

  private Level level(RowCheck check) {
    return options.levels().getOrDefault(check, check.level());
  }

  private static String told(BadRows bad) {
    return "  %d × %s, e.g. %s".formatted(bad.rows(), bad.reason(), bad.examples().get(0).row());
  }
}
