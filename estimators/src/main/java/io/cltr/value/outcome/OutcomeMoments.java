package io.cltr.value.outcome;

import io.cltr.interval.OutcomeGrid;
import io.cltr.interval.QuantileStatistic;
import io.cltr.interval.Statistic;
import io.cltr.interval.TailMeanStatistic;
import io.cltr.interval.Totals;
import io.cltr.value.ActionValue;
import io.cltr.value.Round;
import io.cltr.value.Slate;
import io.cltr.value.SlateValue;
import java.io.Serializable;
import java.util.Set;

/** What is kept of weighted outcomes of a distribution, whatever the kind of log. */
sealed interface OutcomeMoments extends Serializable {
  /** Number of moments. */
  int count();

  /** The value as a function of their means, before the grid is known. */
  Statistic statistic();

  /** Adds an outcome {@code r} of weight {@code w}. */
  void add(double w, double r, OutcomeGrid grid, double[] into, int at);

  /** Of the p-quantile. */
  record Quantiles(double p) implements OutcomeMoments {
    @Override
    public int count() {
      return QuantileStatistic.moments();
    }

    @Override
    public Statistic statistic() {
      return new QuantileStatistic(p);
    }

    @Override
    public void add(double w, double r, OutcomeGrid grid, double[] into, int at) {
      QuantileStatistic.add(w, r, grid, into, at);
    }
  }

  /** Of the mean of a tail. */
  record Tails(double share, boolean upper) implements OutcomeMoments {
    @Override
    public int count() {
      return TailMeanStatistic.moments();
    }

    @Override
    public Statistic statistic() {
      return new TailMeanStatistic(share, upper);
    }

    @Override
    public void add(double w, double r, OutcomeGrid grid, double[] into, int at) {
      TailMeanStatistic.add(w, r, grid, into, at);
    }
  }

  /** Of the variance. */
  record Squares() implements OutcomeMoments {
    @Override
    public int count() {
      return 3;
    }

    @Override
    public Statistic statistic() {
      return new Variance();
    }

    @Override
    public void add(double w, double r, OutcomeGrid grid, double[] into, int at) {
      into[at] += w;
      into[at + 1] += w * r;
      into[at + 2] += w * r * r;
    }
  }

  /** a_3/a_1 − (a_2/a_1)²; 0 where a_1 is. */
  record Variance() implements Statistic {
    @Override
    public double value(Totals totals) {
      double w = totals.sums()[1];
      double mean = w == 0 ? 0 : totals.sums()[2] / w;
      return w == 0 ? 0 : Math.max(0, totals.sums()[3] / w - mean * mean);
    }

    @Override
    public double[] gradient(Totals totals) {
      double w = totals.mean(1);
      if (w == 0) {
        return new double[3];
      }
      double mean = totals.mean(2) / w;
      double square = totals.mean(3) / w;
      return new double[] {(2 * mean * mean - square) / w, -2 * mean / w, 1 / w};
    }
  }

  /** Of the whole rewards of slates, weighted by π(slate)/π_0(slate). */
  record OfSlates(OutcomeMoments kept) implements SlateValue {
    @Override
    public Set<Known> needs() {
      return Set.of(Known.JOINT);
    }

    @Override
    public int moments(int depth) {
      return kept.count();
    }

    @Override
    public Statistic statistic(int depth) {
      return kept.statistic();
    }

    @Override
    public void add(Slate slate, double[] into, int at) {
      kept.add(slate.joint(), slate.reward(), slate.grid(), into, at);
    }

    @Override
    public double weight(Slate slate) {
      return slate.joint();
    }
  }

  /** Of single actions, weighted by π/π_0. */
  record OfActions(OutcomeMoments kept) implements ActionValue {
    @Override
    public int moments() {
      return kept.count();
    }

    @Override
    public Statistic statistic() {
      return kept.statistic();
    }

    @Override
    public void add(Round round, double[] into, int at) {
      kept.add(round.ratio(), round.reward(), round.grid(), into, at);
    }

    @Override
    public double weight(Round round) {
      return round.ratio();
    }

    @Override
    public String undefined() {
      return LEFT_OUT;
    }
  }
}
