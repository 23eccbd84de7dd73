package io.cltr.pipeline.boost;

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
