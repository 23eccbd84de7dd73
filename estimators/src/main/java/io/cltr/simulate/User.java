package io.cltr.simulate;

import io.cltr.log.ConfigException;
import java.io.Serializable;
import java.util.List;

/**
 * Who clicks, on documents of relevance γ = ε + (1 − ε)(2^g − 1)/(2^gmax − 1), g the grade (the
 * noise model of Joachims et al. WSDM 2017). Position-based users click with P(click at k) = α_k γ
 * + β_k, independently at each position.
 *
 * @param clicks how users click; devices' curves and trust matter to position-based users alone
 * @param devices shares sum to 1; a unit keeps its device
 * @param noise ε, probability that an examined document of grade 0 is found relevant, in [0, 1)
 * @param trust trust bias
 * @param rewards expected reward of a click by grade, from grade 0; grades beyond the list take its
 *     last entry
 * @param rewardNoise s: the reward of a click is uniform within ±s of its expectation, relative; in
 *     [0, 1]
 */
public record User(
    UserModel clicks,
    List<Device> devices,
    double noise,
    Trust trust,
    List<Double> rewards,
    double rewardNoise)
    implements Serializable {

  /**
   * Position-based, on desktop (45 %, η = .7) and mobile (55 %, η = 1.2), noise .1, no trust bias,
   * rewards 0.2 to 3 with ±50 %.
   */
  public User() {
    this(
        new PositionBasedUser(),
        List.of(
            new Device("desktop", 0.45, 0.7, List.of()),
            new Device("mobile", 0.55, 1.2, List.of())),
        0.1,
        new Trust(),
        List.of(0.2, 0.5, 1.0, 2.0, 3.0),
        0.5);
  }

  /** Checks the ranges. */
  public User {
    devices = List.copyOf(devices);
    rewards = List.copyOf(rewards);
    Check.shares("user.devices (shares)", devices.stream().map(Device::share).toList());
    Check.distinct("user.devices", devices.stream().map(Device::name).toList());
    Check.within("user.noise", noise, 0, Math.nextDown(1.0));
    Check.atLeast("user.rewards (length)", rewards.size(), 1);
    rewards.forEach(r -> Check.within("user.rewards", r, 0, Double.MAX_VALUE));
    Check.within("user.rewardNoise", rewardNoise, 0, 1);
    if (!clicks.positionBased() && !trust.equals(new Trust())) {
      throw new ConfigException(
          "simulate.user.trust: users of kind '%s' have no trust bias; leave it out, or let clicks be position-based"
              .formatted(clicks.id()));
    }
  }

  /** γ of a document whose gain is {@code gain}. */
  double relevance(double gain) {
    return noise + (1 - noise) * gain;
  }

  /** Expected reward of a click on a document of {@code grade}. */
  double reward(int grade) {
    return rewards.get(Math.min(grade, rewards.size() - 1));
  }

  /** Click curves, one per device. */
  List<ClickCurve> curves(int depth) {
    return devices.stream().map(device -> trust.curve(device, depth)).toList();
  }
}
