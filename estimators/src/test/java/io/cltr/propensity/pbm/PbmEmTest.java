package io.cltr.propensity.pbm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.click.BetaPrior;
import io.cltr.click.Em;
import io.cltr.click.ExaminationKernel;
import io.cltr.fold.Blocks;
import io.cltr.fold.Source;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.propensity.Assumption;
import io.cltr.propensity.AssumptionCheck;
import io.cltr.propensity.AssumptionCheck.Verdict;
import io.cltr.propensity.Influences;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.propensity.pbm.PbmProfile.Fit;
import io.cltr.random.Generator;
import io.cltr.testing.GoldenClicks;
import io.cltr.testing.Logs;
import io.cltr.testing.SmallWorld;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PbmEmTest {
  private static final BetaPrior ADD_ONE = new BetaPrior(1, 1);
  private static final double[] GOLDEN_THETA = {1, .75, .6, .48, .39, .32, .27, .23, .2, .18};

  /** 200 iterations of EM reach the same point, and its log-posterior never falls on the way. */
  @Test
  void isTheMaximumThatEmApproaches() {
    try (Blocks<PbmBlock> blocks = blocks(GoldenClicks.train())) {
      Em<PbmBlock> em = Em.run(blocks, new ExaminationKernel<>(10), ADD_ONE, 200);
      PbmMaximum maximum = PbmMaximum.of(blocks, 10, ADD_ONE, 10);
      for (int k = 0; k < 10; k++) {
        assertThat(ratio(maximum.theta(), k)).isCloseTo(ratio(em.shared(), k), within(1e-3));
        assertThat(ratio(maximum.theta(), k)).isCloseTo(GOLDEN_THETA[k], within(0.04));
      }
      assertThat(em.path()).isSortedAccordingTo(PbmEmTest::compareRounded);
      assertThat(maximum.path()).isSortedAccordingTo(PbmEmTest::compareRounded);
      assertThat(maximum.path()[0]).isGreaterThan(em.path()[10]);
      assertThat(maximum.path()[maximum.path().length - 1]).isGreaterThan(em.path()[200]);
      assertThat(maximum.path()).hasSizeLessThan(12);
    }
  }

  private static int compareRounded(double first, double second) {
    return Math.abs(first - second) < 1e-9 ? 0 : Double.compare(first, second);
  }

  @Test
  void gradientAndInformationAreThoseOfTheProfile() {
    double[] theta = {0.8, 0.5, 0.3, 0.2};
    double h = 1e-5;
    try (Blocks<PbmBlock> blocks = blocks(world().log(new Generator(4), 2000, 3))) {
      Fit fit = blocks.fold(new PbmProfile(theta, ADD_ONE));
      for (int k = 0; k < 4; k++) {
        Fit above = blocks.fold(new PbmProfile(moved(theta, k, h), ADD_ONE));
        Fit below = blocks.fold(new PbmProfile(moved(theta, k, -h), ADD_ONE));
        double slope = (above.objective() - below.objective()) / (2 * h);
        assertThat(fit.gradient()[k]).isCloseTo(slope, within(1e-4));
        for (int l = 0; l < 4; l++) {
          double curvature = (above.gradient()[l] - below.gradient()[l]) / (2 * h);
          assertThat(-fit.information()[k][l]).isCloseTo(curvature, within(1e-4));
        }
      }
    }
  }

  private static double[] moved(double[] theta, int k, double h) {
    double[] moved = theta.clone();
    moved[k] *= StrictMath.exp(h);
    return moved;
  }

  @Test
  void influenceSumsToZeroAndPredictsTheEffectOfLeavingOutABucket() {
    Influences.assertPredict(new PbmEm(), world().log(new Generator(5), 6000, 3), 0.03, 3e-5);
  }

  /** 1,000 logs with 200 displays of a document: four standard deviations either way. */
  @Test
  void intervalsCover() {
    int covered = 0;
    int total = 0;
    SmallWorld world = world();
    for (int seed = 0; seed < 1000; seed++) {
      for (PositionEstimate position :
          estimate(world.log(new Generator(1000 + seed), 3000, 3)).positions()) {
        if (position.position() > 1) {
          double truth = 1.0 / position.position();
          total++;
          covered += position.low() <= truth && truth <= position.high() ? 1 : 0;
        }
      }
    }
    assertThat((double) covered / total).isBetween(0.93, 0.97);
  }

  @Test
  void positionsWithoutSharedDocumentsOrClicksAreNotIdentified() {
    List<Impression> log = new ArrayList<>();
    Generator random = new Generator(3);
    for (int i = 0; i < 400; i++) {
      boolean first = i % 2 == 0;
      String[] documents =
          first ? new String[] {"a", "b", "c", "d", "e"} : new String[] {"b", "a", "d", "c", "a"};
      double[] clicks = new double[5];
      for (int k = 0; k < 4; k++) {
        clicks[k] = random.nextBoolean(0.4) ? 1 : 0;
      }
      log.add(Logs.impression("i" + i, "u" + i, "q", first ? "A" : "B", documents, clicks));
    }
    PropensityEstimate estimate = estimate(log);
    assertThat(estimate.components()).containsExactly(List.of(1, 2, 5), List.of(3, 4));
    assertThat(estimate.positions())
        .extracting(position -> Double.isNaN(position.propensity()))
        .containsExactly(false, false, true, true, true);
    assertThat(estimate.warnings())
        .hasSize(3)
        .allMatch(warning -> warning.contains("is not identified"));
    assertThat(estimate.influence().column(2)).containsOnly(0);
    assertThat(estimate.positions().get(0).observations()).isEqualTo(400);
  }

  @Test
  void fewRepeatsAreToldOf() {
    PropensityEstimate few = estimate(world().log(new Generator(2), 150, 3));
    assertThat(few.warnings())
        .singleElement()
        .asString()
        .startsWith("95% of the evidence is from documents shown fewer than 20 times");
    assertThat(few.checks())
        .containsExactly(
            new AssumptionCheck(
                Assumption.REPEATED_DOCUMENTS,
                Verdict.BROKEN,
                Double.NaN,
                "5 displays of a document at a position on average; 95% of the evidence is from"
                    + " documents shown fewer than 20 times for their query"));
    PropensityEstimate many = estimate(world().log(new Generator(2), 3000, 3));
    assertThat(many.warnings()).isEmpty();
    assertThat(many.checks()).extracting(AssumptionCheck::verdict).containsExactly(Verdict.HOLDS);
  }

  @Test
  void aLogWithoutMovedDocumentsIsRefused() {
    Impression one =
        Logs.impression("i", "u", "q", "A", new String[] {"a", "b"}, new double[] {1, 0});
    assertThatThrownBy(() -> estimate(List.of(one)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no document was shown at position 1 and at another position");
    assertThatThrownBy(() -> estimate(List.of())).isInstanceOf(InputException.class);
  }

  @Test
  void aPriorOfNothingIsRefused() {
    assertThatThrownBy(() -> new PbmEm(0, 1, 10))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("priorClicks must be above 0 and finite, found 0.0");
  }

  private static double ratio(double[] theta, int k) {
    return theta[k] / theta[0];
  }

  /** 10 queries of 6 documents, 3 loggers, 4 positions, θ = 1/k. */
  private static SmallWorld world() {
    return new SmallWorld(77, 10, 6, 4, 0.4, 0.3, 0.3);
  }

  private static PropensityEstimate estimate(List<Impression> log) {
    return new PbmEm().estimate(Source.of(log, Impression.LAYOUT), 0.95);
  }

  private static Blocks<PbmBlock> blocks(List<Impression> log) {
    return Source.of(log, Impression.LAYOUT)
        .grouped(Impression::query, new PbmDisplays.Counter())
        .packed(PbmBlock::pack);
  }
}
