package io.cltr.value.metric;

import io.cltr.log.Displays.Cell;
import io.cltr.log.Impression;
import io.cltr.propensity.Examination;

/**
 * Expected reward per impression: what a click is worth (dwell, purchase, rating) instead of the
 * click; λ(k) = θ_k.
 */
public record Rewards() implements Metric {
  static final String ID = "reward";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public double[] rankWeights(Examination examination) {
    return new ExpectedClicks().rankWeights(examination);
  }

  @Override
  public double[] rankWeightSlopes(Examination examination) {
    return rankWeights(examination);
  }

  @Override
  public boolean ofSingleActions() {
    return true;
  }

  @Override
  public double outcome(Impression impression, int index) {
    return impression.rewards()[index];
  }

  @Override
  public double outcome(Cell cell) {
    return cell.reward();
  }

  @Override
  public boolean ofClicks() {
    return false;
  }
}
