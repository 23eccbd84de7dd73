package io.cltr.pipeline.boost;

import io.cltr.boost.BoostLists;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

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
