package io.cltr.pipeline.files;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.cltr.log.Query;
import io.cltr.simulate.Catalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tables of a catalogue, as CSV: features, groups and grades. */
public final class CatalogueTables {
  /** query_id, doc_id, feature_0, feature_1, … */
  public static final String FEATURES = "features.csv";

  /** doc_id, group_0. */
  public static final String DOCUMENTS = "documents.csv";

  /** query_id, doc_id, grade. */
  public static final String GRADES = "grades.csv";

  private CatalogueTables() {}

  /** Writes the features, in the catalogue's order. */
  public static void features(Catalogue catalogue, Path file) {
    List<String> header = new ArrayList<>(List.of("query_id", "doc_id"));
    for (int j = 0; j < catalogue.width(); j++) {
      header.add("feature_" + j);
    }
    try (CsvFile csv = CsvFile.create(file, header)) {
      for (Catalogue.Entry entry : catalogue.entries()) {
        Query query = entry.query();
        for (int d = 0; d < query.size(); d++) {
          List<String> row = new ArrayList<>(List.of(query.id(), query.documents()[d]));
          for (int j = 0; j < query.width(); j++) {
            row.add(text(query.features()[d * query.width() + j]));
          }
          csv.row(row);
        }
      }
    }
  }

  /** Writes the grades, in the catalogue's order. */
  public static void grades(Catalogue catalogue, Path file) {
    try (CsvFile csv = CsvFile.create(file, List.of("query_id", "doc_id", "grade"))) {
      for (Catalogue.Entry entry : catalogue.entries()) {
        Query query = entry.query();
        for (int d = 0; d < query.size(); d++) {
          csv.row(List.of(query.id(), query.documents()[d], Integer.toString(entry.grades()[d])));
        }
      }
    }
  }

  /** Writes the group of each document that has one, by document id; nothing where none has. */
  public static void documents(Catalogue catalogue, Path file) {
    SortedMap<String, String> groups = new TreeMap<>();
    for (Catalogue.Entry entry : catalogue.entries()) {
      Query query = entry.query();
      for (int d = 0; d < query.size(); d++) {
        if (!query.groups().get(d).isEmpty()) {
          groups.put(query.documents()[d], query.groups().get(d).get(0));
        }
      }
    }
    if (!groups.isEmpty()) {
      try (CsvFile csv = CsvFile.create(file, List.of("doc_id", "group_0"))) {
        groups.forEach((document, group) -> csv.row(List.of(document, group)));
      }
    }
  }

  /** The shortest decimal that reads back as {@code value}, the same on every JDK. */
  static String text(float value) {
    return value == Math.rint(value) && Math.abs(value) < 1e6
        ? Integer.toString((int) value)
        : NumberOutput.toString(value, true);
  }
}
