package io.cltr.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.log.Impression;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;

/** What leaving one bucket of units out does to values. */
public final class LeftOutBuckets {
  private LeftOutBuckets() {}

  /** Checks that the influence of buckets tells it. */
  public static void assertInfluence(
      List<Impression> log, Function<List<Impression>, ValueTable> valued) {
    ValueTable whole = valued.apply(log);
    List<Integer> buckets = usedBuckets(log).stream().sorted().limit(25).toList();
    double[][] influence = new double[whole.cells().size()][buckets.size()];
    double[][] effect = new double[whole.cells().size()][buckets.size()];
    for (int b = 0; b < buckets.size(); b++) {
      int left = buckets.get(b);
      ValueTable rest = valued.apply(log.stream().filter(i -> i.bucket() != left).toList());
      for (int c = 0; c < influence.length; c++) {
        influence[c][b] = whole.cells().get(c).influence().get(left);
        effect[c][b] = whole.cells().get(c).value() - rest.cells().get(c).value();
      }
    }
    for (int c = 0; c < influence.length; c++) {
      assertThat(new PearsonsCorrelation().correlation(influence[c], effect[c]))
          .as(whole.cells().get(c).metric() + " " + whole.cells().get(c).estimator())
          .isGreaterThan(0.99);
      assertThat(StatUtils.sumSq(effect[c]) / StatUtils.sumSq(influence[c])).isBetween(0.9, 1.12);
    }
  }

  /** The buckets that have units. */
  public static Set<Integer> usedBuckets(List<Impression> log) {
    return log.stream().map(Impression::bucket).collect(Collectors.toSet());
  }
}
