package io.cltr.selection;

import java.util.List;

/** The largest value; of equals the simplest. */
public record BestValue() implements Choice {
  @Override
  public String id() {
    return "best";
  }

  @Override
  public String summary() {
    return "The combination of the largest held-out value";
  }

  @Override
  public String source() {
    return "—";
  }

  @Override
  public int of(List<Double> values, List<Double> errors) {
    return Choice.best(values);
  }
}
