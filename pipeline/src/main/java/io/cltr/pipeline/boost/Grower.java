package io.cltr.pipeline.boost;

import io.cltr.boost.BoostLists;
import io.cltr.boost.BoostLoss;
import io.cltr.boost.BoostOptions;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Grows an ensemble tree by tree, alone or together with workers that hold other lists: slopes are
 * of a worker's own lists, XGBoost adds up the histograms, {@code sums} adds up the gains.
 *
 * @param scale what slopes and curvatures, or the weights of lists, are multiplied by
 * @param represented impressions of the training units, over all workers
 * @param heldOut impressions of the held-out units likewise; 0 where there are none
 */
record Grower(
    BoostLoss loss,
    BoostOptions options,
    int threads,
    int seed,
    double scale,
    double represented,
    double heldOut)
    implements Serializable {

  /** Adds up over workers. */
  interface Sums {
    double total(double own) throws XGBoostError;
  }

  /**
   * What was grown.
   *
   * @param json the model, with the trees behind the best one
   * @param best number of trees of the best ensemble
   */
  record Grown(String json, int best, List<Double> objective, List<Double> gains)
      implements Serializable {}

  Grown grow(BoostLists train, BoostLists kept, Sums sums) throws XGBoostError {
    DMatrix matrix = matrix(train);
    DMatrix keptMatrix = heldOut > 0 && kept.documents() > 0 ? matrix(kept) : null;
    try {
      return grow(train, matrix, kept, keptMatrix, sums);
    } finally {
      matrix.dispose();
      if (keptMatrix != null) {
        keptMatrix.dispose();
      }
    }
  }

  private Grown grow(
      BoostLists train, DMatrix matrix, BoostLists kept, DMatrix keptMatrix, Sums sums)
      throws XGBoostError {
    Booster booster = XGBoost.train(matrix, settings(), 0, Map.of(), null, null);
    try {
      List<Double> objective = new ArrayList<>();
      List<Double> gains = new ArrayList<>();
      Step step = step(train);
      int best = options.trees();
      objective.add(sums.total(step.look(booster, matrix)) / represented);
      if (heldOut > 0) {
        best = 0;
        gains.add(sums.total(gain(booster, kept, keptMatrix)) / heldOut);
      }
      for (int tree = 0; tree < options.trees(); tree++) {
        step.grow(booster, matrix, tree);
        objective.add(sums.total(step.look(booster, matrix)) / represented);
        if (heldOut > 0) {
          gains.add(sums.total(gain(booster, kept, keptMatrix)) / heldOut);
          best = gains.get(tree + 1) > gains.get(best) ? tree + 1 : best;
          if (tree + 1 - best >= options.patience()) {
            break;
          }
        }
      }
      String json = new String(booster.toByteArray("json"), StandardCharsets.UTF_8);
      return new Grown(json, best, objective, gains);
    } finally {
      booster.dispose();
    }
  }

  private static double gain(Booster booster, BoostLists lists, DMatrix matrix)
      throws XGBoostError {
    return matrix == null ? 0 : lists.gain(booster.predict(matrix, true));
  }

  private Step step(BoostLists train) {
    return loss instanceof BoostLoss.Own own
        ? new OwnStep(own.objective(), train, scale)
        : new LibraryStep(train);
  }

  private DMatrix matrix(BoostLists lists) throws XGBoostError {
    DMatrix matrix = new DMatrix(lists.features(), lists.documents(), lists.width(), Float.NaN);
    if (!(loss instanceof BoostLoss.Own)) {
      matrix.setLabel(lists.signal());
      matrix.setGroup(lists.sizes());
      matrix.setWeight(lists.weights(scale));
    }
    return matrix;
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("tree_method", "hist");
    settings.put("grow_policy", "lossguide");
    settings.put("max_depth", 0);
    settings.put("max_leaves", options.leaves());
    settings.put("eta", options.learningRate());
    settings.put("min_child_weight", options.leafWeight());
    settings.put("lambda", options.l2());
    settings.put("subsample", options.subsample());
    settings.put("colsample_bytree", options.columnSample());
    settings.put("nthread", threads);
    settings.put("seed", seed);
    settings.put("verbosity", 0);
    settings.put("base_score", 0);
    settings.put("objective", loss instanceof BoostLoss.Own ? "reg:squarederror" : "rank:ndcg");
    if (!(loss instanceof BoostLoss.Own)) {
      settings.put("ndcg_exp_gain", false);
    }
    if (loss instanceof BoostLoss.LibraryUnbiased) {
      settings.put("lambdarank_unbiased", true);
    }
    return settings;
  }
}
