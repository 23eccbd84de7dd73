package io.cltr.learner;

import io.cltr.boost.BoostGrid;
import io.cltr.boost.BoostLoss;
import io.cltr.boost.BoostMachine;
import io.cltr.objective.LambdaRank;
import io.cltr.signal.InversePropensity;
import io.cltr.signal.Signal;
import java.util.List;

/**
 * Boosted trees on counterfactual lambdas: each tree fits the slopes of {@link LambdaRank}, every
 * document with debiased relevance against the others of its list, weighted by what swapping the
 * two would change in DCG under the ranking so far.
 *
 * <p>The signal's assumptions are the learner's; γ̂ &lt; 0 is set to 0 with a warning. Trees fit
 * the noise of few clicks sooner than linear rankers do: the held-out debiased DCG@10 ends
 * boosting, and without held-out units all trees are grown. A log without clicks, or shown
 * documents without features, are errors; so is a machine without the library of trees. Cost: the
 * signal's passes, one over the candidates, then per tree one over the lists and one over features
 * × documents.
 *
 * @param signal γ̂, the debiased relevance
 * @param lists which documents a list holds
 * @param boosting the ensembles to choose from
 * @param machine where they are grown
 */
public record IpsLambdaMart(Signal signal, Lists lists, BoostGrid boosting, BoostMachine machine)
    implements Learner {

  /** Clicks by inverse propensity clipped at 5, 20 and not; trees of 4 and 8 leaves. */
  public IpsLambdaMart() {
    this(new InversePropensity(), Lists.shown, new BoostGrid(), new BoostMachine());
  }

  @Override
  public String id() {
    return "ips-lambdamart";
  }

  @Override
  public String summary() {
    return "Boosted trees on lambdas of debiased relevance, pairs weighted by their change of DCG";
  }

  @Override
  public String source() {
    return "Burges, Microsoft Research TR 2010-82 (LambdaMART); "
        + "Hu, Wang, Peng and Li, WWW 2019 (lambdas from debiased clicks)";
  }

  @Override
  public List<TrainedRanker> train(TrainingLog log) {
    return new BoostTraining(
            id(), signal, lists, new BoostLoss.Own(new LambdaRank()), boosting, machine)
        .run(log);
  }
}
