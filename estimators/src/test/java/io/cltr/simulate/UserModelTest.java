package io.cltr.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.click.ClickBehaviour;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.method.Methods;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Users of every kind. */
class UserModelTest {
  private static final int IMPRESSIONS = 20_000;

  static Iterable<UserModel> all() {
    return Methods.of(UserModel.class).values();
  }

  /** Clicks at each position against the marginals of the rankings that were shown. */
  @ParameterizedTest
  @MethodSource("all")
  void clickAsOftenAsTheirModelSays(UserModel clicks) {
    World world = world(clicks);
    Map<String, Catalogue.Entry> entries = new TreeMap<>();
    world.catalogue().entries().forEach(entry -> entries.put(entry.query().id(), entry));
    double[] expected = new double[10];
    double[] seen = new double[10];
    User user = world.simulation().user();
    for (long i = 0; i < IMPRESSIONS; i++) {
      Impression shown = world.impression(i).impression();
      Catalogue.Entry entry = entries.get(shown.query());
      double[] attributes =
          Arrays.stream(shown.documents())
              .mapToInt(d -> Arrays.asList(entry.query().documents()).indexOf(d))
              .mapToDouble(d -> user.relevance(world.catalogue().gain(entry.grades()[d])))
              .flatMap(gamma -> Arrays.stream(clicks.attributes(gamma)))
              .toArray();
      double[] marginal =
          behaviour(user, shown.context().get("device")).marginal(shown.positions(), attributes);
      for (int k = 0; k < shown.size(); k++) {
        expected[k] += marginal[k];
        seen[k] += shown.clicks()[k];
      }
    }
    for (int k = 0; k < 10; k++) {
      assertThat(seen[k])
          .as("position %d", k + 1)
          .isCloseTo(expected[k], within(4.5 * Math.sqrt(expected[k]) + 1));
    }
    assertThat(seen[9]).isPositive();
  }

  private static ClickBehaviour behaviour(User user, String device) {
    return user.curves(10).stream()
        .filter(curve -> curve.device().equals(device))
        .map(user.clicks()::behaviour)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoStopsAtTheFirstClickNeverClicksTwice() {
    World world = world(new CascadeUser());
    assertThat(IntStream.range(0, 2000).map(i -> world.impression(i).impression().clicked()).max())
        .hasValue(1);
  }

  @ParameterizedTest
  @MethodSource("all")
  void onlyPositionBasedUsersHaveCurves(UserModel clicks) {
    Truth truth = world(clicks).truth();
    assertThat(truth.pooled().isPresent()).isEqualTo(clicks.positionBased());
    assertThat(truth.values()).extracting(Truth.PolicyValue::metric).contains("ndcg@10");
    if (!clicks.positionBased()) {
      assertThatThrownBy(truth::curve)
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("not position-based");
    }
  }

  @Test
  void trustBelongsToPositionBasedUsers() {
    User base = new User();
    Trust trust = new Trust(List.of(1.0), List.of(0.1));
    assertThatThrownBy(
            () ->
                new User(
                    new DbnUser(),
                    base.devices(),
                    base.noise(),
                    trust,
                    base.rewards(),
                    base.rewardNoise()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("users of kind 'dbn' have no trust bias");
  }

  private static World world(UserModel clicks) {
    User base = new User();
    User user =
        new User(
            clicks, base.devices(), base.noise(), base.trust(), base.rewards(), base.rewardNoise());
    return World.of(
        Worlds.withUser(Worlds.withImpressions(new Simulation(), IMPRESSIONS), user), 3);
  }
}
