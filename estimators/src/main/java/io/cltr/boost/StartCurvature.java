package io.cltr.boost;

import io.cltr.fold.Fold;
import io.cltr.objective.CurvedObjective;
import io.cltr.objective.ListData;

/**
 * The mean curvature of a document where all scores are equal: what slopes and curvatures are
 * divided by. State: two numbers.
 */
public record StartCurvature<B extends BoostBlock>(CurvedObjective objective, int column)
    implements Fold<B, double[], Double> {

  @Override
  public double[] start() {
    return new double[2];
  }

  @Override
  public void add(double[] state, B block) {
    for (int l = 0; l < block.lists(); l++) {
      ListData list = block.list(l, column);
      double[] curvatures = new double[list.size()];
      objective.at(list, new double[list.size()], new double[list.size()], curvatures);
      for (double curvature : curvatures) {
        state[0] += curvature;
      }
    }
    state[1] += block.documents();
  }

  @Override
  public void merge(double[] into, double[] from) {
    into[0] += from[0];
    into[1] += from[1];
  }

  @Override
  public Double finish(double[] state) {
    return state[1] == 0 ? 1 : state[0] / state[1];
  }
}
