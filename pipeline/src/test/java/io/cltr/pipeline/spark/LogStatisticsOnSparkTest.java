package io.cltr.pipeline.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.LogStatistics;
import io.cltr.pipeline.TestSpark;
import io.cltr.simulate.Simulation;
import io.cltr.simulate.World;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks see the same log on Spark as in one JVM, whatever the partitions. */
class LogStatisticsOnSparkTest {
  private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
  private static final World WORLD = World.of(new Simulation(), 3);
  private static final List<Impression> LOG =
      LongStream.range(0, 3000).mapToObj(i -> WORLD.impression(16 * i).impression()).toList();
  private static final LogStatistics LOCAL =
      LogStatistics.of(Source.of(LOG, Impression.LAYOUT), ZONE);

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void statisticsDoNotDependOnPartitions(int partitions) {
    assertThat(
            LogStatistics.of(
                SparkSource.of(TestSpark.context(), LOG, Impression.LAYOUT, partitions), ZONE))
        .usingRecursiveComparison()
        .isEqualTo(LOCAL);
  }
}
