package io.cltr.pipeline.assemble;

import io.cltr.check.RowCheck;
import io.cltr.check.RowProblem;
import io.cltr.fold.Keyed;
import io.cltr.log.Query;
import io.cltr.pipeline.table.Candidate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Makes a query of its rows of features and of what was shown for it.
 *
 * <p>With features the candidates are the documents that have them, and a document that was shown
 * without is missing; without features they are the documents that were shown. Equal rows for one
 * document count as one; rows that differ are all bad.
 */
final class QueryAssembler {
  private QueryAssembler() {}

  /**
   * What becomes of the rows of one query.
   *
   * @param candidates all rows of the query, sorted by document, features before displays
   * @param width number of features of a good row; 0 where the log has no features
   */
  static List<QueryOutcome> assemble(List<Candidate> candidates, int width) {
    List<QueryOutcome> outcomes = new ArrayList<>();
    List<Candidate> chosen = new ArrayList<>();
    List<Candidate> newer = new ArrayList<>();
    long rows = 0;
    for (int start = 0, end; start < candidates.size(); start = end) {
      end = endOfDocument(candidates, start);
      List<Candidate> good = new ArrayList<>();
      Optional<Candidate> display = Optional.empty();
      long earliest = 0;
      for (Candidate row : candidates.subList(start, end)) {
        if (row.shown()) {
          display = Optional.of(row);
          earliest = earlier(earliest, row.time());
        } else {
          problem(row, width)
              .ifPresentOrElse(
                  problem -> outcomes.add(Rejected.of(row, problem)), () -> good.add(row));
        }
      }
      if (!good.stream().allMatch(row -> sameFeatures(row, good.get(0)))) {
        good.forEach(
            row -> outcomes.add(Rejected.of(row, RowCheck.CONFLICTING_FEATURES.problem())));
        good.clear();
      }
      rows += good.size();
      for (Candidate row : good) {
        if (earliest != 0 && row.time() > earliest) {
          newer.add(row);
        }
      }
      if (!good.isEmpty()) {
        chosen.add(good.get(0));
      } else if (width == 0) {
        display.ifPresent(chosen::add);
      } else {
        display.ifPresent(row -> outcomes.add(missing(row)));
      }
    }
    if (!chosen.isEmpty()) {
      outcomes.add(new QueryOutcome.Used(query(chosen, width), rows, note(newer)));
    }
    return outcomes;
  }

  /** The earlier of two times, 0 being none. */
  static long earlier(long a, long b) {
    return a == 0 || b == 0 ? a + b : Math.min(a, b);
  }

  private static Optional<Note> note(List<Candidate> newer) {
    return newer.stream()
        .min(
            Comparator.comparing(Candidate::document)
                .thenComparing(candidate -> candidate.origin().file()))
        .map(
            row ->
                new Note(
                    Note.Subject.NEWER_FEATURES,
                    newer.size(),
                    row.document(),
                    row.origin().file()));
  }

  private static int endOfDocument(List<Candidate> candidates, int start) {
    String document = candidates.get(start).document();
    int end = start;
    while (end < candidates.size() && candidates.get(end).document().equals(document)) {
      end++;
    }
    return end;
  }

  private static Optional<RowProblem> problem(Candidate row, int width) {
    if (row.origin().problem().isPresent()) {
      return row.origin().problem();
    }
    if (row.features().length != width) {
      return Optional.of(RowCheck.FEATURE_COUNT.problem());
    }
    for (float feature : row.features()) {
      if (!Float.isFinite(feature)) {
        return Optional.of(RowCheck.FEATURE_NOT_FINITE.problem());
      }
    }
    return Optional.empty();
  }

  private static boolean sameFeatures(Candidate a, Candidate b) {
    return Arrays.equals(a.features(), b.features());
  }

  private static QueryOutcome missing(Candidate display) {
    return new QueryOutcome.Missing(display.query(), display.document());
  }

  private static Keyed<Query> query(List<Candidate> chosen, int width) {
    String[] documents = chosen.stream().map(Candidate::document).toArray(String[]::new);
    float[] features = new float[documents.length * width];
    for (int i = 0; i < documents.length; i++) {
      System.arraycopy(chosen.get(i).features(), 0, features, i * width, width);
    }
    List<List<String>> groups = chosen.stream().map(Candidate::groups).toList();
    String id = chosen.get(0).query();
    return new Keyed<>(id, new Query(id, documents, features, width, groups));
  }
}
