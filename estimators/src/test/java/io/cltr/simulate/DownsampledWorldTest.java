package io.cltr.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.log.Impression;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DownsampledWorldTest {
  private static final int IMPRESSIONS = 40_000;
  private static final double SHARE = 0.1;

  private static boolean clicked(Impression impression) {
    return Arrays.stream(impression.clicks()).sum() > 0;
  }

  @Test
  void everyClickAndAShareOfTheRestIsLoggedForAllOfThem() {
    World world = World.of(Worlds.keeping(new Simulation(), SHARE), 9);
    World full = World.of(new Simulation(), 9);
    double weight = 0;
    int unclicked = 0;
    int kept = 0;
    for (long i = 0; i < IMPRESSIONS; i++) {
      Simulated all = full.impression(i);
      Optional<Simulated> logged = world.logged(i);
      weight += logged.map(item -> item.impression().weight()).orElse(0.0);
      if (clicked(all.impression())) {
        assertThat(logged).usingRecursiveComparison().isEqualTo(Optional.of(all));
      } else {
        unclicked++;
        kept += logged.isPresent() ? 1 : 0;
        logged.ifPresent(
            item ->
                assertThat(item.impression())
                    .usingRecursiveComparison()
                    .isEqualTo(all.impression().withWeight(1 / SHARE)));
      }
    }
    double deviation = Math.sqrt(unclicked * SHARE * (1 - SHARE));
    assertThat((kept - SHARE * unclicked) / deviation).isBetween(-4.0, 4.0);
    assertThat((weight - IMPRESSIONS) / (deviation / SHARE)).isBetween(-4.0, 4.0);
  }

  @Test
  void aFullLogHoldsEveryImpressionAsItIs() {
    World world = World.of(new Simulation(), 9);
    for (long i = 0; i < 1000; i++) {
      assertThat(world.logged(i))
          .usingRecursiveComparison()
          .isEqualTo(Optional.of(world.impression(i)));
    }
  }

  /** Inverse logging probabilities on single actions; ignored weights are far from the truth. */
  @Test
  void weightsGiveBackTheValuesOfTheFullLog() {
    World world = World.of(Worlds.keeping(Simulation.oneAction(), SHARE), 9);
    Truth truth = world.truth();
    double weights = 0;
    double sum = 0;
    double squares = 0;
    double rows = 0;
    double raw = 0;
    for (long i = 0; i < IMPRESSIONS; i++) {
      Optional<Simulated> logged = world.logged(i);
      if (logged.isPresent()) {
        Impression shown = logged.get().impression();
        int query = Integer.parseInt(shown.query().substring(1)) - 1;
        double w = 1.0 / truth.queries().get(query).grades().length;
        double x = w / shown.loggingProbabilities()[0] * shown.clicks()[0];
        weights += shown.weight();
        sum += shown.weight() * x;
        squares += shown.weight() * x * x;
        rows++;
        raw += x;
      }
    }
    double expected = truth.value("uniform", "clicks");
    double value = sum / weights;
    double deviation = Math.sqrt((squares / weights - value * value) / IMPRESSIONS);
    assertThat((value - expected) / deviation).isBetween(-4.0, 4.0);
    assertThat((raw / rows - expected) / deviation).isGreaterThan(20);
  }
}
