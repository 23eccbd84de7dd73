package io.cltr.pipeline.table;

import io.cltr.log.InputException;
import io.cltr.pipeline.failure.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Finds the files of a table. Names that begin with {@code _} or {@code .} are passed over, as are
 * day folders outside the range of dates; a file that several paths name counts once.
 */
final class FolderWalk {
  private static final String GLOB = "*?[{";

  private final Configuration hadoop;
  private final String table;
  private final Optional<DateRange> dates;
  private final TreeMap<Path, TableFile> found = new TreeMap<>();
  private final TreeSet<String> otherDays = new TreeSet<>();

  FolderWalk(Configuration hadoop, String table, Optional<DateRange> dates) {
    this.hadoop = hadoop;
    this.table = table;
    this.dates = dates;
  }

  /** The files found so far, by path. */
  List<TableFile> files() {
    return List.copyOf(found.values());
  }

  /** The day folders that were passed over. */
  SortedSet<String> otherDays() {
    return new TreeSet<>(otherDays);
  }

  /** Finds what {@code text}, a path or a pattern, names. */
  void add(String text) {
    try {
      Path path = new Path(text);
      FileSystem files = path.getFileSystem(hadoop);
      if (files.exists(path)) {
        Path top = files.makeQualified(path);
        refuseHidden(top);
        walk(files, files.getFileStatus(path), top, false);
      } else {
        match(files, files.makeQualified(path), text);
      }
    } catch (IllegalArgumentException e) {
      throw new InputException("%s: '%s' is no path: %s".formatted(table, text, e.getMessage()), e);
    } catch (IOException e) {
      throw Failures.reading(table, text, e);
    }
  }

  private void match(FileSystem files, Path pattern, String text) throws IOException {
    if (text.chars().noneMatch(c -> GLOB.indexOf(c) >= 0)) {
      throw new InputException(
          "%s: there is no file or folder '%s'%s; check the path and its permissions"
              .formatted(table, text, brokenLink(pattern)));
    }
    Path top = pattern;
    while (top.toString().chars().anyMatch(c -> GLOB.indexOf(c) >= 0)) {
      top = top.getParent();
    }
    FileStatus[] matched = files.globStatus(pattern);
    if (matched == null || matched.length == 0) {
      throw new InputException(
          "%s: no file or folder matches '%s'; check the pattern".formatted(table, text));
    }
    Arrays.sort(matched, Comparator.comparing(FileStatus::getPath));
    for (FileStatus status : matched) {
      if (!isHiddenBelow(status.getPath(), top)) {
        walk(files, status, top, false);
      }
    }
  }

  private static boolean isHiddenBelow(Path path, Path top) {
    for (Path at = path; at.depth() > top.depth(); at = at.getParent()) {
      if (isHidden(at.getName())) {
        return true;
      }
    }
    return false;
  }

  private void walk(FileSystem files, FileStatus status, Path top, boolean listed)
      throws IOException {
    if (isOtherDay(status)) {
      return;
    }
    if (status.isFile()) {
      TableFile file = TableFile.of(status, listed, top);
      if (file.day().isEmpty() || contains(file.day().get())) {
        found.merge(file.path(), file, (before, now) -> before.whole() ? before : now);
      } else {
        otherDays.add(file.day().get().toString());
      }
      return;
    }
    FileStatus[] children = files.listStatus(status.getPath());
    requireLinks(status.getPath());
    Arrays.sort(children, Comparator.comparing(FileStatus::getPath));
    for (FileStatus child : children) {
      if (!isHidden(child.getPath().getName())) {
        walk(files, child, top, true);
      }
    }
  }

  private boolean isOtherDay(FileStatus status) {
    Optional<String> other =
        Optional.of(status)
            .filter(FileStatus::isDirectory)
            .flatMap(folder -> TableFile.day(folder.getPath().getName()))
            .filter(day -> !contains(day))
            .map(Object::toString);
    other.ifPresent(otherDays::add);
    return other.isPresent();
  }

  private boolean contains(LocalDate day) {
    return dates.isEmpty() || !(day.isBefore(dates.get().from()) || day.isAfter(dates.get().to()));
  }

  private void refuseHidden(Path path) {
    if (isHidden(path.getName())) {
      throw new InputException(
          "%s: '%s' begins with _ or ., as files do that are being written; rename it"
              .formatted(table, Failures.plain(path)));
    }
  }

  private static boolean isHidden(String name) {
    return name.startsWith(".")
        || (name.startsWith("_") && !name.contains("="))
        || name.endsWith("._COPYING_");
  }

  /** Hadoop passes over links to nothing in silence. */
  private void requireLinks(Path folder) throws IOException {
    Optional<java.nio.file.Path> local = local(folder);
    if (local.isEmpty()) {
      return;
    }
    try (Stream<java.nio.file.Path> all = Files.list(local.get())) {
      List<java.nio.file.Path> broken = new ArrayList<>();
      all.filter(each -> !isHidden(each.getFileName().toString()))
          .filter(each -> Files.isSymbolicLink(each) && Files.notExists(each))
          .sorted()
          .forEach(broken::add);
      if (!broken.isEmpty()) {
        throw new InputException(
            "%s: '%s' is a link to '%s', which does not exist; mend or remove it"
                .formatted(table, broken.get(0), Files.readSymbolicLink(broken.get(0))));
      }
    }
  }

  private static String brokenLink(Path path) throws IOException {
    Optional<java.nio.file.Path> local = local(path).filter(Files::isSymbolicLink);
    return local.isEmpty()
        ? ""
        : ", only a link to '%s'".formatted(Files.readSymbolicLink(local.get()));
  }

  private static Optional<java.nio.file.Path> local(Path path) {
    return "file".equals(path.toUri().getScheme())
        ? Optional.of(java.nio.file.Path.of(path.toUri().getPath()))
        : Optional.empty();
  }
}
