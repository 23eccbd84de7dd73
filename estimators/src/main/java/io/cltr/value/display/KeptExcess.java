package io.cltr.value.display;

import io.cltr.log.Displays.Cell;

/**
 * What the choice of the impressions that a downsampled log keeps adds to n γ̂ = n C/D on average,
 * per document, with n = Σv, C = Σvc and D = Σvθ of one query.
 *
 * <p>E[nC/D]/(nC/D) − 1 ≈ Var(D)/D² − Cov(C, D)/(CD) − Cov(n, D)/(nD) + Cov(n, C)/(nC), the ratio's
 * second-order expansion, with the variances of independent choices by Horvitz and Thompson:
 * Cov(Σva, Σvb) = Σ v(v − 1) a b. Assumes v = 1/P(kept). It is 0 where every weight is 1, about 0
 * where the choice knows nothing of clicks, and positive where all clicks are kept. Far below the
 * truth where the log keeps next to nothing of a query without clicks, since what is not there has
 * no weight.
 */
final class KeptExcess {
  private final double[] ofExamined;
  private final double[] ofExaminedAndClicks;
  private final double[] ofExaminedAndAll;
  private final double[] ofClicksAndAll;

  /** Of so many documents, none displayed yet. */
  KeptExcess(int documents) {
    ofExamined = new double[documents];
    ofExaminedAndClicks = new double[documents];
    ofExaminedAndAll = new double[documents];
    ofClicksAndAll = new double[documents];
  }

  /** Takes the displays of a document at a position with examination {@code theta}. */
  void add(int document, Cell cell, double theta) {
    double displays = cell.squares() - cell.shown();
    double clicks = cell.clickSquares() - cell.clicks();
    ofExamined[document] += displays * theta * theta;
    ofExaminedAndClicks[document] += clicks * theta;
    ofExaminedAndAll[document] += displays * theta;
    ofClicksAndAll[document] += clicks;
  }

  /** The addition to n γ̂ of a document that was displayed. */
  double of(int document, double n, double clicks, double examined) {
    double gamma = clicks / examined;
    return n * gamma * (ofExamined[document] / examined) / examined
        - n * ofExaminedAndClicks[document] / examined / examined
        - gamma * ofExaminedAndAll[document] / examined
        + ofClicksAndAll[document] / examined;
  }
}
