package io.cltr.pipeline.assemble;

import io.cltr.check.RowCheck;
import io.cltr.check.RowProblem;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.pipeline.table.Event;
import io.cltr.pipeline.table.Event.Clicked;
import io.cltr.pipeline.table.Event.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes an impression of its rows and its clicks.
 *
 * <p>A click belongs to the display of its document in its impression, and to its position where it
 * names one. Several clicks on one display count once; the display's reward is the largest of its
 * events' rewards, and 0 without a click. An impression with one bad row is bad as a whole.
 */
final class ImpressionAssembler {
  private ImpressionAssembler() {}

  /**
   * What becomes of the rows of one impression.
   *
   * @param events all rows of the impression
   * @param contexts names of the context columns
   */
  static List<Outcome> assemble(List<Event> events, List<String> contexts) {
    List<Shown> shown = new ArrayList<>();
    List<Clicked> clicks = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof Shown row) {
        shown.add(row);
      } else {
        clicks.add((Clicked) event);
      }
    }
    List<Outcome> outcomes = new ArrayList<>();
    if (shown.isEmpty()) {
      clicks.stream()
          .filter(click -> click.origin().problem().isPresent() || !click.edge())
          .forEach(click -> outcomes.add(rejected(click, RowCheck.CLICK_WITHOUT_IMPRESSION)));
      return outcomes;
    }
    Optional<RowProblem> problem = BadRow.of(shown);
    if (problem.isPresent()) {
      shown.forEach(row -> outcomes.add(Rejected.of(row, problem.get())));
      clicks.forEach(row -> outcomes.add(rejected(row, RowCheck.CLICK_ON_BAD_IMPRESSION)));
      return outcomes;
    }
    return new Ranking(shown).attribute(clicks, contexts, outcomes);
  }

  private static Rejected rejected(Clicked click, RowCheck otherwise) {
    return Rejected.of(click, click.origin().problem().orElse(otherwise.problem()));
  }

  /** The displays of a good impression, in order of position. */
  private static final class Ranking {
    private final List<Shown> rows;
    private final String[] documents;
    private final int[] positions;
    private final double[] probabilities;
    private final double[] clicks;
    private final double[] rewards;
    private final Map<String, Integer> places = new HashMap<>();

    Ranking(List<Shown> rows) {
      this.rows = rows;
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
      for (int i = 0; i < documents.length; i++) {
        places.put(documents[i], i);
      }
    }

    List<Outcome> attribute(List<Clicked> events, List<String> contexts, List<Outcome> outcomes) {
      double[] largest = new double[documents.length];
      Arrays.fill(largest, Double.NEGATIVE_INFINITY);
      List<Clicked> used = new ArrayList<>();
      for (Clicked event : events) {
        Optional<RowProblem> problem = problem(event);
        if (problem.isPresent()) {
          outcomes.add(Rejected.of(event, problem.get()));
          continue;
        }
        used.add(event);
        int place = places.get(event.document());
        largest[place] = Math.max(largest[place], event.reward());
        if (event.counts()) {
          clicks[place] = 1;
        }
      }
      for (int i = 0; i < clicks.length; i++) {
        rewards[i] = clicks[i] > 0 ? largest[i] : 0;
      }
      outcomes.add(new Outcome.Used(impression(contexts), rows, used));
      return outcomes;
    }

    private Optional<RowProblem> problem(Clicked event) {
      if (event.origin().problem().isPresent()) {
        return event.origin().problem();
      }
      Integer place = places.get(event.document());
      if (place == null) {
        return Optional.of(RowCheck.CLICK_NOT_SHOWN.problem());
      }
      boolean elsewhere = event.position() != 0 && event.position() != positions[place];
      return elsewhere ? Optional.of(RowCheck.CLICK_ELSEWHERE.problem()) : Optional.empty();
    }

    private Impression impression(List<String> contexts) {
      Shown row = rows.get(0);
      return new Impression(
          row.impression(),
          row.unit(),
          Units.bucket(row.unit()),
          row.query(),
          row.logger(),
          row.shownAt(),
          row.randomization(),
          context(contexts, row.context()),
          documents,
          positions,
          clicks,
          rewards,
          probabilities);
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
}
