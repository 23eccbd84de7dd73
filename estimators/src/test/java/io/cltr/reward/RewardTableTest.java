package io.cltr.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.fold.ToMap;
import io.cltr.log.ConfigException;
import io.cltr.log.InputException;
import io.cltr.reward.RewardTable.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RewardTableTest {
  @Test
  void rowsHoldForAllPositionsAndFolds() {
    Map<String, Predictions> found =
        fit(row("q0", "b", 0, -1, .5), row("q0", "a", 0, -1, .2), row("other", "a", 0, -1, 1));
    assertThat(found).containsOnlyKeys("q0");
    assertThat(found.get("q0").at(2, "b", 3)).isEqualTo(.5);
    assertThat(found.get("q0").at(0, "a", 1)).isEqualTo(.2);
    assertThat(found.get("q0").at(0, "c", 1)).isNaN();
  }

  @Test
  void rowsMayTellPositionsAndFoldsApart() {
    Predictions found =
        fit(
                row("q0", "a", 1, 0, .1),
                row("q0", "a", 2, 0, .2),
                row("q0", "a", 1, 1, .3),
                row("q0", "a", 2, 1, .4),
                row("q0", "a", 1, 2, .5),
                row("q0", "a", 2, 2, .6))
            .get("q0");
    assertThat(found.at(1, "a", 2)).isEqualTo(.4);
    assertThat(found.at(2, "a", 1)).isEqualTo(.5);
    assertThat(found.at(2, "a", 7)).isEqualTo(.6);
  }

  @Test
  void whatIsMissingOrDoubledIsNamed() {
    refused(
        "document 'a' has two rows; give one", row("q", "a", 0, -1, 1), row("q", "a", 0, -1, 1));
    refused("document 'a' has position 0", row("q", "a", 0, -1, 1), row("q", "a", 1, -1, 1));
    refused("document 'a' has fold -1", row("q", "a", 0, -1, 1), row("q", "a", 0, 1, 1));
    refused("document 'a' has reward NaN", row("q", "a", 0, -1, Double.NaN));
    refused(
        "query 'q', document 'b' has no row at position 2 of fold 0; give one",
        row("q", "a", 1, 0, 1),
        row("q", "a", 2, 0, 1),
        row("q", "b", 1, 0, 1));
  }

  private static void refused(String message, Row... rows) {
    assertThatThrownBy(() -> fit(rows))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("reward_model: 'rewards.csv': query 'q'")
        .hasMessageContaining(message);
  }

  @Test
  void foldsMustBeThoseOfTheRun() {
    assertThatThrownBy(() -> fit(row("q", "a", 0, 0, 1), row("q", "a", 0, 1, 1)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("has the folds 0 to 1, the run uses 3 folds");
    assertThatThrownBy(() -> new RewardTable().with(path -> List.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'path' is needed");
  }

  private static Row row(String query, String document, int position, int fold, double reward) {
    return new Row(query, document, position, fold, reward);
  }

  private static Map<String, Predictions> fit(Row... rows) {
    return new RewardTable("rewards.csv")
        .with(path -> List.of(rows))
        .fit(
            FeatureWorld.source(FeatureWorld.rankings(50, 1)),
            FeatureWorld.queries(-1),
            FeatureWorld.THETA,
            new CrossFit(3, 17))
        .fold(new ToMap<>());
  }
}
