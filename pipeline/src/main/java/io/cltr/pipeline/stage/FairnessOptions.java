package io.cltr.pipeline.stage;

import io.cltr.fairness.FairnessMeasure;
import io.cltr.fairness.Grouping;
import java.util.List;

/**
 * How the fairness of policies is audited.
 *
 * @param grouping which groups are compared, where no fair policy says it
 * @param measures empty for all
 * @param slices context columns, or "logger", each value of which is audited by itself
 */
public record FairnessOptions(
    Grouping grouping, List<FairnessMeasure> measures, List<String> slices) {
  /** All groups of the table of documents, every measure, the whole log. */
  public FairnessOptions() {
    this(new Grouping(), List.of(), List.of());
  }

  /** Copies the lists. */
  public FairnessOptions {
    measures = List.copyOf(measures);
    slices = List.copyOf(slices);
  }
}
