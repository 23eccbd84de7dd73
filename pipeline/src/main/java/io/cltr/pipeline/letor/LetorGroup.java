package io.cltr.pipeline.letor;

import io.cltr.log.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rows of one query, in the file's order. */
record LetorGroup(String query, List<LetorRow> rows) {

  /** The queries of {@code file}, by {@code qid} or by the file of group sizes beside it. */
  static List<LetorGroup> of(Path file, List<LetorRow> rows) {
    boolean named = !rows.get(0).query().isEmpty();
    for (LetorRow row : rows) {
      if (row.query().isEmpty() == named) {
        throw new InputException(
            file + ": some rows have a 'qid:' and some have none; all rows or none must have one");
      }
    }
    return named ? byQid(file, rows) : bySize(file, rows);
  }

  private static List<LetorGroup> byQid(Path file, List<LetorRow> rows) {
    List<LetorGroup> groups = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (LetorRow row : rows) {
      if (groups.isEmpty() || !groups.get(groups.size() - 1).query().equals(row.query())) {
        if (!seen.add(row.query())) {
          throw new InputException(
              "%s: the rows of query '%s' do not lie together; sort the file by query"
                  .formatted(file, row.query()));
        }
        groups.add(new LetorGroup(row.query(), new ArrayList<>()));
      }
      groups.get(groups.size() - 1).rows().add(row);
    }
    return groups;
  }

  private static List<LetorGroup> bySize(Path file, List<LetorRow> rows) {
    Path sizes = sizes(file);
    List<LetorGroup> groups = new ArrayList<>();
    int next = 0;
    List<String> lines = lines(sizes);
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i).strip();
      if (text.isEmpty()) {
        continue;
      }
      String where = sizes + ", line " + (i + 1);
      int size = size(text, where);
      if (next + size > rows.size()) {
        throw new InputException(
            "%s: the sizes up to here sum to %d, but %s has %d rows"
                .formatted(where, next + size, file, rows.size()));
      }
      groups.add(
          new LetorGroup(Integer.toString(groups.size() + 1), rows.subList(next, next + size)));
      next += size;
    }
    if (next != rows.size()) {
      throw new InputException(
          "%s: the sizes sum to %d, but %s has %d rows".formatted(sizes, next, file, rows.size()));
    }
    return groups;
  }

  private static int size(String text, String where) {
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new InputException(
          "%s: found '%s', must be a positive number of rows".formatted(where, text));
    }
    return Integer.parseInt(text);
  }

  private static Path sizes(Path file) {
    String name = file.getFileName().toString();
    String base = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    for (String ending : List.of(".query", ".group")) {
      Path sizes = file.resolveSibling(base + ending);
      if (Files.exists(sizes)) {
        return sizes;
      }
    }
    throw new InputException(
        "%s: rows have no 'qid:' and there is no file of group sizes '%s' beside it"
            .formatted(file, base + ".query"));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new InputException("%s: cannot be read: %s".formatted(file, e), e);
    }
  }
}
