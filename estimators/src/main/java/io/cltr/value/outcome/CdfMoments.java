package io.cltr.value.outcome;

import io.cltr.interval.CdfFunctional;
import io.cltr.interval.CdfStatistic;
import io.cltr.interval.OutcomeGrid;
import io.cltr.interval.Statistic;
import io.cltr.value.ActionValue;
import io.cltr.value.Round;
import io.cltr.value.ValueEstimator;

/** What is kept of a distribution function that is not normalised, or rests on a reward model. */
record CdfMoments(Cdf kind, CdfFunctional functional) implements ActionValue {
  @Override
  public int moments() {
    return CdfStatistic.moments();
  }

  @Override
  public Statistic statistic() {
    return new CdfStatistic(functional);
  }

  @Override
  public void add(Round round, double[] into, int at) {
    double w = round.ratio();
    into[at] += w;
    into[at + 1] += w * w;
    int means = at + CdfStatistic.MEANS;
    int corrected = kind == Cdf.sndr ? at + CdfStatistic.NORMALISED : means;
    OutcomeGrid grid = round.grid();
    if (kind.basis().usesWeights()) {
      double r = round.reward();
      CdfStatistic.add(w, r, grid.index(r), grid, into, corrected);
    }
    if (kind.basis().needsModel()) {
      round.actions().each((probability, q) -> spread(probability, q, grid, into, means));
    }
    if (kind.basis() == ValueEstimator.Basis.BOTH) {
      spread(-w, round.predicted(), grid, into, corrected);
    }
  }

  /** Adds {@code mass} to the two points around {@code q}, so that their mean is {@code q}. */
  private static void spread(double mass, double q, OutcomeGrid grid, double[] into, int at) {
    int point = grid.index(q);
    double high = grid.points()[point];
    double low = point == 0 ? high : grid.points()[point - 1];
    double share = q >= high || low == high ? 1 : (q - low) / (high - low);
    CdfStatistic.add(mass * share, high, point, grid, into, at);
    if (share < 1) {
      CdfStatistic.add(mass * (1 - share), low, point - 1, grid, into, at);
    }
  }

  @Override
  public double weight(Round round) {
    return round.ratio();
  }

  @Override
  public String undefined() {
    return "whose probability is missing from the distribution: they count as its %s outcome"
        .formatted(functional.fromAbove() ? "lowest" : "highest");
  }
}
