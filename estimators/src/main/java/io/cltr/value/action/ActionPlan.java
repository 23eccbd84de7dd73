package io.cltr.value.action;

import io.cltr.log.Impression;
import io.cltr.value.ActionValue;
import io.cltr.value.Predicted;
import io.cltr.value.Round;
import io.cltr.value.query.CellMeans;
import io.cltr.value.query.QueryPlan.ImpressionPlan;
import io.cltr.value.sum.Cells;
import io.cltr.value.sum.SliceContribution;
import java.util.Arrays;

/**
 * Contributions of the impressions of one query of a log of single actions.
 *
 * @param documents candidates, sorted
 * @param depth number of positions
 * @param probabilities π(d at k) by policy, candidates × positions; null where not defined
 * @param logging π_j(d at k) by logger, likewise; empty where not needed
 * @param predicted q̂ by fold, candidates × positions, where models differ by policy all folds of
 *     one policy after those of the other; null without predictions
 * @param means of the log's rounds that are alike
 */
public record ActionPlan(
    String[] documents,
    int depth,
    double[][] probabilities,
    double[][] logging,
    double[][] predicted,
    CellMeans means)
    implements ImpressionPlan {

  @Override
  public SliceContribution contribution(
      Cells cells, Impression impression, String slice, double[] balanced, double[] shares) {
    SliceContribution sums = SliceContribution.empty(cells);
    int d = Arrays.binarySearch(documents, impression.documents()[0]);
    int k = impression.positions()[0];
    int fold = cells.folds().fold(impression.unit());
    ActionLoggers loggers = ActionLoggers.of(cells, this, impression, shares);
    for (int p = 0; p < probabilities.length; p++) {
      double[] own = probabilities[p];
      double probability = own == null ? 0 : at(own, impression);
      double ratio = probability / impression.loggingProbabilities()[0];
      double[] model = model(cells.folds().count(), fold, p);
      double modelled = d < 0 || model == null ? 0 : model[d * depth + k - 1];
      double expected = own == null || model == null ? 0 : expected(own, model, k);
      Predicted actions =
          own == null || model == null ? Predicted.NONE : new Predicted(own, model, depth, k);
      double weight = balanced.length == 0 ? Double.NaN : balanced[p];
      for (int m = 0; m < cells.metrics().size(); m++) {
        double reward = cells.metrics().get(m).outcome(impression, 0);
        add(
            cells,
            sums,
            cells.pair(p, m),
            loggers.round(
                ratio,
                reward,
                modelled,
                expected,
                probability,
                weight,
                own,
                actions,
                means.of(cells.needs(), impression, p, m),
                cells.pilots().tilts()[p],
                cells.pilots().grid(m)));
      }
    }
    return sums;
  }

  @Override
  public ActionPlan with(CellMeans known) {
    return new ActionPlan(documents, depth, probabilities, logging, predicted, known);
  }

  /** The probability of what {@code impression} shows. */
  double at(double[] policy, Impression impression) {
    int d = Arrays.binarySearch(documents, impression.documents()[0]);
    return d < 0 ? 0 : policy[d * depth + impression.positions()[0] - 1];
  }

  /** Candidates that a policy, or the logger, may show at the position. */
  boolean[] possible(int logger, Impression impression) {
    boolean[] possible = new boolean[documents.length];
    int k = impression.positions()[0];
    for (int d = 0; d < possible.length; d++) {
      possible[d] = logging[logger][d * depth + k - 1] > 0;
      for (double[] own : probabilities) {
        possible[d] |= own != null && own[d * depth + k - 1] > 0;
      }
    }
    return possible;
  }

  @Override
  public double[] ratios(Impression impression) {
    double[] ratios = new double[probabilities.length];
    for (int p = 0; p < ratios.length; p++) {
      double[] own = probabilities[p];
      ratios[p] = own == null ? 0 : at(own, impression) / impression.loggingProbabilities()[0];
    }
    return ratios;
  }

  private double[] model(int folds, int fold, int policy) {
    if (predicted == null) {
      return null;
    }
    return predicted[predicted.length > folds ? policy * folds + fold : fold];
  }

  private double expected(double[] probabilities, double[] model, int position) {
    double sum = 0;
    for (int i = position - 1; i < model.length; i += depth) {
      sum += probabilities[i] * model[i];
    }
    return sum;
  }

  private void add(Cells cells, SliceContribution sums, int pair, Round round) {
    for (int e = 0; e < cells.estimators(); e++) {
      int cell = cells.cell(pair, e);
      ActionValue value = cells.actions().get(e);
      value.add(round, sums.moments(), cells.vector(cell));
      double weight = value.weight(round);
      sums.wanted()[cell] = 1 + weight - value.balance(round);
      sums.weight()[cell] = weight;
      sums.cut()[cell] = value.cut(round);
    }
  }
}
