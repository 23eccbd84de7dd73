package io.cltr.propensity.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Blocks;
import io.cltr.fold.Source;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.propensity.AssumptionCheck;
import io.cltr.propensity.Influences;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.propensity.PropensityLog;
import io.cltr.propensity.assumption.NoTrustBiasTest;
import io.cltr.propensity.harvest.HarvestAllPairs;
import io.cltr.propensity.pbm.PbmBlock;
import io.cltr.propensity.pbm.PbmDisplays;
import io.cltr.propensity.trust.TrustProfile.Fit;
import io.cltr.random.Generator;
import io.cltr.simulate.ClickCurve;
import io.cltr.simulate.World;
import io.cltr.testing.Logs;
import io.cltr.testing.SmallWorld;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrustPbmTest {
  private static final int DEPTH = 4;

  /** Ratios of α are right where a model without trust bias is far off. */
  @Test
  void ratiosOfAlphaAreThoseOfUsersWithTrustBias() {
    World world = TrustWorlds.of(100, 50, 200_000, TrustWorlds.TRUST);
    Source<Impression> log = TrustWorlds.log(world);
    ClickCurve truth = world.truth().curve();
    PropensityEstimate found = new TrustPbm().estimate(log, 0.95);
    PropensityEstimate harvested = new HarvestAllPairs().estimate(log, 0.95);
    for (int k = 1; k < TrustWorlds.DEPTH; k++) {
      double ratio = truth.alpha()[k] / truth.alpha()[0];
      PositionEstimate position = found.positions().get(k);
      assertThat(position.propensity()).isCloseTo(ratio, within(0.03));
      // the least relevant fifth of the documents has γ = .1
      assertThat(position.trust()).isCloseTo(truth.click(k + 1, 0.1), within(0.02));
      assertThat(harvested.positions().get(k).propensity()).isLessThan(ratio - 0.1);
    }
    assertThat(found.warnings()).singleElement().asString().contains("an affine map only");
    AssumptionCheck check =
        new NoTrustBiasTest().check(new HarvestAllPairs(), harvested, PropensityLog.of(log));
    assertThat(check.verdict()).isEqualTo(AssumptionCheck.Verdict.BROKEN);
    assertThat(check.p()).isLessThan(1e-6);
  }

  @Test
  void gradientAndInformationAreThoseOfTheProfile() {
    double h = 1e-5;
    try (Blocks<PbmBlock> blocks = blocks(world().log(new Generator(4), 3000, 3))) {
      TrustLines lines = lines(0.4, 0.25, 0.15, 0.1);
      Fit fit = blocks.fold(new TrustProfile(lines));
      for (int i = 0; i < 2 * DEPTH; i++) {
        if (i % DEPTH == 0) {
          continue;
        }
        Fit above = blocks.fold(new TrustProfile(moved(lines, i, h)));
        Fit below = blocks.fold(new TrustProfile(moved(lines, i, -h)));
        double slope = (above.objective() - below.objective()) / (2 * h);
        assertThat(fit.gradient()[i]).isCloseTo(slope, within(1e-4));
        for (int j = 0; j < 2 * DEPTH; j++) {
          double curvature = (above.gradient()[j] - below.gradient()[j]) / (2 * h);
          if (j % DEPTH != 0) {
            assertThat(-fit.observed()[i][j])
                .isCloseTo(curvature, within(1e-6 * Math.abs(curvature) + 1e-3));
          }
        }
      }
    }
  }

  private static TrustLines lines(double... rates) {
    double[] ratios = {1, 0.6, 0.5, 0.2};
    return new TrustLines(
        0.4, ratios, rates, new boolean[] {true, true, true, true}, 0.5, rates.clone());
  }

  private static TrustLines moved(TrustLines lines, int i, double h) {
    double[] direction = new double[2 * DEPTH];
    direction[i] = 1;
    return lines.moved(direction, h);
  }

  @Test
  void theLogPosteriorNeverFallsAndEndsWhereItsGradientIsZero() {
    try (Blocks<PbmBlock> blocks = blocks(world().log(new Generator(4), 6000, 3))) {
      TrustMaximum maximum = TrustMaximum.of(blocks, lines(0.4, 0.2, 0.13, 0.1));
      assertThat(maximum.path())
          .isSortedAccordingTo((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : Double.compare(a, b));
      assertThat(maximum.path().length).isBetween(4, 30);
      Fit fit = blocks.fold(new TrustProfile(maximum.lines()));
      for (int i = 0; i < 2 * DEPTH; i++) {
        assertThat(i % DEPTH == 0 ? 0 : fit.gradient()[i]).isCloseTo(0, within(1e-5));
      }
    }
  }

  @Test
  void influenceSumsToZeroAndPredictsTheEffectOfLeavingOutABucket() {
    Influences.assertPredict(new TrustPbm(), world().log(new Generator(5), 12_000, 3), 0.05, 2e-4);
  }

  /** About 400 displays of a document at a position. */
  @Test
  void intervalsCover() {
    int logs = Integer.getInteger("cltr.logs", 200) / 4;
    int covered = 0;
    SmallWorld world = world();
    for (int i = 0; i < logs; i++) {
      for (PositionEstimate position :
          estimate(world.log(new Generator(5000 + i), 12_000, 3)).positions()) {
        double truth = 1.0 / position.position();
        covered += position.low() <= truth && truth <= position.high() ? 1 : 0;
      }
    }
    // position 1 always does; positions of a log err together
    double share = (covered - logs) / (logs * (DEPTH - 1.0));
    assertThat(share).isCloseTo(0.95, within(0.01 + 3 * Math.sqrt(0.05 * 0.95 / logs)));
  }

  @Test
  void theAnchorMovesTrustAlone() {
    List<Impression> log = world().log(new Generator(6), 6000, 3);
    PropensityEstimate first = estimate(log);
    PropensityEstimate second =
        new TrustPbm(0.5, 0.5).estimate(Source.of(log, Impression.LAYOUT), 0.95);
    double moved = second.positions().get(0).trust() - first.positions().get(0).trust();
    assertThat(moved).isGreaterThan(0.05);
    for (int k = 0; k < DEPTH; k++) {
      PositionEstimate one = first.positions().get(k);
      PositionEstimate other = second.positions().get(k);
      assertThat(other.propensity()).isEqualTo(one.propensity());
      if (one.trust() > 0) {
        assertThat(other.trust() - one.trust()).isCloseTo(one.propensity() * moved, within(1e-9));
      }
    }
  }

  /** a and b change places at 1 and 2; c and d, at 3 and 4, never meet them; e is alone at 5. */
  @Test
  void positionsWithoutTwoSharedDocumentsAreNotIdentified() {
    List<Impression> log = new ArrayList<>();
    Generator random = new Generator(3);
    for (int i = 0; i < 4000; i++) {
      boolean first = i % 2 == 0;
      String[] documents =
          first ? new String[] {"a", "b", "c", "d", "e"} : new String[] {"b", "a", "d", "c", "a"};
      double[] clicks = new double[5];
      for (int k = 0; k < 5; k++) {
        double relevance = documents[k].equals("a") ? 0.8 : 0.3;
        clicks[k] = random.nextBoolean(relevance / (k + 1)) ? 1 : 0;
      }
      log.add(Logs.impression("i" + i, "u" + i, "q", first ? "A" : "B", documents, clicks));
    }
    PropensityEstimate estimate = estimate(log);
    assertThat(estimate.components()).containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));
    assertThat(estimate.positions())
        .extracting(position -> Double.isNaN(position.propensity()))
        .containsExactly(false, false, true, true, true);
    assertThat(estimate.positions().get(1).propensity()).isCloseTo(0.5, within(0.1));
    assertThat(estimate.warnings()).hasSize(4);
    assertThat(estimate.warnings().get(1)).startsWith("position 3 is not identified");
    assertThat(estimate.influence().column(2)).containsOnly(0);
  }

  @Test
  void aLogWithoutMovedDocumentsIsRefused() {
    Impression one =
        Logs.impression("i", "u", "q", "A", new String[] {"a", "b"}, new double[] {1, 0});
    assertThatThrownBy(() -> estimate(List.of(one)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no two documents were shown both at position 1 and at another");
    assertThatThrownBy(() -> estimate(List.of())).isInstanceOf(InputException.class);
  }

  @Test
  void parametersOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new TrustPbm(0, 0.1))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("strength 0.0 must be above 0");
    assertThatThrownBy(() -> new TrustPbm(1, 1)).isInstanceOf(ConfigException.class);
  }

  /** 10 queries of 6 documents, 3 loggers, 4 positions, θ = 1/k. */
  private static SmallWorld world() {
    return new SmallWorld(77, 10, 6, DEPTH, 0.4, 0.3, 0.3);
  }

  private static PropensityEstimate estimate(List<Impression> log) {
    return new TrustPbm().estimate(Source.of(log, Impression.LAYOUT), 0.95);
  }

  private static Blocks<PbmBlock> blocks(List<Impression> log) {
    return Source.of(log, Impression.LAYOUT)
        .grouped(Impression::query, new PbmDisplays.Counter())
        .packed(PbmBlock::pack);
  }
}
