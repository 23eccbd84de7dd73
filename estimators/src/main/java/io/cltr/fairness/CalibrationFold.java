package io.cltr.fairness;

import io.cltr.fold.Fold;
import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.propensity.Examination;
import io.cltr.ranker.Ranker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sums clicks and examination by score. State: {@link #BINS} bins of three numbers.
 *
 * @param low lowest score
 * @param high highest score
 */
record CalibrationFold(Ranker ranker, Examination examination, double low, double high)
    implements Fold<ScoredClicks, double[], ScoreCalibration> {
  private static final int BINS = 4096;
  private static final double LEAST = 0.005;
  private static final int NUMBERS = 3;

  /** Bins that have one relevance: Σ v(c − β), Σ vθ, Σ vθ score. */
  private record Piece(double clicks, double examined, double scores) {
    Piece plus(Piece other) {
      return new Piece(clicks + other.clicks, examined + other.examined, scores + other.scores);
    }

    double relevance() {
      return Math.max(0, clicks / examined);
    }
  }

  @Override
  public double[] start() {
    return new double[BINS * NUMBERS];
  }

  @Override
  public void add(double[] state, ScoredClicks item) {
    Query query = item.query();
    if (query == null || !query.hasFeatures()) {
      return;
    }
    double[] scores = ranker.scores(query);
    for (Displays.Cell cell : item.displays().cells()) {
      int d = Arrays.binarySearch(query.documents(), cell.document());
      if (d < 0 || !examination.identifies(cell.position())) {
        continue;
      }
      int at = NUMBERS * bin(scores[d]);
      double examined = cell.shown() * examination.at(cell.position());
      state[at] += cell.clicks() - cell.shown() * examination.beta(cell.position());
      state[at + 1] += examined;
      state[at + 2] += examined * scores[d];
    }
  }

  private int bin(double score) {
    return high > low ? (int) Math.min(BINS - 1, BINS * ((score - low) / (high - low))) : 0;
  }

  @Override
  public void merge(double[] into, double[] from) {
    for (int i = 0; i < into.length; i++) {
      into[i] += from[i];
    }
  }

  @Override
  public ScoreCalibration finish(double[] state) {
    List<Piece> pooled = new ArrayList<>();
    for (Piece piece : pieces(state)) {
      Piece last = piece;
      while (!pooled.isEmpty() && pooled.get(pooled.size() - 1).relevance() >= last.relevance()) {
        last = pooled.remove(pooled.size() - 1).plus(last);
      }
      pooled.add(last);
    }
    return new ScoreCalibration(
        pooled.stream().mapToDouble(p -> p.scores() / p.examined()).toArray(),
        pooled.stream().mapToDouble(Piece::relevance).toArray());
  }

  /** Pieces that each hold a share of what was examined; the last one what is left. */
  private static List<Piece> pieces(double[] state) {
    double all = 0;
    for (int bin = 0; bin < BINS; bin++) {
      all += state[bin * NUMBERS + 1];
    }
    List<Piece> pieces = new ArrayList<>();
    Piece open = new Piece(0, 0, 0);
    for (int bin = 0; bin < BINS; bin++) {
      int at = bin * NUMBERS;
      open = open.plus(new Piece(state[at], state[at + 1], state[at + 2]));
      if (open.examined() > 0 && open.examined() >= LEAST * all) {
        pieces.add(open);
        open = new Piece(0, 0, 0);
      }
    }
    if (open.examined() > 0) {
      Piece last = pieces.isEmpty() ? open : pieces.remove(pieces.size() - 1).plus(open);
      pieces.add(last);
    }
    return pieces;
  }
}
