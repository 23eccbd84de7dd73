package io.cltr.logging;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.reward.CrossFit;
import java.util.List;

/** Takes the log as it is: probabilities that it says are known, others stay unknown. */
public record Logged() implements LoggingModel {
  @Override
  public String id() {
    return "logged";
  }

  @Override
  public String summary() {
    return "The probabilities that the log says, nothing estimated";
  }

  @Override
  public String source() {
    return "—";
  }

  @Override
  public LoggingEstimate estimate(
      Source<Impression> log, Source<Keyed<Query>> queries, CrossFit folds) {
    return new LoggingEstimate(
        log, id(), 0, Double.NaN, Double.NaN, List.of(), Double.NaN, List.of());
  }
}
