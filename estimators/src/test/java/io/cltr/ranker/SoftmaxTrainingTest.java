package io.cltr.ranker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.feature.Standardisation;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.propensity.Examination;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoftmaxTrainingTest {
  private static final List<Double> L2 = List.of(.01);
  private static final List<Query> QUERIES = RankerLogs.randomQueries(20, 1);
  private static final List<Impression> LOG = RankerLogs.randomLog(QUERIES, 400, 2);

  private static List<TrainedRanker> run(
      ClickWeights weights, int iterations, Standardisation standardisation) {
    return new SoftmaxTraining("test", weights, L2, iterations)
        .run(RankerLogs.log(LOG), RankerLogs.queries(QUERIES), standardisation);
  }

  @Test
  void aSearchThatDivergesGivesNoRanker() {
    Standardisation broken =
        new Standardisation(new double[3], new double[] {1, 1e-320, 1}, List.of());

    assertThatThrownBy(() -> run(new UnitWeight(), 50, broken))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("test with {l2=0.01} diverged and gives no ranker")
        .hasMessageContaining("NaN");
  }

  @Test
  void aSearchThatIsCutShortSaysSo() {
    TrainedRanker cut = run(new UnitWeight(), 1, Standardisation.identity(3)).get(0);

    assertThat(cut.objective()).hasSize(2);
    assertThat(cut.warnings())
        .anyMatch(w -> w.startsWith("the search stopped after 1 of at most 1 iterations"));
  }

  @Test
  void clicksWithoutKnownExaminationAreLeftOutWithAWarning() {
    Examination theta = new Examination(new double[] {1, Double.NaN, .3, .25});
    long left = LOG.stream().filter(i -> i.clicks()[1] > 0).count();

    TrainedRanker ranker =
        run(new InversePropensity(theta, List.of(9.0)), 50, Standardisation.identity(3)).get(0);

    assertThat(ranker.warnings()).anyMatch(w -> w.startsWith(left + " clicks at positions"));
  }

  @Test
  void theClippedShareIsTheLostShareOfTheWeight() {
    Examination theta = new Examination(new double[] {1, .5, .3, .1});
    double whole = 0;
    double lost = 0;
    for (Impression impression : LOG) {
      for (int k = 0; k < 4; k++) {
        whole += impression.clicks()[k] / theta.theta()[k];
        lost += impression.clicks()[k] * Math.max(0, 1 / theta.theta()[k] - 4);
      }
    }

    List<TrainedRanker> rankers =
        run(
            new InversePropensity(theta, List.of(4.0, Double.POSITIVE_INFINITY)),
            50,
            Standardisation.identity(3));

    assertThat(rankers.get(0).clippedShare()).isEqualTo(lost / whole, within(1e-12));
    assertThat(rankers.get(1).clippedShare()).isZero();
  }

  @Test
  void manyConstantFeaturesAreOneWarning() {
    List<Integer> constant = new ArrayList<>();
    double[] scale = {1, 1, 1};
    for (int j = 0; j < 12; j++) {
      constant.add(j);
    }

    TrainedRanker ranker =
        run(new UnitWeight(), 50, new Standardisation(new double[3], scale, constant)).get(0);

    assertThat(ranker.warnings()).hasSize(1);
    assertThat(ranker.warnings().get(0)).startsWith("12 features").endsWith("feature_9, …");
  }
}
