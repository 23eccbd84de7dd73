package io.cltr.value;

import io.cltr.click.ClickModel;
import io.cltr.click.TrustPbmModel;
import io.cltr.interval.Statistic;
import io.cltr.interval.Totals;
import io.cltr.log.ConfigException;
import io.cltr.method.Methods;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.metric.Metric;
import java.util.stream.Collectors;

/**
 * What the users of a click model, fitted to the valued log, make of a policy's rankings. Two
 * moments of an impression: its query's value, and the same by the model that was fitted without
 * the group of units that the impression is of.
 *
 * @param groups of units that the model is fitted without, one after the other
 * @param draws rankings of a policy that is not deterministic, where its value needs whole rankings
 */
public record UserValue(ClickModel model, int groups, int draws) implements RankingEstimator {
  @Override
  public int moments(int depth) {
    return 2;
  }

  @Override
  public Statistic statistic(int depth) {
    return new OfWholeLog(groups);
  }

  /** Refuses what the model's users cannot tell. */
  public void check(Metric metric) {
    if (!metric.ofClicks()) {
      throw new ConfigException(
          "metric '%s' cannot be estimated by 'click-model', whose users click and no more: use"
                  .formatted(metric.id())
              + " clicks, satisfied-clicks, err@k or dcg@k");
    }
    if (metric.ofSatisfaction() && !model.knowsSatisfaction()) {
      String knowing =
          Methods.of(ClickModel.class).values().stream()
              .filter(ClickModel::knowsSatisfaction)
              .map(ClickModel::id)
              .collect(Collectors.joining(", "));
      throw new ConfigException(
          "metric '%s' needs to know who is satisfied, which click model '%s' does not: use one of %s"
              .formatted(metric.id(), model.id(), knowing));
    }
    boolean ofRanks = !(metric instanceof ExpectedClicks) && !metric.ofSatisfaction();
    if (ofRanks && model instanceof TrustPbmModel) {
      throw new ConfigException(
          "metric '%s' weighs relevance, which click model 'trust-pbm' knows up to affine maps only:"
                  .formatted(metric.id())
              + " use the metric clicks or another model");
    }
  }

  /** The mean of the first moment. */
  private record OfWholeLog(int groups) implements Statistic {
    @Override
    public double value(Totals totals) {
      return totals.mean(1);
    }

    @Override
    public double[] gradient(Totals totals) {
      return new double[] {1, 0};
    }

    @Override
    public String caveat() {
      return "the click model fitted again without each of %d groups of units".formatted(groups);
    }
  }
}
