package io.cltr.jobs.compare;

import io.cltr.bench.CrossedMean;
import io.cltr.bench.OutcomeCell;
import io.cltr.bench.OutcomeCell.Gap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One outcome cell for programs.
 *
 * @param made how often what was made, by what is said of it
 * @param gap to the baseline; null for the baseline itself, and where it was not run
 * @param gaps to each other subject
 */
record OutcomeJson(
    String world,
    String measure,
    long size,
    String subject,
    int replicates,
    int failures,
    String firstFailure,
    double warned,
    SortedMap<String, Integer> made,
    CrossedMean worth,
    Gap gap,
    List<Gap> gaps) {
  static OutcomeJson of(OutcomeCell cell, String baseline) {
    SortedMap<String, Integer> made = new TreeMap<>();
    cell.outcomes().stream()
        .filter(o -> !o.made().isEmpty())
        .forEach(o -> made.merge(o.made(), 1, Integer::sum));
    return new OutcomeJson(
        cell.world(),
        cell.measure(),
        cell.size(),
        cell.subject(),
        cell.replicates(),
        cell.failures(),
        cell.firstFailure(),
        cell.warned(),
        made,
        cell.worth(),
        cell.to(baseline).orElse(null),
        cell.gaps());
  }
}
