package io.cltr.boost;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.learner.IpsLambdaMart;
import io.cltr.learner.LambdaRankUnbiased;
import io.cltr.learner.Learner;
import io.cltr.learner.TrainingLog;
import io.cltr.log.ConfigException;
import io.cltr.propensity.Examination;
import io.cltr.testing.RankerLogs;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoosterTest {
  @Test
  void withoutALibraryLearnersOfTreesNameWhatIsMissing() {
    TrainingLog log =
        new TrainingLog(
            RankerLogs.log(List.of()),
            RankerLogs.queries(List.of()),
            new Examination(new double[] {1}));
    for (Learner learner : List.of(new IpsLambdaMart(), new LambdaRankUnbiased())) {
      assertThatThrownBy(() -> learner.train(log))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining(learner.id())
          .hasMessageContaining("ml.dmlc:xgboost4j-spark_2.13");
    }
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatThrownBy(() -> new BoostMachine(0, 1, 1)).hasMessageContaining("machine.documents");
    assertThatThrownBy(() -> new BoostMachine(1, 0, 1)).hasMessageContaining("machine.workers");
    assertThatThrownBy(() -> new BoostGrid(1, List.of(), List.of(.1), List.of(1.0), 1, 1, 1, 1))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("boosting.leaves: found an empty list");
    assertThatThrownBy(() -> new BoostGrid(1, List.of(1), List.of(.1), List.of(1.0), 1, 1, 1, 1))
        .hasMessageContaining("boosting.leaves: found 1, allowed are integers from 2");
    assertThatThrownBy(() -> new BoostOptions(9, 2, 2, 1, 1, 1, 1, 1))
        .hasMessageContaining("boosting.learningRate: found 2.0, allowed are (0, 1]");
    assertThatThrownBy(() -> new BoostOptions(9, .1, 2, 1, 0, 1, 1, 1))
        .hasMessageContaining("boosting.subsample");
    assertThatThrownBy(() -> new BoostOptions(9, .1, 2, Double.NaN, 1, 1, 1, 1))
        .hasMessageContaining("boosting.leafWeight");
    assertThatThrownBy(() -> new BoostOptions(0, .1, 2, 1, 1, 1, 1, 1))
        .hasMessageContaining("boosting.trees");
  }
}
