package io.cltr.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.policy.Uniform;
import io.cltr.random.Generator;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What users whose clicks depend on each other make of policies. */
class TrueUsersTest {
  private static final int IMPRESSIONS = 20_000;

  static Stream<UserModel> users() {
    return Stream.of(new CascadeUser(), new DcmUser(), new DbnUser(), new CcmUser(), new UbmUser());
  }

  /** A site with one logger, which shows three documents. */
  private static World world(UserModel clicks, double temperature) {
    User base = new User();
    User user =
        new User(
            clicks, base.devices(), base.noise(), base.trust(), base.rewards(), base.rewardNoise());
    Simulation one = Worlds.with(new Simulation(), 3, new LoggerSpec("one", 1, 1, 0, temperature));
    return World.of(
        Worlds.withUser(Worlds.withImpressions(one, IMPRESSIONS), user), Worlds.tiny(), 5);
  }

  /** The logger's true value is what its impressions come to. */
  @ParameterizedTest
  @MethodSource("users")
  void aLoggersClicksAreThoseOfItsLog(UserModel clicks) {
    for (double temperature : new double[] {0, 1}) {
      World world = world(clicks, temperature);
      double[] sums = new double[4];
      for (int i = 0; i < IMPRESSIONS; i++) {
        Impression shown = world.impression(i).impression();
        double own = DoubleStream.of(shown.clicks()).sum();
        double reward = DoubleStream.of(shown.rewards()).sum();
        sums[0] += own / IMPRESSIONS;
        sums[1] += own * own / IMPRESSIONS;
        sums[2] += reward / IMPRESSIONS;
        sums[3] += reward * reward / IMPRESSIONS;
      }
      Truth truth = world.truth();
      double error = Math.sqrt((sums[1] - sums[0] * sums[0]) / IMPRESSIONS);
      assertThat(truth.value("logger:one", "clicks")).isCloseTo(sums[0], within(4.5 * error));
      double rewardError = Math.sqrt((sums[3] - sums[2] * sums[2]) / IMPRESSIONS);
      assertThat(truth.value("logger:one", "reward")).isCloseTo(sums[2], within(4.5 * rewardError));
    }
  }

  @ParameterizedTest
  @MethodSource("users")
  void satisfactionIsToldWhereUsersKnowIt(UserModel clicks) {
    Truth truth = world(clicks, 0).truth();
    List<String> metrics = truth.values().stream().map(Truth.PolicyValue::metric).toList();
    assertThat(metrics.contains("err@10")).isEqualTo(!(clicks instanceof UbmUser));
    if (!(clicks instanceof UbmUser)) {
      double satisfied = truth.value("ideal", "satisfied-clicks");
      assertThat(satisfied).isBetween(0.2, 1.0);
      assertThat(truth.value("ideal", "err@10")).isBetween(satisfied / 3, satisfied);
      assertThat(truth.value("uniform", "err@10")).isLessThan(truth.value("ideal", "err@10"));
    }
  }

  @Test
  void usersWithoutSatisfactionHaveNoTrueOne() {
    World world = world(new UbmUser(), 0);
    assertThatThrownBy(
            () ->
                TrueUsers.of(world)
                    .value(
                        world.truth(),
                        new Uniform("uniform"),
                        TrueUsers.satisfaction(new double[] {1, 1, 1})))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("users of kind 'ubm' are neither satisfied nor not");
  }

  /** Listed and drawn lists of one policy agree. */
  @Test
  void drawsAreThoseOfTheListedDistribution() {
    double[] scores = {0.3, -1, 2, 0, 0.7, 1.1, -0.4, 0.2, 0.1, 0.9};
    TrueLists few = TrueLists.plackettLuce(scores, 4, 0, new Generator(1));
    TrueLists many = TrueLists.plackettLuce(scores, 5, 40_000, new Generator(1));
    assertThat(few.exact()).isTrue();
    assertThat(few.lists()).hasSize(5040);
    assertThat(few.mean(list -> 1)).isCloseTo(1, within(1e-12));
    assertThat(many.exact()).isFalse();
    for (int rank = 0; rank < 4; rank++) {
      int k = rank;
      assertThat(many.mean(list -> scores[list[k]]))
          .isCloseTo(few.mean(list -> scores[list[k]]), within(4.5 / Math.sqrt(40_000)));
    }
    assertThat(many.lists()).allMatch(list -> Arrays.stream(list).distinct().count() == 5);
  }
}
