package io.cltr.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.log.Impression;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorldTest {
  private static final World WORLD = World.of(new Simulation(), 7);
  private static final long IMPRESSIONS = WORLD.simulation().traffic().impressions();

  @Test
  void sameSeedGivesTheSameLogInAnyOrder() throws Exception {
    World again = serialised(World.of(new Simulation(), 7));
    for (long i : new long[] {4711, 3, IMPRESSIONS - 1, 0}) {
      assertThat(again.impression(i)).usingRecursiveComparison().isEqualTo(WORLD.impression(i));
    }
    assertThat(again.truth()).usingRecursiveComparison().isEqualTo(WORLD.truth());
    World other = World.of(new Simulation(), 8);
    assertThat(other.impression(3).impression().documents())
        .isNotEqualTo(WORLD.impression(3).impression().documents());
  }

  @Test
  void clicksFollowTheCurveOfTheDeviceAtEveryPosition() {
    Map<String, Double> relevance = relevance(WORLD.truth());
    for (ClickCurve curve : WORLD.truth().devices()) {
      double[] difference = new double[10];
      double[] variance = new double[10];
      for (long i = 0; i < IMPRESSIONS; i++) {
        Impression shown = WORLD.impression(i).impression();
        if (shown.context().get("device").equals(curve.device())) {
          for (int k = 0; k < shown.size(); k++) {
            double p = curve.theta()[k] * relevance.get(shown.query() + " " + shown.documents()[k]);
            difference[k] += shown.clicks()[k] - p;
            variance[k] += p * (1 - p);
          }
        }
      }
      for (int k = 0; k < 10; k++) {
        assertThat(difference[k] / Math.sqrt(variance[k]))
            .as("z of %s at %d", curve.device(), k + 1)
            .isBetween(-3.5, 3.5);
      }
    }
  }

  @Test
  void trustBiasMakesIrrelevantDocumentsClickable() {
    User base = new User();
    User trusting =
        new User(
            base.clicks(),
            base.devices(),
            0,
            new Trust(
                List.of(1.0, .9, .9, .9, .9, .9, .9, .9, .9, .9),
                List.of(.6, .5, .4, .3, .2, .1, .1, .1, .1, .1)),
            base.rewards(),
            base.rewardNoise());
    World world = World.of(Worlds.withUser(new Simulation(), trusting), 3);
    Map<String, Double> relevance = relevance(world.truth());
    ClickCurve desktop = world.truth().devices().get(0);
    double examined = StrictMath.pow(1.0 / 3, .7);
    assertThat(desktop.alpha()[2]).isEqualTo(examined * (.9 - .4));
    assertThat(desktop.beta()[2]).isEqualTo(examined * .4);
    Map<String, ClickCurve> curves = new HashMap<>();
    world.truth().devices().forEach(curve -> curves.put(curve.device(), curve));
    double[] difference = new double[10];
    double[] variance = new double[10];
    for (long i = 0; i < 20_000; i++) {
      Impression shown = world.impression(i).impression();
      ClickCurve curve = curves.get(shown.context().get("device"));
      for (int k = 0; k < shown.size(); k++) {
        double p = curve.click(k + 1, relevance.get(shown.query() + " " + shown.documents()[k]));
        difference[k] += shown.clicks()[k] - p;
        variance[k] += p * (1 - p);
      }
    }
    for (int k = 0; k < 10; k++) {
      assertThat(world.truth().curve().beta()[k]).isPositive();
      assertThat(difference[k] / Math.sqrt(variance[k])).as("z at %d", k + 1).isBetween(-3.5, 3.5);
    }
  }

  @Test
  void onPolicyMeansAgreeWithTheExactValues() {
    for (LoggerSpec logger : WORLD.simulation().loggers()) {
      double clicks = 0;
      double squares = 0;
      double rewards = 0;
      double rewardSquares = 0;
      long n = 0;
      for (long i = 0; i < IMPRESSIONS; i++) {
        Impression shown = WORLD.impression(i).impression();
        if (shown.untouched() && shown.logger().equals(logger.name())) {
          double own = sum(shown.clicks());
          double reward = sum(shown.rewards());
          clicks += own;
          squares += own * own;
          rewards += reward;
          rewardSquares += reward * reward;
          n++;
        }
      }
      String policy = "logger:" + logger.name();
      assertThat(z(clicks, squares, n, WORLD.truth().value(policy, "clicks"))).isBetween(-4.0, 4.0);
      assertThat(z(rewards, rewardSquares, n, WORLD.truth().value(policy, "reward")))
          .isBetween(-4.0, 4.0);
      assertThat((double) n / IMPRESSIONS).isBetween(logger.share() * .92, logger.share() * .96);
    }
  }

  @Test
  void everyLoggerShowsEveryQuerySeveralTimesOverAllDays() {
    Map<String, Integer> shown = new HashMap<>();
    Set<String> units = new HashSet<>();
    Set<String> ids = new HashSet<>();
    long before = 0;
    for (long i = 0; i < IMPRESSIONS; i++) {
      Impression impression = WORLD.impression(i).impression();
      shown.merge(impression.query() + " " + impression.logger(), 1, Integer::sum);
      units.add(impression.unit());
      ids.add(impression.id());
      assertThat(impression.shownAt()).isGreaterThan(before);
      before = impression.shownAt();
    }
    assertThat(shown).hasSize(500 * 3);
    assertThat(shown.values()).allMatch(n -> n >= 3);
    assertThat(units.size()).isBetween(7_300, 8_000);
    assertThat(ids).hasSize((int) IMPRESSIONS);
    assertThat(Instant.ofEpochSecond(WORLD.impression(0).impression().shownAt() / 1_000_000))
        .isBetween("2026-11-14T00:00:00Z", "2026-11-14T00:01:00Z");
    assertThat(Instant.ofEpochSecond(before / 1_000_000))
        .isBetween("2026-11-20T23:59:00Z", "2026-11-20T23:59:59Z");
  }

  @Test
  void rewardsAreWithinTheNoiseOfTheirGrade() {
    User user = WORLD.simulation().user();
    Map<String, Integer> grades = new HashMap<>();
    for (TrueQuery query : WORLD.truth().queries()) {
      for (int d = 0; d < query.documents().length; d++) {
        grades.put(query.documents()[d], query.grades()[d]);
      }
    }
    double[] sum = new double[5];
    long[] n = new long[5];
    for (long i = 0; i < IMPRESSIONS; i++) {
      Simulated simulated = WORLD.impression(i);
      Impression shown = simulated.impression();
      for (int k = 0; k < shown.size(); k++) {
        int grade = grades.get(shown.documents()[k]);
        double expected = user.rewards().get(grade);
        if (shown.clicks()[k] == 0) {
          assertThat(shown.rewards()[k]).isZero();
          assertThat(simulated.clickedAt()[k]).isZero();
        } else {
          assertThat(shown.rewards()[k]).isBetween(expected * .5, expected * 1.5);
          assertThat(simulated.clickedAt()[k]).isGreaterThan(shown.shownAt());
          sum[grade] += shown.rewards()[k];
          n[grade]++;
        }
      }
    }
    for (int grade = 0; grade < 5; grade++) {
      double expected = user.rewards().get(grade);
      double deviation = expected * .5 / Math.sqrt(3.0 * n[grade]);
      assertThat((sum[grade] / n[grade] - expected) / deviation).isBetween(-4.0, 4.0);
    }
  }

  private static double z(double sum, double squares, long n, double truth) {
    double mean = sum / n;
    return (mean - truth) / Math.sqrt((squares / n - mean * mean) / n);
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private static Map<String, Double> relevance(Truth truth) {
    Map<String, Double> relevance = new HashMap<>();
    for (TrueQuery query : truth.queries()) {
      for (int d = 0; d < query.documents().length; d++) {
        relevance.put(query.query() + " " + query.documents()[d], query.relevance()[d]);
      }
    }
    return relevance;
  }

  private static World serialised(World world) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(world);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (World) in.readObject();
    }
  }

  @Test
  void redrawnTrafficLeavesTheSiteAsItIs() {
    World world = World.of(new Simulation(), 3);
    World other = world.redrawn(500, 100, 4);
    assertThat(other.catalogue()).isSameAs(world.catalogue());
    assertThat(other.truth().values()).isEqualTo(world.truth().values());
    assertThat(other.simulation().traffic().impressions()).isEqualTo(500);
    assertThat(world.redrawn(500, 100, 5).impression(7).impression().unit())
        .isNotEqualTo(other.impression(7).impression().unit());
    assertThat(world.redrawn(48_000, 8_000, 3).impression(7).impression().unit())
        .isEqualTo(world.impression(7).impression().unit());
  }
}
