package io.cltr.pipeline.boost;

import io.cltr.boost.BoostLists;
import io.cltr.objective.CurvedObjective;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** By the slopes and curvatures of one of our objectives. */
final class OwnStep implements Step {
  private final CurvedObjective objective;
  private final BoostLists lists;
  private final double scale;
  private final float[] slopes;
  private final float[] curvatures;

  OwnStep(CurvedObjective objective, BoostLists lists, double scale) {
    this.objective = objective;
    this.lists = lists;
    this.scale = scale;
    this.slopes = new float[lists.documents()];
    this.curvatures = new float[lists.documents()];
  }

  @Override
  public double look(Booster booster, DMatrix matrix) throws XGBoostError {
    return lists.gradients(objective, booster.predict(matrix, true), scale, slopes, curvatures);
  }

  @Override
  public void grow(Booster booster, DMatrix matrix, int tree) throws XGBoostError {
    booster.boost(matrix, tree, slopes, curvatures);
  }
}
