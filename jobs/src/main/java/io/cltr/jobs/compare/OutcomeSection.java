package io.cltr.jobs.compare;

import io.cltr.bench.LearningCurve;
import io.cltr.bench.LogSizes.Counted;
import io.cltr.bench.OutcomeCell;
import io.cltr.bench.RankerSubjects;
import java.util.ArrayList;
import java.util.List;

/**
 * What all tables and charts of one measure in one world share.
 *
 * @param sizesIn what sizes count
 * @param cells by size; not empty
 */
record OutcomeSection(String world, String measure, Counted sizesIn, List<OutcomeCell> cells) {
  List<String> subjects() {
    return cells.stream().map(OutcomeCell::subject).distinct().toList();
  }

  List<OutcomeCell> of(String subject) {
    return cells.stream().filter(cell -> cell.subject().equals(subject)).toList();
  }

  List<Long> sizes() {
    return cells.stream().map(OutcomeCell::size).distinct().toList();
  }

  /** Parts of the truth that worth is a mean over. */
  int parts() {
    return cells.stream()
        .flatMap(cell -> cell.outcomes().stream())
        .mapToInt(o -> o.parts().size())
        .max()
        .orElse(0);
  }

  /** Whether {@code subject} is what the site ranked by: it learns nothing. */
  static boolean isProduction(String subject) {
    return subject.equals(RankerSubjects.PRODUCTION)
        || subject.endsWith(": " + RankerSubjects.PRODUCTION);
  }

  /** The sizes at which each subject is worth what the baseline is at each of its sizes. */
  List<NeededSize> needed(String baseline) {
    List<NeededSize> needed = new ArrayList<>();
    for (OutcomeCell at : of(baseline)) {
      for (String subject : subjects()) {
        if (!isProduction(subject) && Double.isFinite(at.worth().mean())) {
          needed.add(
              new NeededSize(
                  world,
                  measure,
                  at.size(),
                  at.worth().mean(),
                  subject,
                  LearningCurve.of(of(subject)).sizeFor(at.worth().mean())));
        }
      }
    }
    return needed;
  }

  /** "ndcg@10 in site". */
  String title() {
    return measure + " in " + world;
  }
}
