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
sealed interface Outcome extends Serializable permits Outcome.Used, Rejected {

  /** An impression and the rows it was made of, in case it must be rejected after all. */
  record Used(Impression impression, List<Shown> shown, List<Clicked> clicks) implements Outcome {

    /** All rows, rejected because the impression is. */
    List<Outcome> rejected(RowProblem problem) {
      List<Outcome> rows = new ArrayList<>();
      shown.forEach(row -> rows.add(Rejected.of(row, problem)));
      clicks.forEach(row -> rows.add(Rejected.of(row, RowCheck.CLICK_ON_BAD_IMPRESSION.problem())));
      return rows;
    }
  }
}
