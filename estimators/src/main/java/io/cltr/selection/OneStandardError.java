package io.cltr.selection;

import java.util.List;

/**
 * The simplest one whose value is less than the largest by no more than one standard error of their
 * difference on the same units. What the held-out units cannot tell apart is decided for the
 * simpler ranker; where they can, it is the best.
 */
public record OneStandardError() implements Choice {
  @Override
  public String id() {
    return "one-standard-error";
  }

  @Override
  public String summary() {
    return "The simplest combination within one standard error of the best, paired";
  }

  @Override
  public String source() {
    return "Breiman, Friedman, Olshen and Stone 1984, section 3.4.3 (the rule); paired differences";
  }

  @Override
  public int of(List<Double> values, List<Double> errors) {
    int best = Choice.best(values);
    for (int i = 0; i < best; i++) {
      if (values.get(best) - values.get(i) <= errors.get(i)) {
        return i;
      }
    }
    return best;
  }
}
