package io.cltr.reward;

import io.cltr.feature.FeatureMoments;
import io.cltr.feature.Standardisation;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.propensity.Examination;
import java.util.List;

/**
 * Gradient-boosted regression trees on the features of (q, d), the same for all positions: least
 * squares on what a document gained per examination, Σ (c − β_k)/Σ θ_k of its displays in the other
 * folds, weighted by that exposure as {@link TreeRows} says; mean rewards in logs of single
 * actions.
 *
 * <p>Predictions lie between the smallest and the largest target, in rankings also in [0, 1]. The
 * targets of rankings are not capped, so that their means are right. Documents without features are
 * left out, queries without features have no predictions. No randomness but the keyed rounding of
 * rows. At most {@code rows} rows per fold, 20 per document at most, are held on the driver. Cost:
 * four passes over the log.
 *
 * @param trees number of trees, at least 1
 * @param leaves of a tree, at least 2
 * @param shrinkage of each tree, in (0, 1]
 * @param rows R, at least 100
 */
public record BoostedTrees(int trees, int leaves, double shrinkage, int rows)
    implements ShapedModel {
  private static final int COPIES = 20;

  /** 100 trees of 8 leaves, each shrunk to a tenth, 20,000 rows. */
  public BoostedTrees() {
    this(100, 8, 0.1, 20_000);
  }

  /** Checks the ranges. */
  public BoostedTrees {
    if (trees < 1 || leaves < 2 || !(shrinkage > 0 && shrinkage <= 1) || rows < 100) {
      throw new ConfigException(
          ("reward model boosted-trees: trees %d (from 1), leaves %d (from 2), shrinkage %s (above"
                  + " 0, at most 1), rows %d (from 100): allowed ranges in parentheses")
              .formatted(trees, leaves, shrinkage, rows));
    }
  }

  @Override
  public String id() {
    return "boosted-trees";
  }

  @Override
  public String summary() {
    return "Gradient-boosted regression trees on features, corrected for examination";
  }

  @Override
  public String source() {
    return "Friedman, Annals of Statistics 2001 (least-squares boosting; Smile 2.6)";
  }

  @Override
  public Source<Keyed<Predictions>> fit(
      LogShape shape,
      Source<Impression> log,
      Source<Keyed<Query>> queries,
      Examination examination,
      CrossFit folds) {
    double[] theta = shape.theta(examination);
    double[] beta = shape.beta(examination);
    Standardisation standardisation = queries.fold(new FeatureMoments("reward model " + id()));
    Source<RewardExample> examples =
        RewardExample.of(
            log.grouped(
                Impression::query, new RewardCells.Counter(folds, shape.singleActions(), theta)),
            queries);
    double[][] exposure = examples.fold(new TreeRows.Exposure(folds.folds(), theta));
    double[] density = new double[folds.folds()];
    for (int f = 0; f < density.length; f++) {
      double wanted = Math.min(rows, COPIES * exposure[1][f]);
      density[f] = exposure[0][f] == 0 ? 0 : wanted / exposure[0][f];
    }
    List<List<TreeRows.Row>> found =
        examples.fold(new TreeRows(standardisation, theta, beta, density));
    RewardExample.Scorer[] scorers = new RewardExample.Scorer[density.length];
    for (int f = 0; f < scorers.length; f++) {
      scorers[f] = TreeEnsemble.fit(this, found.get(f), shape.singleActions());
    }
    return RewardExample.predict(examples, standardisation, scorers);
  }
}
