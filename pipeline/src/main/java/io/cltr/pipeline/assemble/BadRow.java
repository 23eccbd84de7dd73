package io.cltr.pipeline.assemble;

import io.cltr.pipeline.table.Event.Origin;
import io.cltr.pipeline.table.Event.Shown;
import io.cltr.pipeline.table.Reasons;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why rows that can be read cannot be used: the checks of an impression, in order. */
final class BadRow {
  static final String CLICK_WITHOUT_IMPRESSION = "click without impression";
  static final String CLICK_ON_BAD_IMPRESSION = "click on a quarantined impression";
  static final String CLICK_NOT_SHOWN = "click on a document that was not shown";
  static final String CLICK_ELSEWHERE = "click at a position where the document was not shown";
  static final String DUPLICATE_IMPRESSION = "duplicate impression_id";
  static final String DISAGREEMENT = "rows of one impression disagree";
  static final String LENGTHS = "arrays of different lengths";
  static final String NOTHING_SHOWN = "impression without documents";
  static final String POSITION = "position below 1";
  static final String DUPLICATE_POSITION = "duplicate position in one impression";
  static final String DUPLICATE_DOCUMENT = "duplicate document in one impression";
  static final String PROBABILITY = "logging_probability outside (0, 1]";
  static final String NO_FEATURES = "shown document without features";
  static final String FEATURE_COUNT = "number of features differs from the table's";
  static final String FEATURE_VALUE = "feature not finite";
  static final String DUPLICATE_FEATURES = "duplicate features with different values";

  private BadRow() {}

  /** Why the impression made of {@code rows} cannot be used; empty if it can. */
  static Optional<String> of(List<Shown> rows) {
    return rows.stream()
        .map(Shown::origin)
        .map(Origin::problem)
        .flatMap(Optional::stream)
        .min(String::compareTo)
        .or(() -> ofReadable(rows));
  }

  private static Optional<String> ofReadable(List<Shown> rows) {
    Shown first = rows.get(0);
    if (rows.size() > 1 && rows.stream().anyMatch(Shown::whole)) {
      return Optional.of(DUPLICATE_IMPRESSION);
    }
    if (!rows.stream().allMatch(row -> agree(first, row))) {
      return Optional.of(DISAGREEMENT);
    }
    Set<String> documents = new HashSet<>();
    Set<Integer> positions = new HashSet<>();
    for (Shown row : rows) {
      Optional<String> problem = ofRow(row, documents, positions);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return documents.isEmpty() ? Optional.of(NOTHING_SHOWN) : Optional.empty();
  }

  private static boolean agree(Shown a, Shown b) {
    return a.query().equals(b.query())
        && a.unit().equals(b.unit())
        && a.logger().equals(b.logger())
        && a.shownAt() == b.shownAt()
        && a.randomization().equals(b.randomization())
        && a.context().equals(b.context())
        && (a.probabilities().length == 0) == (b.probabilities().length == 0);
  }

  private static Optional<String> ofRow(Shown row, Set<String> documents, Set<Integer> positions) {
    int n = row.documents().length;
    int probabilities = row.probabilities().length;
    if (row.positions().length != n || (probabilities != 0 && probabilities != n)) {
      return Optional.of(LENGTHS);
    }
    for (int i = 0; i < n; i++) {
      if (row.documents()[i].isEmpty()) {
        return Optional.of(Reasons.unreadable("doc_id"));
      }
      if (row.positions()[i] < 1) {
        return Optional.of(POSITION);
      }
      if (!positions.add(row.positions()[i])) {
        return Optional.of(DUPLICATE_POSITION);
      }
      if (!documents.add(row.documents()[i])) {
        return Optional.of(DUPLICATE_DOCUMENT);
      }
      if (probabilities != 0 && !(row.probabilities()[i] > 0 && row.probabilities()[i] <= 1)) {
        return Optional.of(PROBABILITY);
      }
    }
    return Optional.empty();
  }
}
