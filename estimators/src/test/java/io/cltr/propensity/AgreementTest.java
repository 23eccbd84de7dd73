package io.cltr.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.interval.BucketInfluence;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.random.Generator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {
  private static final int BUCKETS = 60;
  private static final int LOGS = 2000;

  /** Estimates that share part of their errors: found apart as often as α says. */
  @Test
  void errsAsOftenAsItSays() {
    int apart = 0;
    int each = 0;
    for (int run = 0; run < LOGS; run++) {
      Agreement agreement = Agreement.of(estimate(run, 0, 0), estimate(run, 1, 0));
      assertThat(agreement.rank()).isEqualTo(3);
      apart += agreement.p() < 0.05 ? 1 : 0;
      each += agreement.differences().get(1).p() < 0.05 ? 1 : 0;
    }
    assertThat(apart / (double) LOGS).isCloseTo(0.05, within(0.015));
    assertThat(each / (double) LOGS).isCloseTo(0.05, within(0.025));
  }

  @Test
  void findsAnotherCurve() {
    int apart = 0;
    for (int run = 0; run < 200; run++) {
      apart += Agreement.of(estimate(run, 0, 0), estimate(run, 1, 0.5)).p() < 0.01 ? 1 : 0;
    }
    assertThat(apart).isGreaterThan(180);
  }

  @Test
  void anEstimateAgreesWithItself() {
    Agreement agreement = Agreement.of(estimate(1, 0, 0), estimate(1, 0, 0));
    assertThat(agreement.p()).isEqualTo(1);
    assertThat(agreement.rank()).isZero();
    assertThat(agreement.differences()).allSatisfy(d -> assertThat(d.z()).isZero());
  }

  @Test
  void positionsThatOneDoesNotIdentifyAreNotCompared() {
    PropensityEstimate one = estimate(1, 0, 0);
    List<PositionEstimate> positions = new ArrayList<>(one.positions());
    positions.set(2, new PositionEstimate(3, Double.NaN, Double.NaN, Double.NaN, 0));
    PropensityEstimate partly =
        new PropensityEstimate(
            "x", 0.95, "", positions, one.components(), one.influence(), List.of());
    assertThat(Agreement.of(partly, estimate(1, 1, 0)).differences())
        .extracting(Agreement.Difference::position)
        .containsExactly(2, 4);
  }

  /** log θ_k = −k/2 plus the errors of buckets, half of which both estimates of a run share. */
  private static PropensityEstimate estimate(int run, int which, double shift) {
    Generator common = new Generator(17).split(run);
    Generator own = new Generator(17).split(run).split("own" + which);
    double[][] influence = new double[BUCKETS][4];
    double[] errors = new double[4];
    for (double[] row : influence) {
      for (int k = 1; k < 4; k++) {
        row[k] = 0.03 * (common.nextDouble() + own.nextDouble() - 1) + 0.5 * row[k - 1];
        errors[k] += row[k];
      }
    }
    List<PositionEstimate> positions = new ArrayList<>();
    for (int k = 0; k < 4; k++) {
      double theta = Math.exp(-0.5 * k + errors[k] + (k == 2 ? shift : 0));
      positions.add(new PositionEstimate(k + 1, theta, theta, theta, 10));
    }
    return new PropensityEstimate(
        "x",
        0.95,
        "",
        positions,
        List.of(List.of(1, 2, 3, 4)),
        new BucketInfluence(4, influence),
        List.of());
  }
}
