package io.cltr.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.interval.StudentT;
import io.cltr.policy.PlackettLuceSpec;
import io.cltr.policy.TopScoreSpec;
import io.cltr.policy.UniformSpec;
import io.cltr.propensity.GivenCurve;
import io.cltr.reward.PbmPosterior;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.slate.CascadeDr;
import io.cltr.value.slate.PseudoInverse;
import io.cltr.value.slate.SlateIips;
import io.cltr.value.slate.SlateRips;
import io.cltr.value.slate.SlateSips;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Estimators of slates compared on a simulated site, whose users examine by position. */
class SlateSubjectsTest {
  private static final ValueSubjects SLATES =
      new ValueSubjects(
          "",
          List.of(),
          new GivenCurve(),
          List.of(
              new UniformSpec(),
              new PlackettLuceSpec("a", 1, 1, "soft"),
              new TopScoreSpec("b", "")),
          List.of(new ExpectedClicks()),
          List.of(
              new SlateSips(),
              new SlateIips(),
              new SlateRips(),
              new CascadeDr(),
              new PseudoInverse()),
          new PbmPosterior(),
          List.of(new StudentT()));

  @Test
  void allAreUnbiasedAndTheLessTheyAssumeTheMoreTheyVary() {
    Bench bench =
        new Bench(
            List.of(Sites.slates()), List.of(SLATES), LogSizes.impressions(1000), 60, 1, 0.95);
    List<Replicate> found = new ArrayList<>();
    bench.run(0, 2, found::add);
    List<Cell> cells = Comparison.of(found, "sips", 0.95).cells();
    assertThat(cells).hasSize(15);
    for (Cell cell : cells) {
      assertThat(Math.abs(cell.summary().bias()))
          .as(cell.subject() + " " + cell.estimand())
          .isLessThan(4 * cell.summary().biasError());
      assertThat(cell.summary().coverage()).as(cell.subject()).isGreaterThan(0.8);
    }
    assertThat(rmse(cells, "iips")).isLessThan(0.8 * rmse(cells, "rips"));
    assertThat(rmse(cells, "rips")).isLessThan(0.9 * rmse(cells, "sips"));
    assertThat(rmse(cells, "cascade-dr")).isLessThan(0.95 * rmse(cells, "rips"));
  }

  private static double rmse(List<Cell> cells, String subject) {
    return cells.stream()
        .filter(cell -> cell.subject().equals(subject))
        .filter(cell -> cell.estimand().equals("clicks of b"))
        .mapToDouble(cell -> cell.summary().rmse())
        .findFirst()
        .orElseThrow();
  }
}
