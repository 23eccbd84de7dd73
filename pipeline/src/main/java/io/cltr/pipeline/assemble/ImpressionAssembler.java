package io.cltr.pipeline.assemble;

import io.cltr.check.RowCheck;
import io.cltr.check.RowProblem;
import io.cltr.log.Attribution;
import io.cltr.pipeline.table.Event;
import io.cltr.pipeline.table.Event.Clicked;
import io.cltr.pipeline.table.Event.Content;
import io.cltr.pipeline.table.Event.Shown;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes an impression of its rows and its clicks. Copies of a row are left out; an impression with
 * one bad row is bad as a whole; a click without impression may belong to one outside the range of
 * dates.
 *
 * @param contexts names of the context columns
 */
record ImpressionAssembler(List<String> contexts, Attribution attribution) implements Serializable {
  private static final Comparator<Clicked> ORDER =
      Comparator.comparing(Clicked::document)
          .thenComparingInt(Clicked::position)
          .thenComparingLong(Clicked::clickedAt)
          .thenComparing(Clicked::kind)
          .thenComparingDouble(Clicked::reward)
          .thenComparing(click -> click.origin().file());

  /** What becomes of all rows of one impression. */
  List<Outcome> assemble(List<Event> events) {
    List<Shown> shown = new ArrayList<>();
    List<Clicked> clicks = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof Shown row) {
        shown.add(row);
      } else {
        clicks.add((Clicked) event);
      }
    }
    if (shown.isEmpty()) {
      return withoutImpression(clicks);
    }
    List<Outcome> outcomes = new ArrayList<>();
    List<Shown> rows = withoutCopies(shown, outcomes);
    Optional<RowProblem> problem = BadRow.of(rows);
    if (problem.isPresent()) {
      rows.forEach(row -> outcomes.add(Rejected.of(row, problem.get())));
      clicks.forEach(row -> outcomes.add(rejected(row, RowCheck.CLICK_ON_BAD_IMPRESSION)));
      return outcomes;
    }
    clicks.sort(ORDER);
    Ranking ranking = new Ranking(rows, attribution);
    for (Clicked click : clicks) {
      ranking.attribute(click).ifPresent(found -> outcomes.add(Rejected.of(click, found)));
    }
    if (ranking.isEmpty()) {
      rows.forEach(row -> outcomes.add(Rejected.of(row, RowCheck.NOTHING_RENDERED.problem())));
    } else {
      outcomes.add(ranking.used(contexts));
    }
    return outcomes;
  }

  /**
   * The rows but for copies, of which that of the first file stays; rows that cannot be read do.
   */
  private static List<Shown> withoutCopies(List<Shown> rows, List<Outcome> outcomes) {
    if (rows.size() == 1 || rows.stream().anyMatch(row -> row.origin().problem().isPresent())) {
      return rows;
    }
    Map<Content, Shown> kept = new LinkedHashMap<>();
    rows.stream()
        .sorted(Comparator.comparing(row -> row.origin().file()))
        .filter(row -> kept.putIfAbsent(row.content(), row) != null)
        .forEach(copy -> outcomes.add(Rejected.of(copy, RowCheck.DUPLICATE_ROW.problem())));
    return List.copyOf(kept.values());
  }

  private static List<Outcome> withoutImpression(List<Clicked> clicks) {
    List<Outcome> outcomes = new ArrayList<>();
    long otherDays = 0;
    for (Clicked click : clicks) {
      if (click.edge() && click.origin().problem().isEmpty()) {
        otherDays++;
      } else {
        outcomes.add(rejected(click, RowCheck.CLICK_WITHOUT_IMPRESSION));
      }
    }
    outcomes.add(new Outcome.OtherDays(otherDays));
    return outcomes;
  }

  private static Rejected rejected(Clicked click, RowCheck otherwise) {
    return Rejected.of(click, click.origin().problem().orElse(otherwise.problem()));
  }
}
