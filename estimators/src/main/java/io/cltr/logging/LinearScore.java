package io.cltr.logging;

import io.cltr.feature.FeatureMoments;
import io.cltr.feature.Features;
import io.cltr.feature.Standardisation;
import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Query;
import java.io.Serializable;
import java.util.List;

/**
 * A linear score of (context, document): for each document of {@code actions} an intercept and a
 * weight per indicator; a weight per feature, and for each logger what it adds to that. The
 * parameters lie in one array in this order.
 *
 * @param actions documents with parameters of their own
 * @param levels the indicators
 * @param standardisation of the features; of width 0 where there are none
 */
record LinearScore(Actions actions, ContextLevels levels, Standardisation standardisation)
    implements Serializable {

  /**
   * The score with features where some query has them.
   *
   * @param maxActions more documents than this have no parameters of their own
   */
  static LinearScore of(
      String purpose,
      Actions actions,
      ContextLevels levels,
      Source<Keyed<Query>> queries,
      int maxActions) {
    boolean features = queries.where(q -> q.value().hasFeatures()).fold(new Any());
    return new LinearScore(
        actions.size() > maxActions ? new Actions(new String[0]) : actions,
        levels,
        features
            ? queries.fold(new FeatureMoments(purpose))
            : new Standardisation(new double[0], new double[0], List.of()));
  }

  int width() {
    return standardisation.width();
  }

  int parameters() {
    int[] loggers = levels.loggers();
    return firstOfFeatures() + (1 + loggers[1] - loggers[0]) * width();
  }

  private int firstOfFeatures() {
    return actions.size() * (1 + levels.size());
  }

  /** Where the feature weights lie that a context has: those of all, those of its logger. */
  private int[] featureWeights(int[] context) {
    int first = firstOfFeatures();
    int[] loggers = levels.loggers();
    for (int level : context) {
      if (level >= loggers[0] && level < loggers[1]) {
        return new int[] {first, first + (1 + level - loggers[0]) * width()};
      }
    }
    return new int[] {first};
  }

  /**
   * The score.
   *
   * @param action number of the document; negative: without parameters of its own
   * @param context indicators that are 1
   * @param features of all candidates, standardised; empty without features
   * @param candidate whose row of them counts
   */
  double of(double[] weights, int action, int[] context, double[] features, int candidate) {
    double score = 0;
    if (action >= 0) {
      int at = action * (1 + levels.size());
      score = weights[at];
      for (int level : context) {
        score += weights[at + 1 + level];
      }
    }
    if (features.length > 0) {
      for (int first : featureWeights(context)) {
        for (int j = 0; j < width(); j++) {
          score += weights[first + j] * features[candidate * width() + j];
        }
      }
    }
    return score;
  }

  /** Adds {@code factor} times the gradient of the score to {@code gradient}. */
  void addGradient(
      double[] gradient,
      double factor,
      int action,
      int[] context,
      double[] features,
      int candidate) {
    if (action >= 0) {
      int at = action * (1 + levels.size());
      gradient[at] += factor;
      for (int level : context) {
        gradient[at + 1 + level] += factor;
      }
    }
    if (features.length > 0) {
      for (int first : featureWeights(context)) {
        for (int j = 0; j < width(); j++) {
          gradient[first + j] += factor * features[candidate * width() + j];
        }
      }
    }
  }

  /** The standardised features of all candidates; empty where the query has none. */
  double[] features(Query query) {
    if (width() == 0 || !query.hasFeatures()) {
      return new double[0];
    }
    Features.requireFinite(query);
    double[] features = new double[query.features().length];
    for (int i = 0; i < features.length; i++) {
      features[i] = standardisation.apply(i % query.width(), query.features()[i]);
    }
    return features;
  }

  /** Whether there is any item. */
  private record Any() implements Fold<Keyed<Query>, boolean[], Boolean> {
    @Override
    public boolean[] start() {
      return new boolean[1];
    }

    @Override
    public void add(boolean[] state, Keyed<Query> item) {
      state[0] = true;
    }

    @Override
    public void merge(boolean[] into, boolean[] from) {
      into[0] |= from[0];
    }

    @Override
    public Boolean finish(boolean[] state) {
      return state[0];
    }
  }
}
