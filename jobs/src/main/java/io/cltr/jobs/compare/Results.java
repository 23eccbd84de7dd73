package io.cltr.jobs.compare;

import io.cltr.bench.Cell;
import io.cltr.bench.Comparison;
import io.cltr.bench.LogSizes.Counted;
import java.util.List;

/**
 * What a comparison found, with what it was asked.
 *
 * @param version of cltr
 */
record Results(String version, CompareConfig config, Comparison found) {

  /** What all tables and charts of one page section share: one quantity in one world. */
  record Section(String world, String estimand, Counted sizesIn, List<Cell> cells) {
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

  /** What was made of the logs, by world and measure. */
  List<OutcomeSection> outcomes() {
    return found.outcomes().stream()
        .map(cell -> new OutcomeSection(cell.world(), cell.measure(), config.sizesIn(), List.of()))
        .distinct()
        .map(
            section ->
                new OutcomeSection(
                    section.world(),
                    section.measure(),
                    section.sizesIn(),
                    found.outcomes().stream()
                        .filter(
                            cell ->
                                cell.world().equals(section.world())
                                    && cell.measure().equals(section.measure()))
                        .toList()))
        .toList();
  }

  List<Section> sections() {
    return found.cells().stream()
        .map(cell -> new Section(cell.world(), cell.estimand(), config.sizesIn(), List.of()))
        .distinct()
        .map(
            section ->
                new Section(
                    section.world(),
                    section.estimand(),
                    section.sizesIn(),
                    found.cells().stream()
                        .filter(
                            cell ->
                                cell.world().equals(section.world())
                                    && cell.estimand().equals(section.estimand()))
                        .toList()))
        .toList();
  }
}
