package io.cltr.value.user;

import io.cltr.click.ClickModel;
import io.cltr.click.DbnModel;
import io.cltr.log.ConfigException;
import io.cltr.value.RankingEstimator;
import io.cltr.value.UserValue;
import io.cltr.value.ValueEstimator;
import java.util.Optional;

/**
 * The value of a policy to the users of a click model: V = (1/n) Σ_q n_q E_{y∼π(q)}[Σ_k w_k P(K_k =
 * 1 | q, y)], with K a click or the first click that satisfies, as the model's users do on the
 * ranking y. It uses no propensities and no weights.
 *
 * <p>Right where the model is, and as wrong as it is else; its interval does not know. The model is
 * fitted to the valued units, so its estimation error is in the interval by a delete-a-group
 * jackknife: with V_(g) the value of the other groups' impressions by the model of the other
 * groups' impressions, group g has the influence ψ_g = (1 − n_g/n)(V − V_(g)), less n_g/n times the
 * sum of all of them; t with groups − 1 degrees of freedom. A document that the log tells nothing
 * of has the prior's mode; what it is worth so is told as modelled, and what it could add as
 * unsupported. A stochastic policy is drawn where whole rankings count; the variance of the draws
 * is in the interval.
 *
 * <p>Cost: groups + 1 fits, each as the model's {@link ClickModel#fit} says, and a query's numbers
 * under each of them.
 *
 * @param model what it assumes of users
 * @param groups at least 2
 * @param draws at least 2
 */
public record ClickModelValue(ClickModel model, int groups, int draws) implements ValueEstimator {
  /** Buckets of units that all slices tell apart. */
  private static final int MOST_GROUPS = 128;

  /** The dynamic Bayesian network model, 20 groups, 200 draws. */
  public ClickModelValue() {
    this(new DbnModel(), 20, 200);
  }

  /** Checks the ranges. */
  public ClickModelValue {
    if (groups < 2 || groups > MOST_GROUPS) {
      throw new ConfigException(
          "value estimator click-model: groups must lie between 2 and %d, found %d"
              .formatted(MOST_GROUPS, groups));
    }
    if (draws < 2) {
      throw new ConfigException(
          "value estimator click-model: draws must be 2 or more, found " + draws);
    }
  }

  @Override
  public String id() {
    return "click-model";
  }

  @Override
  public String summary() {
    return "What users of a fitted click model make of the rankings; as wrong as that model is";
  }

  @Override
  public String source() {
    return "Chuklin, Serdyukov, de Rijke, SIGIR 2013; Kott, J. Official Statistics 2001 (jackknife)";
  }

  @Override
  public Basis basis() {
    return Basis.USER;
  }

  @Override
  public Optional<RankingEstimator> ofRankings() {
    return Optional.of(new UserValue(model, groups, draws));
  }
}
