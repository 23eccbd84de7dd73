package io.cltr.pipeline.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.click.BetaPrior;
import io.cltr.click.Cells;
import io.cltr.click.ClickModel;
import io.cltr.click.ClickQuality;
import io.cltr.click.Em;
import io.cltr.click.ExaminationKernel;
import io.cltr.click.FittedClickModel;
import io.cltr.click.Memo;
import io.cltr.fold.Blocks;
import io.cltr.fold.Source;
import io.cltr.fold.ToList;
import io.cltr.log.Impression;
import io.cltr.method.Methods;
import io.cltr.pipeline.TestSpark;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.cascade.Cascade;
import io.cltr.simulate.Simulation;
import io.cltr.simulate.World;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Click models have the same bits on Spark as in one JVM. */
class ClickModelsOnSparkTest {
  private static final BetaPrior ADD_ONE = new BetaPrior(1, 1);
  private static final World WORLD = World.of(new Simulation(), 3);
  private static final List<Impression> LOG =
      LongStream.range(0, 1500)
          .mapToObj(i -> WORLD.impression(16 * i).impression().withWeight(i % 3 == 0 ? 1.3 : 1))
          .toList();

  static Stream<ClickModel> models() {
    return Methods.of(ClickModel.class).values().stream();
  }

  @ParameterizedTest
  @MethodSource("models")
  void modelsHaveTheBitsOfALocalSource(ClickModel model) {
    Source<Impression> local = Source.of(LOG, Impression.LAYOUT);
    Source<Impression> spread = SparkSource.of(TestSpark.context(), LOG, Impression.LAYOUT, 3);
    FittedClickModel here = model.fit(local);
    FittedClickModel there = model.fit(spread);
    assertThat(there.behaviour()).usingRecursiveComparison().isEqualTo(here.behaviour());
    assertThat(there.path()).isEqualTo(here.path());
    assertThat(there.attributes().fold(new ToList<>()))
        .usingRecursiveComparison()
        .isEqualTo(here.attributes().fold(new ToList<>()));
    assertThat(ClickQuality.of(there, spread)).isEqualTo(ClickQuality.of(here, local));
  }

  @Test
  void cascadeHasTheBitsOfALocalSource() {
    PropensityEstimate here =
        new Cascade(1, 1, 20).estimate(Source.of(LOG, Impression.LAYOUT), 0.95);
    PropensityEstimate there =
        new Cascade(1, 1, 20)
            .estimate(SparkSource.of(TestSpark.context(), LOG, Impression.LAYOUT, 3), 0.95);
    assertThat(there.positions()).isEqualTo(here.positions());
    assertThat(there.checks()).isEqualTo(here.checks());
    assertThat(there.influence().values()).isDeepEqualTo(here.influence().values());
  }

  /** One document per impression with as many positions as it has clicks, and one more. */
  private record Few(int[] offsets, int[] slots, double[] shown, double[] clicks, Memo memo)
      implements Cells {
    static Few pack(List<Impression> impressions) {
      int n = impressions.size();
      Few few =
          new Few(new int[n + 1], new int[2 * n], new double[2 * n], new double[2 * n], new Memo());
      for (int d = 0; d < n; d++) {
        few.offsets[d + 1] = 2 * d + 2;
        few.slots[2 * d + 1] = 1;
        few.shown[2 * d] = few.shown[2 * d + 1] = 9;
        few.clicks[2 * d] = impressions.get(d).clicked();
        few.clicks[2 * d + 1] = few.clicks[2 * d] / 2;
      }
      return few;
    }
  }

  /** Blocks that stay on the executors remember there, or work it out again. */
  @Test
  void emHasTheSameBitsWhereBlocksStayOnTheExecutors() {
    Source<Impression> local = Source.of(LOG, Impression.LAYOUT);
    SparkSource<Impression> spread = SparkSource.of(TestSpark.context(), LOG, Impression.LAYOUT, 3);
    try (Blocks<Few> here = local.packed(Few::pack);
        Blocks<Few> there = spread.packed(Few::pack, 0)) {
      Em<Few> expected = Em.run(here, new ExaminationKernel<>(2), ADD_ONE, 8);
      Em<Few> found = Em.run(there, new ExaminationKernel<>(2), ADD_ONE, 8);
      assertThat(there).isInstanceOf(SparkBlocks.class);
      assertThat(found.path()).isEqualTo(expected.path());
      assertThat(found.shared()).isEqualTo(expected.shared());
    }
  }
}
