package io.cltr.pipeline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.fairpolicy.AmortisedFit;
import io.cltr.fairpolicy.AmortisedSolution;
import io.cltr.fairness.DisparateTreatment;
import io.cltr.fairpolicy.ExposureAmortisedSpec;
import io.cltr.fairness.Grouping;
import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.pipeline.spark.Sessions;
import io.cltr.pipeline.spark.SparkSource;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicyLog;
import io.cltr.policy.PolicySpec;
import io.cltr.policy.PolicyTable;
import io.cltr.propensity.Examination;
import io.cltr.ranker.LinearRanker;
import io.cltr.ranker.Ranker;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/**
 * A policy that is fair over 200,000 queries of 20 documents: seconds in this JVM, disparity left and
 * duality gap; then of a tenth of them on Spark with 2 and with 7 partitions, which must have the bits of
 * this JVM.
 */
class AmortisedBench {
  private static final int QUERIES = Integer.getInteger("cltr.bench.queries", 200_000);

  private static final ExposureAmortisedSpec SPEC =
      new ExposureAmortisedSpec(
          "score",
          new DisparateTreatment(new Grouping(), 0, Double.POSITIVE_INFINITY),
          0,
          "fair",
          new AmortisedFit());

  private static final PolicySpec.Parts PARTS =
      new PolicySpec.Parts() {
        @Override
        public Ranker ranker(String name) {
          return new LinearRanker(new double[1], new double[] {1}, new double[] {1});
        }

        @Override
        public Ranker model(String path, String ranker) {
          throw new IllegalStateException(path);
        }

        @Override
        public List<PolicyTable.Row> table(String path) {
          throw new IllegalStateException(path);
        }

        @Override
        public Policy policy(String path, String policy) {
          throw new IllegalStateException(path);
        }

        @Override
        public long seed() {
          return 1;
        }
      };

  @Test
  void fairOverTwoHundredThousandQueries() throws IOException {
    AmortisedSolution solution = local(new FairRows(QUERIES)).solutions().get(0);
    assertThat(Math.abs(solution.demands().get(0).value())).isLessThan(1e-4);
    assertThat(solution.gap()).isLessThan(1e-3 * solution.utility());
    FairRows few = new FairRows(QUERIES / 10);
    AmortisedFit here = local(few);
    try (SparkSession spark = Sessions.open("bench")) {
      JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
      for (int partitions : new int[] {2, 7}) {
        AmortisedFit there =
            fitted(
                "Spark, %d partitions".formatted(partitions),
                SparkSource.of(context, few.impressions(), Impression.LAYOUT, partitions),
                SparkSource.of(context, few.candidates(), Layout.byKey(), partitions));
        assertThat(there).isEqualTo(here);
      }
    }
  }

  private static AmortisedFit local(FairRows rows) {
    return fitted(
        "this JVM, %,d queries".formatted(rows.queries()),
        Source.of(rows.impressions(), Impression.LAYOUT),
        Source.of(rows.candidates(), Layout.byKey()));
  }

  private static AmortisedFit fitted(
      String where, Source<Impression> log, Source<Keyed<Query>> queries) {
    long start = System.nanoTime();
    double[] theta =
        IntStream.rangeClosed(1, FairRows.DOCUMENTS).mapToDouble(k -> 1.0 / k).toArray();
    AmortisedFit fit =
        SPEC.fitted(
                new PolicyLog(
                    log,
                    queries,
                    new Examination(theta),
                    BucketInfluence.none(theta.length, Units.BUCKETS),
                    new TreeMap<>(),
                    0.95),
                PARTS)
            .fit();
    AmortisedSolution solution = fit.solutions().get(0);
    AmortisedSolution free = fit.solutions().get(fit.solutions().size() - 1);
    System.out.printf(
        "%s: %.1f s for %d slacks; disparity %.2e (%.3f unconstrained), utility %.6f of %.6f, gap %.1e,"
            + " %d parts%n",
        where,
        (System.nanoTime() - start) / 1e9,
        fit.solutions().size(),
        solution.demands().get(0).value(),
        free.demands().get(0).value(),
        solution.utility(),
        solution.most(),
        solution.gap(),
        solution.parts().size());
    return fit;
  }
}
