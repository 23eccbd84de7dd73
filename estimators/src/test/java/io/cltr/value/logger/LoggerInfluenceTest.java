package io.cltr.value.logger;

import static io.cltr.value.LeftOutBuckets.assertInfluence;

import io.cltr.log.Impression;
import io.cltr.random.Generator;
import io.cltr.value.estimator.Mips;
import io.cltr.value.estimator.SelfNormalisedMips;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The influence of buckets on values of several loggers predicts what leaving them out does. */
class LoggerInfluenceTest {
  /** Shares of loggers are counted again, their estimates weighed again, without the bucket. */
  @Test
  void influenceOfSeveralLoggers() {
    EnumeratedLoggers world =
        new EnumeratedLoggers(EnumeratedLoggers.FULL, EnumeratedLoggers.ALIKE, 0.05);
    List<Impression> log = world.sample(new Generator(3), 6000, 1);
    assertInfluence(
        log,
        part ->
            EnumeratedLoggers.values(
                part,
                EnumeratedLoggers.known(EnumeratedLoggers.FULL),
                List.of(),
                new Mips(),
                new SelfNormalisedMips(),
                new MixtureIps(),
                new MixtureDr(),
                new WeightedIps(),
                new WeightedDr()));
  }
}
