package io.cltr.jobs.compare;

import io.cltr.bench.Cell;
import io.cltr.bench.Comparison;
import java.util.List;

/**
 * What a comparison found, with what it was asked.
 *
 * @param version of cltr
 */
record Results(String version, CompareConfig config, Comparison found) {

  /** What all tables and charts of one page section share: one quantity in one world. */
  record Section(String world, String estimand, List<Cell> cells) {
    List<String> subjects() {
      return cells.stream().map(Cell::subject).distinct().toList();
    }

    List<Cell> of(String subject) {
      return cells.stream().filter(cell -> cell.subject().equals(subject)).toList();
    }

    long largest() {
      return cells.stream().mapToLong(Cell::size).max().orElseThrow();
    }

    double truth() {
      return cells.get(0).truth();
    }
  }

  List<Section> sections() {
    return found.cells().stream()
        .map(cell -> new Section(cell.world(), cell.estimand(), List.of()))
        .distinct()
        .map(
            section ->
                new Section(
                    section.world(),
                    section.estimand(),
                    found.cells().stream()
                        .filter(
                            cell ->
                                cell.world().equals(section.world())
                                    && cell.estimand().equals(section.estimand()))
                        .toList()))
        .toList();
  }
}
