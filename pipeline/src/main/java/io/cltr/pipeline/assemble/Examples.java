package io.cltr.pipeline.assemble;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.pipeline.assemble.LogManifest.Example;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The first few rows in the order of their text: the same, however rows are spread over tasks. */
final class Examples implements Serializable {
  private static final int COUNT = 3;
  private static final int LENGTH = 200;
  private static final List<String> SHOWN =
      List.of("impression_id", "query_id", "doc_id", "position");
  private static final List<String> UNITS = List.of("unit_id", "session_id");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private record Row(String text, String file) implements Serializable, Comparable<Row> {
    private static final Comparator<Row> ORDER =
        Comparator.comparing(Row::text).thenComparing(Row::file);

    @Override
    public int compareTo(Row other) {
      return ORDER.compare(this, other);
    }
  }

  private final TreeSet<Row> first = new TreeSet<>();

  void add(String text, String file) {
    add(new Row(text, file));
  }

  void addAll(Examples other) {
    other.first.forEach(this::add);
  }

  private void add(Row row) {
    if (first.size() < COUNT || row.compareTo(first.last()) < 0) {
      first.add(row);
      if (first.size() > COUNT) {
        first.pollLast();
      }
    }
  }

  /** The rows without their units; {@code column} is shown too unless it is "". */
  List<Example> shown(String column) {
    return first.stream().map(row -> new Example(shown(row.text(), column), row.file())).toList();
  }

  private static String shown(String text, String column) {
    JsonNode row;
    try {
      row = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      return "a line of %d characters".formatted(text.length());
    }
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    Stream.concat(SHOWN.stream(), Stream.of(column))
        .filter(name -> row.has(name) && !UNITS.contains(name))
        .forEach(name -> shown.set(name, row.get(name)));
    String cells = shown.toString();
    return cells.length() <= LENGTH ? cells : cells.substring(0, LENGTH) + "…";
  }
}
