package io.cltr.pipeline.assemble;

import io.cltr.check.RowCheck;
import io.cltr.check.RowProblem;
import io.cltr.log.Attribution;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.pipeline.assemble.Note.Subject;
import io.cltr.pipeline.assemble.Outcome.Attributed;
import io.cltr.pipeline.table.Event.Clicked;
import io.cltr.pipeline.table.Event.Content;
import io.cltr.pipeline.table.Event.Shown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The displays of one good impression, in order of position, and the clicks on them. What was not
 * rendered is no display.
 *
 * <p>A click belongs to the display of its document at its position; where it names none, to the
 * topmost display of its document. Where both have a time it lies in the window after the
 * impression. Several clicks on one display count once; the display's reward is the largest of its
 * events' rewards, and 0 without a click.
 */
final class Ranking {
  private static final int NOWHERE = -1;

  /** One document of the ranking, and the events on it. */
  private static final class Display {
    private final String document;
    private final int position;
    private final double probability;
    private final double cascade;
    private final boolean rendered;
    private final Set<String> kinds = new HashSet<>(0);
    private boolean clicked;
    private double reward = Double.NEGATIVE_INFINITY;

    Display(Shown row, int i) {
      document = row.documents()[i];
      position = row.positions()[i];
      probability = at(row.probabilities(), i);
      cascade = at(row.cascade(), i);
      rendered = row.isRendered(i);
    }

    private static double at(double[] numbers, int i) {
      return numbers.length == 0 ? Double.NaN : numbers[i];
    }
  }

  private final List<Shown> rows;
  private final Attribution attribution;
  private final long window;
  private final long clockSkew;
  private final List<Display> ranking = new ArrayList<>();
  private final Set<Content> clicks = new HashSet<>();
  private final List<Attributed> attributed = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  Ranking(List<Shown> rows, Attribution attribution) {
    this.rows = rows;
    this.attribution = attribution;
    window = attribution.windowMicros();
    clockSkew = attribution.clockSkewMicros();
    for (Shown row : rows) {
      for (int i = 0; i < row.documents().length; i++) {
        ranking.add(new Display(row, i));
      }
    }
    ranking.sort(Comparator.comparingInt(display -> display.position));
  }

  /** Whether nothing was rendered. */
  boolean isEmpty() {
    return ranking.stream().noneMatch(display -> display.rendered);
  }

  /** Adds {@code click} to its display, unless it is bad: then it says why. */
  Optional<RowProblem> attribute(Clicked click) {
    int place = click.origin().problem().isPresent() ? NOWHERE : place(click);
    Optional<RowProblem> problem = click.origin().problem().or(() -> problem(click, place));
    if (problem.isEmpty()) {
      add(click, ranking.get(place));
    }
    return problem;
  }

  /** The topmost rendered display that the click can mean, else the topmost not rendered. */
  private int place(Clicked click) {
    int hidden = NOWHERE;
    for (int i = 0; i < ranking.size(); i++) {
      Display display = ranking.get(i);
      if (display.document.equals(click.document())
          && (click.position() == 0 || click.position() == display.position)) {
        if (display.rendered) {
          return i;
        }
        hidden = hidden == NOWHERE ? i : hidden;
      }
    }
    return hidden;
  }

  private Optional<RowProblem> problem(Clicked click, int place) {
    if (place == NOWHERE) {
      boolean shown = ranking.stream().anyMatch(d -> d.document.equals(click.document()));
      return Optional.of((shown ? RowCheck.CLICK_ELSEWHERE : RowCheck.CLICK_NOT_SHOWN).problem());
    }
    if (!ranking.get(place).rendered) {
      return Optional.of(RowCheck.CLICK_NOT_RENDERED.problem());
    }
    return ofTime(click).or(() -> ofCopy(click));
  }

  private Optional<RowProblem> ofTime(Clicked click) {
    long shownAt = rows.get(0).shownAt();
    if (shownAt == 0 || click.clickedAt() == 0) {
      return Optional.empty();
    }
    if (click.clickedAt() - shownAt > window) {
      return Optional.of(RowCheck.LATE_CLICK.problem());
    }
    return shownAt - click.clickedAt() > clockSkew
        ? Optional.of(RowCheck.CLICK_BEFORE_IMPRESSION.problem())
        : Optional.empty();
  }

  /** Without a time a second click looks like a copy of the first. */
  private Optional<RowProblem> ofCopy(Clicked click) {
    return click.clickedAt() == 0 || clicks.add(click.content())
        ? Optional.empty()
        : Optional.of(RowCheck.DUPLICATE_ROW.problem());
  }

  private void add(Clicked click, Display display) {
    attributed.add(new Attributed(click, display.kinds.add(click.kind())));
    display.reward = Math.max(display.reward, attribution.reward(click.kind(), click.reward()));
    if (!attribution.isClick(click.kind())) {
      return;
    }
    if (display.clicked) {
      note(Subject.REPEATED_CLICK, 1, click.document(), click.origin().file());
    }
    display.clicked = true;
  }

  private void note(Subject subject, long count, String document, String file) {
    notes.add(new Note(subject, count, document, file));
  }

  /** The impression with all clicks that were attributed to it. */
  Outcome.Used used(List<String> contexts) {
    Shown first = rows.get(0);
    List<Display> displays = ranking.stream().filter(display -> display.rendered).toList();
    note(displays);
    Impression impression =
        new Impression(
            first.impression(),
            first.unit(),
            Units.bucket(first.unit()),
            first.query(),
            first.logger(),
            first.shownAt(),
            first.randomization(),
            context(contexts, first.context()),
            first.weight(),
            displays.stream().map(display -> display.document).toArray(String[]::new),
            displays.stream().mapToInt(display -> display.position).toArray(),
            displays.stream().mapToDouble(display -> display.clicked ? 1 : 0).toArray(),
            displays.stream()
                .mapToDouble(display -> display.clicked ? display.reward : 0)
                .toArray(),
            known(displays, display -> display.probability),
            known(displays, display -> display.cascade),
            Double.isNaN(first.slate()) ? 0 : first.slate());
    return new Outcome.Used(impression, rows, attributed, notes);
  }

  /** The numbers of {@code displays}; empty where the log does not say them. */
  private static double[] known(List<Display> displays, ToDoubleFunction<Display> number) {
    return Double.isNaN(number.applyAsDouble(displays.get(0)))
        ? new double[0]
        : displays.stream().mapToDouble(number).toArray();
  }

  private void note(List<Display> displays) {
    String file =
        rows.stream().map(row -> row.origin().file()).min(Comparator.naturalOrder()).orElseThrow();
    if (rows.stream().anyMatch(Shown::misplaced)) {
      note(Subject.MISPLACED, 1, "", file);
    }
    if (displays.size() < ranking.size()) {
      note(Subject.NOT_RENDERED, ranking.size() - displays.size(), "", file);
    }
    Set<String> documents = new HashSet<>();
    displays.stream()
        .filter(display -> !documents.add(display.document))
        .findFirst()
        .ifPresent(display -> note(Subject.REPEATED_DOCUMENT, 1, display.document, file));
  }

  private static Map<String, String> context(List<String> names, List<String> values) {
    Map<String, String> context = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (values.get(i) != null) {
        context.put(names.get(i), values.get(i));
      }
    }
    return Collections.unmodifiableMap(context);
  }
}
