package io.cltr.value;

import io.cltr.log.Impression;
import io.cltr.value.QueryPlan.ImpressionPlan;
import java.util.Arrays;

/**
 * Contributions of the impressions of one query under {@link LoggedWeighting}.
 *
 * @param documents candidates, sorted
 * @param depth number of positions
 * @param probabilities π(d at k) by policy, candidates × positions; null where not defined
 * @param predicted q̂ by fold, candidates × positions; null without predictions
 */
record ActionPlan(String[] documents, int depth, double[][] probabilities, double[][] predicted)
    implements ImpressionPlan {

  @Override
  public SliceContribution contribution(
      Cells cells, Impression impression, String slice, double[] balanced) {
    SliceContribution sums = SliceContribution.empty(cells);
    int d = Arrays.binarySearch(documents, impression.documents()[0]);
    int k = impression.positions()[0];
    double[] model = predicted == null ? null : predicted[cells.folds().fold(impression.unit())];
    for (int p = 0; p < probabilities.length; p++) {
      double[] own = probabilities[p];
      double probability = d < 0 || own == null ? 0 : own[d * depth + k - 1];
      double ratio = probability / impression.loggingProbabilities()[0];
      double modelled = d < 0 || model == null ? 0 : model[d * depth + k - 1];
      double expected = own == null || model == null ? 0 : expected(own, model, k);
      double weight = balanced.length == 0 ? Double.NaN : balanced[p];
      for (int m = 0; m < cells.metrics().size(); m++) {
        double reward = cells.metrics().get(m).outcome(impression, 0);
        add(
            cells,
            sums,
            cells.pair(p, m),
            new Round(ratio, reward, modelled, expected, probability, weight));
      }
    }
    return sums;
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
      sums.wanted()[cell] = 1;
      sums.weight()[cell] = weight;
      sums.cut()[cell] = round.ratio() - weight;
    }
  }
}
