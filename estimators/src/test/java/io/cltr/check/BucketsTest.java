package io.cltr.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BucketsTest {
  /** Perspiration of 20 women: sweat rate, sodium, potassium. */
  private static final double[][] SWEAT = {
    {3.7, 48.5, 9.3}, {5.7, 65.1, 8.0}, {3.8, 47.2, 10.9}, {3.2, 53.2, 12.0}, {3.1, 55.5, 9.7},
    {4.6, 36.1, 7.9}, {2.4, 24.8, 14.0}, {7.2, 33.1, 7.6}, {6.7, 47.4, 8.5}, {5.4, 54.1, 11.3},
    {3.9, 36.9, 12.7}, {4.5, 58.8, 12.3}, {3.5, 27.8, 9.8}, {4.5, 40.2, 8.4}, {1.5, 13.5, 10.1},
    {8.5, 56.4, 7.1}, {4.5, 71.6, 8.2}, {6.5, 52.8, 10.9}, {4.1, 44.1, 11.2}, {5.5, 40.9, 9.4},
  };

  /** Johnson, Wichern, Applied Multivariate Statistical Analysis, examples 5.1 and 5.2. */
  @Test
  void hotellingIsThatOfTheTextbook() {
    double[][] three = {{6 - 9, 9 - 5}, {10 - 9, 6 - 5}, {8 - 9, 3 - 5}};
    double f = 7 / 36.0;
    assertThat(Buckets.jointly(three)).isCloseTo(1 / Math.sqrt(1 + 2 * f), within(1e-12));
    double[][] sweat = new double[SWEAT.length][];
    for (int i = 0; i < sweat.length; i++) {
      sweat[i] = new double[] {SWEAT[i][0] - 4, SWEAT[i][1] - 50, SWEAT[i][2] - 10};
    }
    assertThat(Buckets.jointly(sweat)).isCloseTo(0.0649, within(5e-5));
  }

  @Test
  void tooFewBucketsAndSingularCovariancesTellNothing() {
    assertThat(Buckets.jointly(new double[0][])).isEqualTo(1);
    assertThat(Buckets.jointly(new double[][] {{1, 2}, {2, 1}})).isEqualTo(1);
    assertThat(Buckets.jointly(new double[][] {{1, 2}, {2, 4}, {3, 6}, {5, 10}})).isEqualTo(1);
    assertThat(Buckets.twoSided(9, 1)).isEqualTo(1);
  }

  @Test
  void oneSumIsStudentsT() {
    double[] psi = {1, 2, 3, 4};
    double t = 2.5 / (Math.sqrt(5 / 3.0) / 2);
    assertThat(Buckets.t(psi, 0)).isCloseTo(t, within(1e-12));
    assertThat(Buckets.t(psi, 100)).isCloseTo(1, within(1e-12));
    double[][] column = {{1}, {2}, {3}, {4}};
    assertThat(Buckets.twoSided(t, 4)).isCloseTo(Buckets.jointly(column), within(1e-12));
    assertThat(Buckets.t(new double[] {1, -1, 2, -2}, 0)).isZero();
    assertThat(Buckets.t(new double[] {-1, -1, -1}, 0)).isEqualTo(-Double.MAX_VALUE);
  }
}
