package io.cltr.fairpolicy;

import io.cltr.fairness.Grouping;
import io.cltr.log.ConfigException;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicyLog;
import io.cltr.policy.PolicySpec;
import java.util.List;
import java.util.Optional;

/**
 * The rankings of a whole log that are best for users and items together:
 *
 * <pre>
 * max (1 − λ) Σ_q n_q/N φ(U_q/Ū) + λ Ψ(E_1/Ē, …, E_I/Ē)
 * U_q = Σ_d e_qd γ̂_qd,   E_i = Σ_q n_q/N Σ_{d of i} e_qd
 * </pre>
 *
 * <p>e_qd is the expected θ of d's rank, n_q of N impressions ask q, Ū the mean utility of rankings
 * by relevance, Ē the mean exposure of an item (all of it over I). φ is a {@link PowerCurve}: α = 1
 * counts clicks, less than 1 favours queries that are served badly. Ψ is an {@link ItemWelfare}.
 * Items are groups, producers or documents.
 *
 * <p>The welfare is concave and its best linear direction is one sort per query, by φ' γ̂_d plus
 * what exposure is worth to the items of d. Frank–Wolfe: step t moves 2/(t + 2) of the way from the
 * mixture so far to the sorted rankings; the gap, a bound of what is left to gain, falls as 1/t.
 * The policy is the mixture of T steps, with shares 2(t + 1)/(T(T + 1)). A query is served by
 * sorting once per step with the stored slopes, also one that the log did not hold; on the fitted
 * log that gives the fitted exposures. An item that the log did not hold is worth what one without
 * any exposure is.
 *
 * <p>Errs with γ̂, which is a function of the score; with the traffic, which is last night's; and
 * by the gap. Exposures add up over all queries, so an item may get its share where it matters
 * least. Nothing relevant: users count nothing. No items: the ranking by score, as where λ = 0.
 *
 * <p>Cost: a pass over packed lists per step, in which a query is sorted once if α = 1 and t + 1
 * times else; the driver holds I × T numbers, {@value #NUMBERS} at most.
 *
 * @param ranker name of the ranker
 * @param grouping who the items are
 * @param weight λ in [0, 1]
 * @param users φ
 * @param items Ψ
 * @param iterations T in 1..{@value #MOST}
 * @param tolerance gap below which it ends, in units of the mean user's utility
 * @param name what reports call the policy; "" for the ranker's name and "-two-sided"
 * @param fit what it learned of a log; empty until it is fitted
 */
public record TwoSidedSpec(
    String ranker,
    Grouping grouping,
    double weight,
    PowerCurve users,
    ItemWelfare items,
    int iterations,
    double tolerance,
    String name,
    TwoSidedFit fit)
    implements PolicySpec {
  static final int NUMBERS = 5_000_000;
  static final int MOST = 10_000;

  /** Names no ranker yet; λ = 0.5, clicks against logarithms of exposures. */
  public TwoSidedSpec() {
    this(
        "",
        new Grouping(),
        0.5,
        new PowerCurve(),
        new PowerWelfare(),
        50,
        1e-4,
        "",
        new TwoSidedFit());
  }

  /** Checks the ranges. */
  public TwoSidedSpec {
    if (!(weight >= 0 && weight <= 1)) {
      throw new ConfigException(
          "policy of kind two-sided: weight %s, allowed are numbers from 0 to 1".formatted(weight));
    }
    if (iterations < 1 || iterations > MOST) {
      throw new ConfigException(
          "policy of kind two-sided: %d iterations, allowed are whole numbers from 1 to %d"
              .formatted(iterations, MOST));
    }
    if (!(tolerance >= 0 && Double.isFinite(tolerance))) {
      throw new ConfigException(
          "policy of kind two-sided: tolerance %s, allowed are finite numbers from 0"
              .formatted(tolerance));
    }
  }

  @Override
  public String id() {
    return "two-sided";
  }

  @Override
  public String summary() {
    return "Best welfare of users' utility and items' exposure over a whole log, by Frank-Wolfe";
  }

  @Override
  public String source() {
    return "Do, Corbett-Davies, Atif, Usunier, NeurIPS 2021; Do, Usunier, SIGIR 2022 (Gini)";
  }

  @Override
  public String policyName() {
    return name.isEmpty() ? ranker + "-two-sided" : name;
  }

  @Override
  public boolean fits() {
    return fit.equals(new TwoSidedFit());
  }

  @Override
  public List<String> namedGroups() {
    return grouping.groups();
  }

  @Override
  public boolean readsGroups() {
    return true;
  }

  @Override
  public Optional<String> rankerName() {
    return Optional.of(ranker);
  }

  @Override
  public TwoSidedSpec fitted(PolicyLog log, Parts parts) {
    return new TwoSidedSpec(
        ranker,
        grouping,
        weight,
        users,
        items,
        iterations,
        tolerance,
        name,
        WelfareAscent.fit(this, log, FairPolicySpec.ranker(this, parts)));
  }

  @Override
  public Policy policy(Parts parts) {
    List<double[]> slopes =
        fit.slopes().stream()
            .map(step -> step.stream().mapToDouble(Double::doubleValue).toArray())
            .toList();
    return new TwoSided(
        policyName(),
        FairPolicySpec.ranker(this, parts),
        grouping,
        parts.seed(),
        fit.relevance().theta(id()),
        fit.relevance().calibration(),
        new UserSide(users, 1 - weight, fit.utility()),
        fit.items(),
        slopes);
  }
}
