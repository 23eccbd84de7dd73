package io.cltr.pipeline.letor;

import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.simulate.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.LineNumberReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Reads a SVMlight/LETOR file, gzipped where its name ends in {@code .gz}.
 *
 * <p>The rows of a query lie together. Its id is the row's {@code qid}; where rows have none, the
 * file of group sizes beside it tells the queries, which are then called 1, 2, …: {@code
 * NAME.query} or {@code NAME.group} for {@code NAME} or {@code NAME.gz}, one size per line. A
 * document without an id in the comment is called QUERY-ROW, rows counted from 1 within the query.
 * Features that a row does not name are 0. The catalogue is held in memory.
 */
public final class LetorFile {
  private LetorFile() {}

  /** The catalogue in {@code file}, sorted by query and document id, without groups. */
  public static Catalogue read(Path file, LetorOptions options) {
    List<LetorGroup> groups = LetorGroup.of(file, rows(file, options));
    int width = width(groups, options);
    int best = 1;
    List<Catalogue.Entry> entries = new ArrayList<>();
    for (LetorGroup group : groups) {
      Catalogue.Entry entry = entry(group, width, options.firstFeature(), file);
      entries.add(entry);
      best = Math.max(best, Arrays.stream(entry.grades()).max().orElseThrow());
    }
    entries.sort(Comparator.comparing(entry -> entry.query().id()));
    return new Catalogue(entries, best);
  }

  private static List<LetorRow> rows(Path file, LetorOptions options) {
    List<LetorRow> rows = new ArrayList<>();
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        LineNumberReader reader =
            new LineNumberReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String text = line.strip();
        if (!text.isEmpty() && text.charAt(0) != '#') {
          String where = file + ", line " + reader.getLineNumber();
          LetorRow row = LetorRow.parse(text, where);
          check(row, options, where);
          rows.add(row);
        }
      }
    } catch (IOException e) {
      throw new InputException("%s: cannot be read: %s".formatted(file, e), e);
    }
    if (rows.isEmpty()) {
      throw new InputException(file + ": no rows; one 'GRADE qid:ID INDEX:VALUE …' is needed");
    }
    return rows;
  }

  private static void check(LetorRow row, LetorOptions options, String where) {
    if (row.indices().length == 0) {
      return;
    }
    if (row.indices()[0] < options.firstFeature()) {
      throw new InputException(
          "%s: feature %d, but indices are to start at %d; set letor.firstFeature to 0"
              .formatted(where, row.indices()[0], options.firstFeature()));
    }
    int last = options.firstFeature() + options.features() - 1;
    if (options.features() > 0 && row.largest() > last) {
      throw new InputException(
          "%s: feature %d, but letor.features is %d, so indices end at %d"
              .formatted(where, row.largest(), options.features(), last));
    }
  }

  private static int width(List<LetorGroup> groups, LetorOptions options) {
    int largest = options.firstFeature();
    for (LetorGroup group : groups) {
      for (LetorRow row : group.rows()) {
        largest = Math.max(largest, row.largest());
      }
    }
    return options.features() > 0 ? options.features() : largest - options.firstFeature() + 1;
  }

  private static Catalogue.Entry entry(LetorGroup group, int width, int first, Path file) {
    SortedMap<String, LetorRow> rows = new TreeMap<>();
    for (int d = 0; d < group.rows().size(); d++) {
      LetorRow row = group.rows().get(d);
      String document = row.document().isEmpty() ? group.query() + "-" + (d + 1) : row.document();
      if (rows.put(document, row) != null) {
        throw new InputException(
            "%s: query '%s' has two rows for document '%s'"
                .formatted(file, group.query(), document));
      }
    }
    int n = rows.size();
    float[] features = new float[n * width];
    int[] grades = new int[n];
    int d = 0;
    for (LetorRow row : rows.values()) {
      grades[d] = row.grade();
      for (int i = 0; i < row.indices().length; i++) {
        features[d * width + row.indices()[i] - first] = row.values()[i];
      }
      d++;
    }
    String[] documents = rows.keySet().toArray(String[]::new);
    Query query =
        new Query(group.query(), documents, features, width, Collections.nCopies(n, List.of()));
    return new Catalogue.Entry(query, grades);
  }
}
