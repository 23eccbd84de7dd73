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
 * @param history folder of the runs whose nights judged the same candidate; "" for none
 * @param today the day of the verdict, YYYY-MM-DD; "" for the run's {@code date}
 */
public record GateOptions(
    String candidate, String production, List<GateRule> rules, String history, String today) {
  /** The first ranker against the largest logger, by non-inferiority of value. */
  public GateOptions() {
    this("", "", List.of(new ValueNonInferiority()), "", "");
  }
}
