package io.cltr.learner;

import io.cltr.fold.Blocks;
import io.cltr.optimise.Lbfgs;
import io.cltr.optimise.Optimum;
import io.cltr.scorer.Scorer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Alternates between a ranker by the loss of pairs weighted by 1/(t⁺ t⁻) and t⁺, t⁻ by the losses
 * of {@link PairCurve}, until they stand still:
 *
 * <pre>
 * t⁺_k = (clicked_k/clicked_1)^{1/(p + 1)},   t⁻_k = (other_k/other_1)^{1/(p + 1)}
 * </pre>
 *
 * <p>relative to the first place that has pairs; 1 at places without any, which no pair asks.
 *
 * @param scorer the shape of f
 * @param l2 λ ≥ 0
 * @param p regulariser, at least 0: the larger, the closer to 1 are t⁺ and t⁻
 * @param rounds at most
 * @param depth places that are looked at
 */
record PairFit(Scorer scorer, double l2, double p, int rounds, int depth) {
  private static final double STANDS_STILL = 1e-10;
  private static final Lbfgs SEARCH = new Lbfgs(1e-10, 500);

  /**
   * Where the alternation ended.
   *
   * @param clicked t⁺
   * @param other t⁻
   * @param objective of the ranker's last search, preceded by its value at the start of all
   * @param complaint why it may not be the fixed point; "" for no reason
   */
  record Result(
      double[] parameters,
      double[] clicked,
      double[] other,
      List<Double> objective,
      String complaint) {}

  /** The fixed point from {@code start}. */
  Result of(Blocks<ListBlock> blocks, double represented, int width, double[] start) {
    double[] parameters = start;
    double[] clicked = new double[depth];
    double[] other = new double[depth];
    Arrays.fill(clicked, 1);
    Arrays.fill(other, 1);
    List<Double> objective = List.of();
    String complaint = "";
    double moved = Double.POSITIVE_INFINITY;
    for (int round = 0; round < rounds && moved > STANDS_STILL; round++) {
      double[] plus = clicked;
      double[] minus = other;
      Optimum optimum =
          SEARCH.minimise(
              (point, gradient) -> value(blocks, represented, width, plus, minus, point, gradient),
              parameters);
      parameters = optimum.point();
      objective = optimum.objective();
      complaint = optimum.complaint();
      PairCurve.State sums = blocks.fold(new PairCurve(scorer, parameters, plus, minus));
      clicked = relative(sums.clicked());
      other = relative(sums.other());
      moved = Math.max(distance(clicked, plus), distance(other, minus));
    }
    if (moved > STANDS_STILL) {
      complaint =
          "ranker and positions did not settle in %d rounds: the last one moved log t by %.2g"
              .formatted(rounds, moved);
    }
    List<Double> path = new ArrayList<>(objective);
    path.add(0, value(blocks, represented, width, clicked, other, start, new double[start.length]));
    return new Result(parameters, clicked, other, List.copyOf(path), complaint);
  }

  private double[] relative(double[] sums) {
    double first = Arrays.stream(sums).filter(sum -> sum > 0).findFirst().orElse(1);
    return Arrays.stream(sums)
        .map(sum -> sum > 0 ? StrictMath.pow(sum / first, 1 / (p + 1)) : 1)
        .toArray();
  }

  private static double distance(double[] now, double[] before) {
    double largest = 0;
    for (int k = 0; k < now.length; k++) {
      largest = Math.max(largest, Math.abs(StrictMath.log(now[k] / before[k])));
    }
    return largest;
  }

  double value(
      Blocks<ListBlock> blocks,
      double represented,
      int width,
      double[] clicked,
      double[] other,
      double[] point,
      double[] gradient) {
    double[] sums = blocks.fold(new PairCurve(scorer, point.clone(), clicked, other)).loss();
    double squares = 0;
    for (int j = 0; j < point.length; j++) {
      double shrunk = scorer.penalised(j, width) ? point[j] : 0;
      gradient[j] = sums[1 + j] / represented + l2 * shrunk;
      squares += shrunk * shrunk;
    }
    return sums[0] / represented + l2 / 2 * squares;
  }
}
