package io.cltr.value.estimator;

import io.cltr.interval.Statistic;
import io.cltr.value.ActionLog;
import io.cltr.value.ActionValue;
import io.cltr.value.Round;
import io.cltr.value.ValueEstimator;
import java.util.List;
import java.util.Optional;

/**
 * Marginalised inverse propensity scoring whose weights are estimated from the log: with w̄ and r̄
 * the means of w = π/π_0 and of the reward over the rounds of one query, position and logger that
 * have the same embedding e,
 *
 * <pre>
 * V = mean(w̄ r) = mean(w̄ r + r̄ (w − w̄))
 * </pre>
 *
 * <p>w̄ estimates E[w | x, e] = Σ_a π_0(a | x, e) π(a|x)/π_0(a|x), so neither p(e|a) nor the
 * loggers' policies need to be known, only the logged probabilities. Unbiased, whatever the number
 * of rounds alike, where the reward does not depend on the action, nor on anything else that the
 * logger looked at, nor on time where its probabilities change, once query, position, logger and
 * the columns are given. Where it does, the value estimates the reward of the logger's mix within
 * the cells, the more so the larger they are: a round without its like weighs π/π_0, as in {@link
 * Ips}. Every action that the policy may show needs support, which {@link Mips} does not need: this
 * saves variance alone.
 *
 * <p>Each round's part is the second form, whose sum is the same, so intervals hold the error of
 * w̄. In a slice, w̄ and r̄ are those of the whole log. Resamples keep them. Finite-sample kinds
 * refuse. Refused without columns. Cost: a pass over the log; state cells of one query × (policies
 * + metrics).
 *
 * @param columns of the impressions' context, or dimensions of the embeddings, that make e, and
 *     whatever of the context the loggers looked at; empty for all dimensions of the embeddings
 */
public record EstimatedMips(List<String> columns) implements ValueEstimator {
  /** By all dimensions of the embeddings. */
  public EstimatedMips() {
    this(List.of());
  }

  /** Copies the list. */
  public EstimatedMips {
    columns = List.copyOf(columns);
  }

  private record Averaged(List<String> columns) implements ActionValue {
    @Override
    public int moments() {
      return 1;
    }

    @Override
    public Statistic statistic() {
      return new Statistic.Mean();
    }

    @Override
    public void add(Round round, double[] into, int at) {
      double w = weight(round);
      into[at] += w * round.reward() + round.averages().outcome(columns) * (round.ratio() - w);
    }

    @Override
    public double weight(Round round) {
      return round.averages().weight(columns);
    }

    /** w̄ hides how much w varies, and its sum is that of w. */
    @Override
    public double balance(Round round) {
      return round.ratio();
    }

    @Override
    public double cut(Round round) {
      return 0;
    }

    @Override
    public List<List<String>> columnSets() {
      return List.of(columns);
    }
  }

  @Override
  public String id() {
    return "mips-estimated";
  }

  @Override
  public String summary() {
    return "IPS with weights averaged over the log's rounds of one query and embedding";
  }

  @Override
  public String source() {
    return "Saito, Joachims, ICML 2022 (estimated marginal weights)";
  }

  @Override
  public Optional<ActionValue> ofActions() {
    return ofActions(ActionLog.NONE);
  }

  @Override
  public Optional<ActionValue> ofActions(ActionLog known) {
    return Optional.of(new Averaged(columns.isEmpty() ? known.embeddings().dimensions() : columns));
  }
}
