package io.cltr.pipeline.assemble;

import io.cltr.check.RowCheck;
import io.cltr.check.RowProblem;
import io.cltr.pipeline.table.Event.Origin;
import io.cltr.pipeline.table.Event.Shown;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why rows that can be read cannot be used: the checks of an impression, in order. */
final class BadRow {
  private BadRow() {}

  /** Why the impression made of {@code rows} cannot be used; empty if it can. */
  static Optional<RowProblem> of(List<Shown> rows) {
    return rows.stream()
        .map(Shown::origin)
        .map(Origin::problem)
        .flatMap(Optional::stream)
        .min(RowProblem::compareTo)
        .or(() -> ofReadable(rows));
  }

  private static Optional<RowProblem> ofReadable(List<Shown> rows) {
    Shown first = rows.get(0);
    if (rows.size() > 1 && rows.stream().anyMatch(Shown::whole)) {
      return Optional.of(RowCheck.DUPLICATE_IMPRESSION.problem());
    }
    if (!rows.stream().allMatch(row -> agree(first, row))) {
      return Optional.of(RowCheck.CONFLICTING_ROWS.problem());
    }
    Set<Integer> positions = new HashSet<>();
    for (Shown row : rows) {
      Optional<RowProblem> problem = ofRow(row, positions);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return positions.isEmpty() ? Optional.of(RowCheck.NOTHING_SHOWN.problem()) : Optional.empty();
  }

  private static boolean agree(Shown a, Shown b) {
    return a.query().equals(b.query())
        && a.unit().equals(b.unit())
        && a.logger().equals(b.logger())
        && a.shownAt() == b.shownAt()
        && a.randomization().equals(b.randomization())
        && a.context().equals(b.context())
        && a.renderedDepth() == b.renderedDepth()
        && Double.compare(a.weight(), b.weight()) == 0
        && (a.probabilities().length == 0) == (b.probabilities().length == 0)
        && (a.cascade().length == 0) == (b.cascade().length == 0)
        && Double.compare(a.slate(), b.slate()) == 0;
  }

  private static Optional<RowProblem> ofRow(Shown row, Set<Integer> positions) {
    if (!(row.weight() > 0 && Double.isFinite(row.weight()))) {
      return Optional.of(RowCheck.WEIGHT_RANGE.problem());
    }
    int n = row.documents().length;
    int probabilities = row.probabilities().length;
    int cascade = row.cascade().length;
    int rendered = row.rendered().length;
    if (row.positions().length != n
        || (probabilities != 0 && probabilities != n)
        || (cascade != 0 && cascade != n)
        || (rendered != 0 && rendered != n)) {
      return Optional.of(RowCheck.ARRAY_LENGTHS.problem());
    }
    if (row.renderedDepth() < 0) {
      return Optional.of(RowCheck.UNREADABLE_VALUE.problem("rendered_depth"));
    }
    for (int i = 0; i < n; i++) {
      if (row.documents()[i].isEmpty()) {
        return Optional.of(RowCheck.UNREADABLE_VALUE.problem("doc_id"));
      }
      if (row.positions()[i] < 1) {
        return Optional.of(RowCheck.POSITION_BELOW_1.problem());
      }
      if (!positions.add(row.positions()[i])) {
        return Optional.of(RowCheck.DUPLICATE_POSITION.problem());
      }
      if (probabilities != 0 && !isProbability(row.probabilities()[i])) {
        return Optional.of(RowCheck.PROBABILITY_RANGE.problem("logging_probability"));
      }
      if (cascade != 0 && !isProbability(row.cascade()[i])) {
        return Optional.of(RowCheck.PROBABILITY_RANGE.problem("cascade_probability"));
      }
    }
    return Double.isNaN(row.slate()) || isProbability(row.slate())
        ? Optional.empty()
        : Optional.of(RowCheck.PROBABILITY_RANGE.problem("slate_probability"));
  }

  private static boolean isProbability(double number) {
    return number > 0 && number <= 1;
  }
}
