package io.cltr.pipeline.publish;

import io.cltr.log.InputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Which run folders are kept: the newest of each kind, those that somebody names, and those that
 * the newest were compared with, without which running them again would have another result.
 */
final class Retention {
  private static final Pattern NAME =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2}|run|gate|rejected|score|explain)-[0-9a-f]{12}");

  private static final Comparator<Kept> OLDEST_FIRST =
      Comparator.comparing(Kept::day).thenComparing(Kept::started).thenComparing(Kept::name);

  private Retention() {}

  /**
   * A published folder.
   *
   * @param kind what is kept N of: {@code run}, or the label of what is no run on a log
   * @param day last day of its log, else the day on which it was made
   * @param started ISO time, UTC
   * @param previous name of the run that it was compared with
   */
  record Kept(String name, String kind, String day, String started, String previous) {}

  /**
   * The folders to remove, oldest first within each kind.
   *
   * @param keep number of folders of each kind to keep, from 1
   * @param named folders to keep whatever their age
   */
  static List<String> surplus(Collection<Kept> folders, int keep, Set<String> named) {
    Set<String> needed = new HashSet<>(named);
    List<Kept> old = new ArrayList<>();
    folders.stream()
        .sorted(OLDEST_FIRST)
        .collect(Collectors.groupingBy(Kept::kind, TreeMap::new, Collectors.toList()))
        .values()
        .forEach(
            kind -> {
              int newest = Math.max(0, kind.size() - keep);
              kind.subList(newest, kind.size()).forEach(folder -> needed.add(folder.previous()));
              old.addAll(kind.subList(0, newest));
            });
    return old.stream().map(Kept::name).filter(name -> !needed.contains(name)).toList();
  }

  /**
   * Removes what is beyond {@code keep}, and run folders without a manifest, which a killed run
   * left. Folders of other names and runs whose manifest this version cannot read are left alone.
   *
   * @return names of the removed folders
   */
  static List<String> apply(FileSystem files, Path out, int keep, Set<String> named)
      throws IOException {
    List<Kept> whole = new ArrayList<>();
    List<String> surplus = new ArrayList<>();
    for (FileStatus folder : files.listStatus(out)) {
      Matcher name = NAME.matcher(folder.getPath().getName());
      if (folder.isDirectory() && name.matches()) {
        if (files.exists(new Path(folder.getPath(), Manifest.NAME))) {
          kept(files, folder.getPath(), name.group(1)).ifPresent(whole::add);
        } else {
          surplus.add(name.group());
        }
      }
    }
    surplus.addAll(surplus(whole, keep, named));
    for (String name : surplus) {
      remove(files, new Path(out, name));
    }
    return surplus;
  }

  private static Optional<Kept> kept(FileSystem files, Path folder, String label)
      throws IOException {
    try {
      return Manifest.read(files, folder).map(manifest -> kept(folder.getName(), label, manifest));
    } catch (InputException e) {
      return Optional.empty();
    }
  }

  private static Kept kept(String name, String label, Manifest manifest) {
    String started = manifest.run().started();
    boolean dated = Character.isDigit(label.charAt(0));
    return new Kept(
        name,
        dated ? RunFolder.RUN : label,
        dated ? label : started.substring(0, 10),
        started,
        manifest.result().previous());
  }

  /** The manifest goes first, so that a folder that is half removed is no result. */
  static void remove(FileSystem files, Path folder) throws IOException {
    files.delete(new Path(folder, Manifest.NAME), false);
    files.delete(folder, true);
  }
}
