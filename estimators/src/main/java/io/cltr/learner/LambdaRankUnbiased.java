package io.cltr.learner;

import io.cltr.boost.BoostGrid;
import io.cltr.boost.BoostLoss;
import io.cltr.boost.BoostMachine;
import io.cltr.boost.Booster;
import io.cltr.feature.FeatureMoments;
import io.cltr.feature.Standardisation;
import io.cltr.fold.Blocks;
import io.cltr.log.Impression;
import io.cltr.signal.InversePropensity;
import java.util.Collections;
import java.util.List;

/**
 * The library's own unbiased LambdaMART, a baseline: trees on the raw clicks of each impression in
 * the order that was shown, the bias of positions estimated beside them from pairs of a clicked and
 * an unclicked document.
 *
 * <p>It takes no examination and no signal for training; held-out units end boosting by the
 * debiased DCG@10 of inverse propensities, unclipped. It errs where the ranker explains position
 * away: the ratios of bias and the trees are fitted to the same clicks. A list is an impression
 * with a click and at least two documents. Not debiased where lists are longer than 32. Cost: one
 * pass over the log, then per tree one over all impressions with a click: features × displays in
 * memory.
 *
 * @param boosting the ensembles to choose from; leaf weights are in the library's own scale
 * @param machine where they are grown
 */
public record LambdaRankUnbiased(BoostGrid boosting, BoostMachine machine) implements Learner {
  private static final InversePropensity HELD_OUT =
      new InversePropensity(List.of(Double.POSITIVE_INFINITY));

  /** Up to 300 trees of 4 and 8 leaves at the rate 0.1, the library's own leaf weight of 1. */
  public LambdaRankUnbiased() {
    this(
        new BoostGrid(300, List.of(4, 8), List.of(.1), List.of(1.0), 1, 1, 1, 15),
        new BoostMachine());
  }

  @Override
  public String id() {
    return "lambdarank-unbiased";
  }

  @Override
  public String summary() {
    return "XGBoost's unbiased LambdaMART on raw clicks: a baseline";
  }

  @Override
  public String source() {
    return "Hu, Wang, Peng and Li, WWW 2019; XGBoost's rank:ndcg with lambdarank_unbiased";
  }

  @Override
  public List<TrainedRanker> train(TrainingLog log) {
    Booster booster = Booster.required(id());
    Standardisation moments = log.queries().fold(new FeatureMoments(id()));
    try (Blocks<ListBlock> blocks =
        log.log()
            .joined(Impression::query, log.queries(), ClickedList::of)
            .packed(new ClickedListPacker(Standardisation.identity(moments.width())))) {
      return new BoostTraining(
              id(), HELD_OUT, Lists.shown, new BoostLoss.LibraryUnbiased(), boosting, machine)
          .run(log, booster, moments, blocks, List.of(Collections.emptySortedMap()), "clicks");
    }
  }
}
