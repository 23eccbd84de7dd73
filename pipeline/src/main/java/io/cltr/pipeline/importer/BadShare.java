package io.cltr.pipeline.importer;

import io.cltr.log.ConfigException;
import io.cltr.log.InputException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The share of a file's rows in quarantine above which an import is refused. */
final class BadShare {
  /** As of a nightly run. */
  static final double DEFAULT = 0.05;

  /** The option that sets it. */
  static final ImportOption OPTION =
      new ImportOption(
          "maxBadShare",
          "SHARE",
          "share of a file's rows in quarantine above which the import is refused. Default: 0.05.");

  private static final int TOP = 3;

  private BadShare() {}

  /** Checks the range. */
  static void require(double maxBadShare) {
    if (!(maxBadShare >= 0 && maxBadShare <= 1)) {
      throw new ConfigException(
          "maxBadShare: found %s, allowed is a share in 0..1".formatted(maxBadShare));
    }
  }

  /** Refuses {@code file} where too much of it, or all of it, cannot be used. */
  static void check(Path file, ImportedFile counts, List<Quarantined> bad, double maxBadShare) {
    if (counts.read() == 0) {
      throw new InputException(file + ": there are no rows to import");
    }
    if (counts.used() > 0 && counts.quarantined() <= maxBadShare * counts.read()) {
      return;
    }
    throw new InputException(
        ("%s: %d of %d rows (%.1f%%) cannot be used; --max-bad-share allows %.1f%%, and at least one"
                + " row must be used.%n%s%nCorrect the file, or raise --max-bad-share if these rows"
                + " may be left out. Nothing was written.")
            .formatted(
                file,
                counts.quarantined(),
                counts.read(),
                100.0 * counts.quarantined() / counts.read(),
                100 * maxBadShare,
                top(bad)));
  }

  private static String top(List<Quarantined> bad) {
    return bad.stream()
        .sorted(Comparator.comparingLong((Quarantined each) -> -each.rows()))
        .limit(TOP)
        .map(each -> "  " + each.text())
        .collect(Collectors.joining(System.lineSeparator()));
  }
}
