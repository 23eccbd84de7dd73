package io.cltr.pipeline.stage;

import io.cltr.gate.GateRule;
import io.cltr.gate.ValueNonInferiority;
import java.util.List;

/**
 * Who is judged against whom, by which rules.
 *
 * @param candidate policy; "" for the top-score policy of the first ranker
 * @param production policy; "" for the logger with most of the traffic
 * @param rules all must pass
 */
public record GateOptions(String candidate, String production, List<GateRule> rules) {
  /** The first ranker against the largest logger, by non-inferiority of value. */
  public GateOptions() {
    this("", "", List.of(new ValueNonInferiority()));
  }
}
