package io.cltr.pipeline.table;

import io.cltr.pipeline.failure.Failures;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * A file of a table.
 *
 * @param status where it lies and how large it is
 * @param whole whether its folder was listed, so that all files in it belong to the table
 * @param root the folder below which its partition folders begin
 * @param keys names of the partition folders {@code NAME=VALUE} on the way to it, from the top
 * @param day what the day folder says; empty where there is none or where it names no day
 */
public record TableFile(
    FileStatus status, boolean whole, Path root, List<String> keys, Optional<LocalDate> day) {
  private static final String DAY = RawTable.DATE + "=";

  /**
   * Reads the partition folders off the path: those next to each other nearest to the file, as far
   * as {@code top}, which the user named; a day folder also there and above.
   */
  static TableFile of(FileStatus status, boolean whole, Path top) {
    Deque<String> keys = new ArrayDeque<>();
    Optional<LocalDate> day = Optional.empty();
    Path root = status.getPath().getParent();
    for (Path at = root; at != null; at = at.getParent()) {
      String name = at.getName();
      boolean below = at.depth() > top.depth();
      if (name.indexOf('=') > 0 && (below || name.startsWith(DAY))) {
        keys.addFirst(name.substring(0, name.indexOf('=')));
        day = day.or(() -> day(name));
        root = at.getParent();
      } else if (!keys.isEmpty() || !below) {
        break;
      }
    }
    return new TableFile(status, whole, root, List.copyOf(keys), day);
  }

  /** The day of a folder {@code date=YYYY-MM-DD}; empty for others. */
  static Optional<LocalDate> day(String folder) {
    if (!folder.startsWith(DAY)) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(folder.substring(DAY.length())));
    } catch (DateTimeParseException e) {
      return Optional.empty(); // its rows are of no known day
    }
  }

  Path path() {
    return status.getPath();
  }

  /** The path as messages show it. */
  String name() {
    return Failures.plain(path());
  }

  Path folder() {
    return status.getPath().getParent();
  }
}
