package io.cltr.simulate;

import io.cltr.click.ClickBehaviour;
import io.cltr.click.SatisfyingBehaviour;
import io.cltr.log.ConfigException;
import io.cltr.policy.LoggerPolicy;
import io.cltr.policy.Policy;
import io.cltr.policy.Uniform;
import io.cltr.simulate.Truth.PolicyValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * What the users of a world, whose clicks may depend on each other, make of policies. Exact where a
 * policy shows at most 10,000 lists for a query; else over {@value #DRAWS} draws in all, at least
 * 200 for each query, so that the standard error is at most √(Σ_q P(q)²/m) times the standard
 * deviation of a list's worth, m draws of a query.
 */
public record TrueUsers(World world, ClickBehaviour behaviour) {
  private static final int DRAWS = 200_000;
  private static final int FEWEST = 200;
  private static final int ERR_CUTOFF = 10;

  /** What a list is worth, documents of {@code query} from position 1 on. */
  @FunctionalInterface
  public interface Worth {
    /** To the users of a world. */
    double of(TrueUsers users, TrueQuery query, int[] list);
  }

  /** Clicks. */
  public static double clicks(TrueUsers users, TrueQuery query, int[] list) {
    return DoubleStream.of(users.clicksByRank(query, list)).sum();
  }

  /** Rewards of clicks. */
  public static double reward(TrueUsers users, TrueQuery query, int[] list) {
    double[] clicks = users.clicksByRank(query, list);
    double sum = 0;
    for (int k = 0; k < list.length; k++) {
      sum += query.rewards()[list[k]] * clicks[k];
    }
    return sum;
  }

  /** Σ_k w_k P(the document at k is the first that satisfies). */
  public static Worth satisfaction(double[] weights) {
    return (users, query, list) -> {
      double[] satisfaction = users.satisfiedByRank(query, list);
      double sum = 0;
      for (int k = 0; k < list.length; k++) {
        sum += weights[k] * satisfaction[k];
      }
      return sum;
    };
  }

  /** Of {@code world}, whose devices differ in nothing. */
  public static TrueUsers of(World world) {
    Simulation simulation = world.simulation();
    User user = simulation.user();
    return new TrueUsers(
        world, user.clicks().behaviour(user.curves(simulation.positions()).get(0)));
  }

  private double[] attributes(TrueQuery query, int[] list) {
    UserModel model = world.simulation().user().clicks();
    return Arrays.stream(list)
        .mapToObj(d -> model.attributes(query.relevance()[d]))
        .flatMapToDouble(DoubleStream::of)
        .toArray();
  }

  private static int[] positions(int[] list) {
    int[] positions = new int[list.length];
    Arrays.setAll(positions, k -> k + 1);
    return positions;
  }

  private double[] clicksByRank(TrueQuery query, int[] list) {
    return behaviour.marginal(positions(list), attributes(query, list));
  }

  private double[] satisfiedByRank(TrueQuery query, int[] list) {
    if (behaviour instanceof SatisfyingBehaviour user) {
      return user.satisfaction(positions(list), attributes(query, list));
    }
    throw new ConfigException(
        "simulate.user.clicks: users of kind '%s' are neither satisfied nor not, so satisfied-clicks"
                .formatted(world.simulation().user().clicks().id())
            + " and err@k have no true value; let clicks be cm, dcm, dbn or ccm");
  }

  /** Σ_q P(q) E[worth of the list that {@code policy} shows]. */
  public double value(Truth truth, Policy policy, Worth worth) {
    return value(
        truth,
        q -> TrueLists.of(world, policy, q, world.simulation().positions(), draws(truth)),
        worth);
  }

  private static int draws(Truth truth) {
    return Math.max(FEWEST, DRAWS / truth.queries().size());
  }

  private double value(Truth truth, Function<Integer, TrueLists> lists, Worth worth) {
    double sum = 0;
    for (int q = 0; q < truth.queries().size(); q++) {
      TrueQuery query = truth.queries().get(q);
      if (query.traffic() > 0) {
        sum += query.traffic() * lists.apply(q).mean(list -> worth.of(this, query, list));
      }
    }
    return sum;
  }

  /** What {@link Truth#values} tells of users whose clicks depend on each other. */
  List<PolicyValue> values(Truth truth) {
    List<PolicyValue> values = new ArrayList<>();
    int depth = world.simulation().positions();
    List<Policy> policies = new ArrayList<>();
    world.simulation().loggers().forEach(l -> policies.add(new LoggerPolicy(l.name())));
    policies.add(new Uniform("uniform"));
    for (Policy policy : policies) {
      add(values, truth, policy.name(), q -> TrueLists.of(world, policy, q, depth, draws(truth)));
    }
    add(values, truth, "ideal", q -> TrueLists.one(truth.queries().get(q).ideal(), depth));
    return values;
  }

  private void add(
      List<PolicyValue> into, Truth truth, String policy, Function<Integer, TrueLists> lists) {
    into.add(new PolicyValue(policy, "clicks", value(truth, lists, TrueUsers::clicks)));
    into.add(new PolicyValue(policy, "reward", value(truth, lists, TrueUsers::reward)));
    if (behaviour instanceof SatisfyingBehaviour) {
      double[] ones = new double[world.simulation().positions()];
      double[] inverse = new double[ones.length];
      for (int k = 0; k < ones.length; k++) {
        ones[k] = 1;
        inverse[k] = k < ERR_CUTOFF ? 1.0 / (k + 1) : 0;
      }
      into.add(
          new PolicyValue(policy, "satisfied-clicks", value(truth, lists, satisfaction(ones))));
      into.add(
          new PolicyValue(policy, "err@" + ERR_CUTOFF, value(truth, lists, satisfaction(inverse))));
    }
  }
}
