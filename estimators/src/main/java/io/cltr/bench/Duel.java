package io.cltr.bench;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.inference.AlternativeHypothesis;
import org.apache.commons.math3.stat.inference.BinomialTest;
import org.apache.commons.math3.stat.inference.TTest;

/**
 * A method against the baseline by absolute error, on the logs where both gave an estimate.
 *
 * @param baseline name of the other method
 * @param wins logs on which the method is nearer to the truth
 * @param ties logs on which both are as near
 * @param losses logs on which the baseline is nearer
 * @param difference mean of the method's absolute error less the baseline's
 * @param signP two-sided sign test of wins against losses; 1 without any
 * @param signHolm adjusted for all methods of the same world, size and estimand (Holm 1979)
 * @param tP two-sided paired t test of the difference; 1 where all differences are 0
 * @param tHolm adjusted likewise
 */
public record Duel(
    String baseline,
    int wins,
    int ties,
    int losses,
    double difference,
    double signP,
    double signHolm,
    double tP,
    double tHolm) {

  /** The duel of aligned observations, p-values not yet adjusted. */
  static Duel of(List<Observation> own, List<Observation> baseline) {
    double[] mine = new double[own.size()];
    double[] theirs = new double[own.size()];
    int n = 0;
    int wins = 0;
    int losses = 0;
    double sum = 0;
    for (int i = 0; i < own.size(); i++) {
      if (own.get(i).succeeded() && baseline.get(i).succeeded()) {
        mine[n] = Math.abs(own.get(i).estimate() - own.get(i).truth());
        theirs[n] = Math.abs(baseline.get(i).estimate() - baseline.get(i).truth());
        wins += mine[n] < theirs[n] ? 1 : 0;
        losses += mine[n] > theirs[n] ? 1 : 0;
        sum += mine[n] - theirs[n];
        n++;
      }
    }
    double sign = signTest(wins, losses);
    double t = tTest(Arrays.copyOf(mine, n), Arrays.copyOf(theirs, n));
    return new Duel(
        baseline.get(0).subject(),
        wins,
        n - wins - losses,
        losses,
        n == 0 ? Double.NaN : sum / n,
        sign,
        sign,
        t,
        t);
  }

  Duel adjusted(double newSign, double newT) {
    return new Duel(baseline, wins, ties, losses, difference, signP, newSign, tP, newT);
  }

  private static double signTest(int wins, int losses) {
    return wins + losses == 0
        ? 1
        : new BinomialTest()
            .binomialTest(wins + losses, wins, 0.5, AlternativeHypothesis.TWO_SIDED);
  }

  private static double tTest(double[] mine, double[] theirs) {
    if (mine.length < 2) {
      return 1;
    }
    double p = new TTest().pairedTTest(mine, theirs);
    return Double.isNaN(p) ? 1 : p;
  }
}
