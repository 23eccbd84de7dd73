package io.cltr.pipeline.assemble;

import io.cltr.check.RowCheck;
import io.cltr.check.RowProblem;
import io.cltr.log.Attribution;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.pipeline.assemble.Outcome.Attributed;
import io.cltr.pipeline.table.Event.Clicked;
import io.cltr.pipeline.table.Event.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The displays of one good impression, in order of position, and the clicks on them.
 *
 * <p>A click belongs to the display of its document in its impression, and to its position where it
 * names one; where both have a time it lies in the window after the impression. Several clicks on
 * one display count once; the display's reward is the largest of its events' rewards, and 0 without
 * a click.
 */
final class Ranking {
  private record Kind(int place, String kind) {}

  private final List<Shown> rows;
  private final Attribution attribution;
  private final long window;
  private final long clockSkew;
  private final String[] documents;
  private final int[] positions;
  private final double[] probabilities;
  private final double[] clicks;
  private final double[] rewards;
  private final Map<String, Integer> places = new HashMap<>();
  private final Set<Kind> kinds = new HashSet<>();
  private final List<Attributed> attributed = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  Ranking(List<Shown> rows, Attribution attribution) {
    this.rows = rows;
    this.attribution = attribution;
    window = attribution.windowMicros();
    clockSkew = attribution.clockSkewMicros();
    record Display(String document, int position, double probability) {}
    List<Display> displays = new ArrayList<>();
    boolean logged = rows.get(0).probabilities().length != 0;
    for (Shown row : rows) {
      for (int i = 0; i < row.documents().length; i++) {
        double probability = logged ? row.probabilities()[i] : 0;
        displays.add(new Display(row.documents()[i], row.positions()[i], probability));
      }
    }
    displays.sort(Comparator.comparingInt(Display::position));
    documents = displays.stream().map(Display::document).toArray(String[]::new);
    positions = displays.stream().mapToInt(Display::position).toArray();
    probabilities =
        logged ? displays.stream().mapToDouble(Display::probability).toArray() : new double[0];
    clicks = new double[documents.length];
    rewards = new double[documents.length];
    Arrays.fill(rewards, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < documents.length; i++) {
      places.put(documents[i], i);
    }
  }

  /** Adds {@code click} to its display, unless it is bad: then it says why. */
  Optional<RowProblem> attribute(Clicked click) {
    Optional<RowProblem> problem = click.origin().problem().or(() -> problem(click));
    if (problem.isEmpty()) {
      add(click, places.get(click.document()));
    }
    return problem;
  }

  private Optional<RowProblem> problem(Clicked click) {
    Integer place = places.get(click.document());
    if (place == null) {
      return Optional.of(RowCheck.CLICK_NOT_SHOWN.problem());
    }
    if (click.position() != 0 && click.position() != positions[place]) {
      return Optional.of(RowCheck.CLICK_ELSEWHERE.problem());
    }
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

  private void add(Clicked click, int place) {
    attributed.add(new Attributed(click, kinds.add(new Kind(place, click.kind()))));
    rewards[place] = Math.max(rewards[place], attribution.reward(click.kind(), click.reward()));
    if (!attribution.isClick(click.kind())) {
      return;
    }
    if (clicks[place] > 0) {
      note(Note.Subject.REPEATED_CLICK, click.document(), click.origin().file());
    }
    clicks[place] = 1;
  }

  private void note(Note.Subject subject, String document, String file) {
    notes.add(new Note(subject, 1, document, file));
  }

  /** The impression with all clicks that were attributed to it. */
  Outcome.Used used(List<String> contexts) {
    for (int i = 0; i < clicks.length; i++) {
      rewards[i] = clicks[i] > 0 ? rewards[i] : 0;
    }
    Shown first = rows.get(0);
    rows.stream()
        .filter(Shown::misplaced)
        .map(row -> row.origin().file())
        .min(Comparator.naturalOrder())
        .ifPresent(file -> note(Note.Subject.MISPLACED, "", file));
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
            documents,
            positions,
            clicks,
            rewards,
            probabilities);
    return new Outcome.Used(impression, rows, attributed, notes);
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
