package io.cltr.pipeline.assemble;

import io.cltr.check.RowCheck;
import io.cltr.check.RowProblem;
import io.cltr.log.Impression;
import io.cltr.pipeline.table.Event.Clicked;
import io.cltr.pipeline.table.Event.Shown;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** What became of rows of impressions and clicks. */
sealed interface Outcome extends Serializable permits Outcome.Used, Outcome.OtherDays, Rejected {

  /**
   * An impression and the rows it was made of, in case it must be rejected after all.
   *
   * @param notes what is odd about it
   */
  record Used(Impression impression, List<Shown> shown, List<Attributed> clicks, List<Note> notes)
      implements Outcome {

    /** All rows, rejected because the impression is. */
    List<Outcome> rejected(RowProblem problem) {
      List<Outcome> rows = new ArrayList<>();
      shown.forEach(row -> rows.add(Rejected.of(row, problem)));
      clicks.forEach(
          click -> rows.add(Rejected.of(click.row(), RowCheck.CLICK_ON_BAD_IMPRESSION.problem())));
      return rows;
    }
  }

  /**
   * A row of clicks and what it did to its display.
   *
   * @param first whether it is the first of its kind to click on the display
   */
  record Attributed(Clicked row, boolean first) implements Serializable {}

  /** Clicks that belong to impressions of other days. */
  record OtherDays(long clicks) implements Outcome {}
}
