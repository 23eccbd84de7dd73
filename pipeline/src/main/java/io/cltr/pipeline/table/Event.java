package io.cltr.pipeline.table;

import io.cltr.check.RowProblem;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A row of the log about an impression: what was shown, or what was clicked. */
public sealed interface Event extends Serializable {
  /** The impression's id; "" where the row lacks it. */
  String impression();

  /** Where the row came from, and whether it could be read. */
  Origin origin();

  /**
   * Where a row came from.
   *
   * @param table name of the table
   * @param file the file
   * @param reason code of why the row could not be read; empty if it could
   * @param text the row as JSON if it could not be read, else ""
   */
  record Origin(String table, String file, String reason, String text) implements Serializable {
    /** Why the row could not be read. */
    public Optional<RowProblem> problem() {
      return reason.isEmpty() ? Optional.empty() : Optional.of(RowProblem.parse(reason));
    }
  }

  /**
   * One row of impressions: a whole ranking, or one document of it. Arrays are empty where the row
   * could not be read.
   *
   * @param shownAt microseconds since 1970; 0 where the log does not say
   * @param misplaced whether that time is not in the day of the row's folder
   * @param context values of the context columns in the order of their names; null where empty
   * @param weight how many impressions of the full log it stands for; 1 where the log does not say
   * @param whole whether the row holds the whole ranking
   * @param probabilities logging probabilities; empty where the log does not say
   * @param cascade logging probabilities of each document with all above it; empty where the log
   *     does not say
   * @param slate logging probability of the whole ranking; NaN where the log does not say
   * @param rendered whether each document was rendered; empty where the log does not say
   * @param renderedDepth the deepest position that was rendered; {@link Shown#ALL} where the log
   *     does not say
   */
  record Shown(
      String impression,
      String query,
      String unit,
      String logger,
      long shownAt,
      boolean misplaced,
      String randomization,
      List<String> context,
      double weight,
      boolean whole,
      String[] documents,
      int[] positions,
      double[] probabilities,
      double[] cascade,
      double slate,
      boolean[] rendered,
      int renderedDepth,
      Origin origin)
      implements Event {
    /** Every position was rendered. */
    public static final int ALL = Integer.MAX_VALUE;

    /** Whether {@code documents[i]} was rendered. */
    public boolean isRendered(int i) {
      return positions[i] <= renderedDepth && (rendered.length == 0 || rendered[i]);
    }

    /** All that copies of a row have in common. */
    public Content content() {
      return new Content(
          query,
          unit,
          logger,
          shownAt,
          randomization,
          context,
          weight,
          documents,
          positions,
          probabilities,
          cascade,
          slate,
          rendered,
          renderedDepth);
    }
  }

  /**
   * One row of clicks.
   *
   * @param position the clicked position; 0 where the log does not say
   * @param kind of event; "" where the log does not say
   * @param clickedAt microseconds since 1970; 0 where the log does not say
   * @param reward what the event was worth; NaN where the log does not say
   * @param others values of all other columns in the order of their names; null where empty
   * @param edge whether the impression may lie outside the range of dates
   */
  record Clicked(
      String impression,
      String document,
      int position,
      String kind,
      long clickedAt,
      double reward,
      List<String> others,
      boolean edge,
      Origin origin)
      implements Event {

    /** All that copies of a row have in common. */
    public Content content() {
      return new Content(document, position, kind, clickedAt, reward, others);
    }
  }

  /** The cells of a row, compared by value. */
  final class Content {
    private final Object[] cells;

    private Content(Object... cells) {
      this.cells = cells;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Content content && Arrays.deepEquals(cells, content.cells);
    }

    @Override
    public int hashCode() {
      return Arrays.deepHashCode(cells);
    }
  }
}
