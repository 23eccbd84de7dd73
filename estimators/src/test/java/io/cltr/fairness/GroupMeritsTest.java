package io.cltr.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import io.cltr.ranker.Ranker;
import io.cltr.testing.Logs;
import io.cltr.testing.SmallWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupMeritsTest {
  private static final double EXACT = 1e-12;

  /** Of two examined places. */
  private static final Examination HALF = new Examination(new double[] {1, 0.5});

  private static final BucketInfluence TWO = BucketInfluence.none(2, Units.BUCKETS);

  private record First() implements Ranker {
    @Override
    public int width() {
      return 1;
    }

    @Override
    public double[] scores(Query query) {
      double[] scores = new double[query.size()];
      for (int d = 0; d < scores.length; d++) {
        scores[d] = query.features()[d];
      }
      return scores;
    }
  }

  private static Query query(String id, String[] documents, List<List<String>> groups) {
    float[] features = new float[documents.length];
    for (int d = 0; d < features.length; d++) {
      features[d] = d;
    }
    return new Query(id, documents, features, 1, groups);
  }

  private static Source<Keyed<Query>> source(Query... queries) {
    List<Keyed<Query>> all = new ArrayList<>();
    for (Query query : queries) {
      all.add(new Keyed<>(query.id(), query));
    }
    return Source.of(all, Layout.byKey());
  }

  /** q1 is asked four times, q2 once; c of q1 is never displayed. */
  private static List<Impression> log() {
    String[] ab = {"a", "b"};
    return List.of(
        Logs.impression("1", "u1", "q1", "L", ab, new double[] {1, 0}),
        Logs.impression("2", "u2", "q1", "L", ab, new double[] {1, 1}),
        Logs.impression("3", "u3", "q1", "L", ab, new double[] {0, 0}),
        Logs.impression("4", "u4", "q1", "L", ab, new double[] {0, 0}),
        Logs.impression("5", "u5", "q2", "L", new String[] {"x"}, new double[] {0}));
  }

  private static Source<Keyed<Query>> candidates() {
    return source(
        query(
            "q1",
            new String[] {"a", "b", "c"},
            List.of(List.of("old"), List.of("new"), List.of("new"))),
        query("q2", new String[] {"x", "y"}, List.of(List.of("old"), List.of())));
  }

  private static GroupMerits merits(Optional<CalibratedRelevance> relevance) {
    return GroupMerits.of(
        GroupWorld.source(log()),
        GroupWorld.NOTHING,
        candidates(),
        new Grouping(),
        HALF,
        TWO,
        relevance,
        0.95);
  }

  @Test
  void displayedDocumentsHaveTheirClicksByExamination() {
    GroupMerits merits = merits(Optional.empty());

    assertThat(merits.estimator()).isEqualTo("ips");
    assertThat(merits.names()).containsExactly("new", "old");
    // γ̂: a 2/4, b 1/(4 · .5); q1 is asked four times in five.
    assertThat(merits.merit()[0]).isCloseTo(0.8 * 0.5, within(EXACT));
    assertThat(merits.merit()[1]).isCloseTo(0.8 * 0.5, within(EXACT));
    assertThat(merits.total()).isCloseTo(0.8, within(EXACT));
    assertThat(merits.sizes()[0]).isCloseTo(0.8 * 2, within(EXACT));
    assertThat(merits.sizes()[1]).isCloseTo(1, within(EXACT));
    assertThat(merits.size()).isCloseTo(0.8 * 3 + 0.2 * 2, within(EXACT));
    assertThat(merits.exposure()).isCloseTo(1.5, within(EXACT));
    assertThat(merits.unsupported()[0]).isCloseTo(0.8, within(EXACT));
    assertThat(merits.unsupported()[1]).isZero();
    assertThat(merits.counts()).isEqualTo(new QueryGroups(2, 1, 0, 1, 5, 1));
    assertThat(merits.warnings()).anyMatch(w -> w.contains("1 of 5 candidates are in none"));
    assertThat(merits.totals().relativeMerit(1)).isCloseTo(0.4 / 1 / (0.8 / 2.8), within(EXACT));
  }

  @Test
  void aCalibratedRankerSaysWhatIsNeverDisplayed() {
    ScoreCalibration calibration =
        new ScoreCalibration(new double[] {0, 2}, new double[] {0.1, 0.3});
    GroupMerits merits = merits(Optional.of(new CalibratedRelevance(new First(), calibration)));

    assertThat(merits.estimator()).isEqualTo("dr");
    assertThat(merits.merit()[0]).isCloseTo(0.8 * (0.5 + 0.3), within(EXACT));
    assertThat(merits.merit()[1]).isCloseTo(0.8 * 0.5, within(EXACT));
    // y was never displayed either; it is of no group.
    assertThat(merits.total()).isCloseTo(0.8 * 1.3 + 0.2 * 0.2, within(EXACT));
    assertThat(merits.counts().zeroMerit()).isZero();
  }

  @Test
  void clicksOfTrustAreNoMerit() {
    GroupMerits merits =
        GroupMerits.of(
            GroupWorld.source(log()),
            GroupWorld.NOTHING,
            candidates(),
            new Grouping(),
            new Examination(new double[] {1, 0.5}, new double[] {0.1, 0.05}),
            TWO,
            Optional.empty(),
            0.95);

    assertThat(merits.estimator()).isEqualTo("affine");
    assertThat(merits.merit()[0]).isCloseTo(0.8 * (0.25 - 0.05) / 0.5, within(EXACT));
    assertThat(merits.merit()[1]).isCloseTo(0.8 * (0.5 - 0.1) - 0.2 * 0.1, within(EXACT));
  }

  @Test
  void aLogWithoutGroupsIsRefused() {
    Query bare = query("q1", new String[] {"a", "b"}, List.of(List.of(), List.of()));
    for (Grouping grouping :
        List.of(new Grouping(), new Grouping(Grouping.Compared.groups, List.of("absent"), ""))) {
      assertThatThrownBy(
              () ->
                  GroupMerits.of(
                      GroupWorld.source(log()),
                      GroupWorld.NOTHING,
                      source(bare),
                      grouping,
                      HALF,
                      TWO,
                      Optional.empty(),
                      0.95))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("documents: …");
    }
  }

  @Test
  void aLogWithoutClicksHasNoMeritAndSaysSo() {
    List<Impression> silent =
        log().stream().map(one -> Logs.clicked(one, new double[one.size()])).toList();
    GroupMerits merits =
        GroupMerits.of(
            GroupWorld.source(silent),
            GroupWorld.NOTHING,
            candidates(),
            new Grouping(),
            HALF,
            TWO,
            Optional.empty(),
            0.95);

    assertThat(merits.total()).isZero();
    assertThat(merits.totals().relativeMerit(0)).isZero();
    assertThat(merits.counts().zeroMerit()).isEqualTo(2);
    assertThat(merits.warnings()).anyMatch(w -> w.contains("no document has merit"));
  }

  /** ψ_b is what the estimate changes by where the bucket's impressions weigh a little more. */
  @Test
  void influenceIsTheSlopeInTheWeightOfABucket() {
    SmallWorld world = GroupWorld.of(12);
    List<Impression> log = world.log(new Generator(8100), 600, 3);
    GroupMerits merits = merits(world, GroupWorld.source(log), world.examination());
    double step = 1e-4;
    for (int bucket : new int[] {3, 40, 101}) {
      double[] up =
          vector(merits(world, GroupWorld.reweighted(log, bucket, 1 + step), world.examination()));
      double[] down =
          vector(merits(world, GroupWorld.reweighted(log, bucket, 1 - step), world.examination()));
      for (int j = 0; j < up.length; j++) {
        assertThat(merits.influence().at(bucket, j))
            .as("bucket %d, number %d", bucket, j)
            .isCloseTo((up[j] - down[j]) / (2 * step), within(1e-8));
      }
    }
    assertThat(merits.influence().at(3, 0)).isNotZero();
  }

  @Test
  void propensitiesMoveMeritAndExposure() {
    SmallWorld world = GroupWorld.of(12);
    List<Impression> log = world.log(new Generator(8200), 600, 3);
    double[][] rows = new double[Units.BUCKETS][];
    double[] shift = {0, 1e-4, -2e-4, 3e-4};
    rows[17] = shift;
    double[][] moved = new double[2][];
    for (int side = 0; side < 2; side++) {
      double[] theta = world.examination().theta();
      for (int k = 0; k < theta.length; k++) {
        theta[k] *= StrictMath.exp((1 - 2 * side) * shift[k]);
      }
      moved[side] = vector(merits(world, GroupWorld.source(log), new Examination(theta)));
    }
    GroupMerits without = merits(world, GroupWorld.source(log), world.examination());
    GroupMerits with =
        GroupMerits.of(
            GroupWorld.source(log),
            GroupWorld.NOTHING,
            GroupWorld.candidates(world),
            new Grouping(),
            world.examination(),
            new BucketInfluence(GroupWorld.DEPTH, rows),
            Optional.empty(),
            0.95);
    int bucket = BucketWeights.bucket(17);
    for (int j = 0; j < moved[0].length; j++) {
      assertThat(with.influence().at(bucket, j) - without.influence().at(bucket, j))
          .isCloseTo((moved[0][j] - moved[1][j]) / 2, within(1e-9));
    }
  }

  private static GroupMerits merits(
      SmallWorld world, Source<Impression> log, Examination examination) {
    return GroupMerits.of(
        log,
        GroupWorld.NOTHING,
        GroupWorld.candidates(world),
        new Grouping(),
        examination,
        GroupWorld.KNOWN,
        Optional.empty(),
        0.95);
  }

  private static double[] vector(GroupMerits merits) {
    int groups = merits.names().size();
    double[] vector = new double[2 * groups + 3];
    System.arraycopy(merits.merit(), 0, vector, 0, groups);
    vector[groups] = merits.total();
    System.arraycopy(merits.sizes(), 0, vector, groups + 1, groups);
    vector[2 * groups + 1] = merits.size();
    vector[2 * groups + 2] = merits.exposure();
    return vector;
  }
}
