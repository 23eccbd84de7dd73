package io.cltr.objective;

/**
 * (1 − a) t + a Σ v KL(softmax(f_teacher) ‖ softmax(f)): a loss that also holds a ranker close to
 * another one, so that fewer queries change (the distillation term of positive-congruent training,
 * Yan et al., CVPR 2021). The own loss must have one term; lists without a teacher have it alone.
 *
 * @param own t
 * @param share a, in [0, 1]
 */
public record Distilled(ListObjective own, double share) implements ListObjective {

  @Override
  public void at(ListData list, double[] scores, double[] terms, double[][] slopes) {
    if (list.teacher().length == 0) {
      own.at(list, scores, terms, slopes);
      return;
    }
    double[] alone = new double[1];
    own.at(list, scores, alone, slopes);
    double[] teacher = list.teacher();
    double logTotal = Softmax.logSumExp(scores);
    double teacherTotal = Softmax.logSumExp(teacher);
    double divergence = 0;
    for (int d = 0; d < scores.length; d++) {
      double logTaught = teacher[d] - teacherTotal;
      double taught = StrictMath.exp(logTaught);
      double logOwn = scores[d] - logTotal;
      divergence += taught == 0 ? 0 : taught * (logTaught - logOwn);
      slopes[0][d] =
          (1 - share) * slopes[0][d]
              + share * list.impressions() * (StrictMath.exp(logOwn) - taught);
    }
    terms[0] += (1 - share) * alone[0] + share * list.impressions() * divergence;
  }

  @Override
  public ListObjective atStep(int step) {
    return new Distilled(own.atStep(step), share);
  }

  @Override
  public boolean needsRelevance() {
    return own.needsRelevance();
  }

  @Override
  public double worth(ListData list, double[] scores) {
    return own.worth(list, scores);
  }
}
