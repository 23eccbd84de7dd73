package io.cltr.pipeline.boost;

import io.cltr.boost.BoostLists;
import io.cltr.objective.CurvedObjective;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** How one tree is grown. */
interface Step {
  /** Looks at the scores so far; the objective of the lists, summed. */
  double look(Booster booster, DMatrix matrix) throws XGBoostError;

  /** Grows the next tree from what was seen. */
  void grow(Booster booster, DMatrix matrix, int tree) throws XGBoostError;
}

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

/** By the library's own loss, of which no value is known: the DCG@10 of its grades, negated. */
record LibraryStep(BoostLists lists) implements Step {
  @Override
  public double look(Booster booster, DMatrix matrix) throws XGBoostError {
    return -lists.gain(booster.predict(matrix, true));
  }

  @Override
  public void grow(Booster booster, DMatrix matrix, int tree) throws XGBoostError {
    booster.update(matrix, tree);
  }
}
