package io.cltr.learner;

import io.cltr.fairness.GroupNames;
import io.cltr.fairness.Grouping;
import io.cltr.log.ConfigException;
import io.cltr.objective.DisparateExposure;
import io.cltr.objective.GroupReader;
import io.cltr.optimise.Lbfgs;
import io.cltr.optimise.Optimiser;
import io.cltr.scorer.Linear;
import io.cltr.scorer.Scorer;
import io.cltr.signal.PolicyAware;
import io.cltr.signal.Signal;
import java.util.List;

/**
 * DELTR: a ranker by the softmax loss, held from giving protected documents less exposure at the
 * top than others; the published baseline of fair learning to rank.
 *
 * <pre>
 * min_w (1/N) Σ_lists [ −Σ_d γ̂_d ln p_d + γ n max(0, E₀ − E₁)² ] + λ/2 ‖w‖²,   p = softmax(f)
 * E_g = v_1 (mean of p_d over the list's documents of g),  v_1 = 1/ln 2
 * </pre>
 *
 * <p>1 are the protected documents, 0 all others, n the impressions of the list's query. As
 * published but for the relevance: γ̂ is debiased and weighs ln p as it is, where judged lists use
 * the softmax of their grades.
 *
 * <p>How it errs: exposure is the chance of the first place alone, of a policy that draws by p; the
 * ranker sorts by f, and its own exposure is not what was held. One-sided: protected documents may
 * get more than others. No level is promised, γ only weighs. Merit plays no part. Lists of one kind
 * only have no penalty, and documents without any group count as not protected. γ̂ &lt; 0 is set to
 * 0 with a warning. Not convex for γ &gt; 0. Cost: as {@link IpsSoftmax}, for each γ.
 *
 * @param signal γ̂, the debiased relevance
 * @param lists which documents a list holds
 * @param scorer the shape of f
 * @param protectedGroups names of the groups whose documents are protected; at least one
 * @param gamma values of γ, at least 0; one ranker for each
 * @param l2 values of λ, at least 0
 * @param optimiser of the search
 */
public record Deltr(
    Signal signal,
    Lists lists,
    Scorer scorer,
    List<String> protectedGroups,
    List<Double> gamma,
    List<Double> l2,
    Optimiser optimiser)
    implements Learner {

  /** Policy-aware clicks, linear, γ = 1, by L-BFGS; the groups must be named. */
  public Deltr() {
    this(
        new PolicyAware(List.of(20.0, Double.POSITIVE_INFINITY)),
        Lists.shown,
        new Linear(),
        List.of(),
        List.of(1.0),
        HyperParameters.L2,
        new Lbfgs());
  }

  /** Checks the ranges. */
  public Deltr {
    protectedGroups = List.copyOf(protectedGroups);
    gamma = HyperParameters.requireGamma("deltr.gamma", gamma);
    l2 = HyperParameters.requireL2("deltr.l2", l2);
  }

  @Override
  public String id() {
    return "deltr";
  }

  @Override
  public String summary() {
    return "Softmax loss with a penalty on less exposure of protected groups at the top: a baseline";
  }

  @Override
  public String source() {
    return "Zehlike, Castillo, WWW 2020 (DELTR)";
  }

  @Override
  public List<TrainedRanker> train(TrainingLog log) {
    if (protectedGroups.isEmpty()) {
      throw new ConfigException(
          "deltr.protectedGroups: found none; name the groups of documents that are protected");
    }
    GroupReader reader = groups(log);
    return new ListTraining(
            id(),
            ListEvidence.of(signal),
            lists,
            new DisparateExposure(0, reader),
            scorer,
            l2,
            gamma.stream().<ListSearch>map(g -> new GammaSearch(g, reader, optimiser)).toList(),
            0)
        .run(log);
  }

  private GroupReader groups(TrainingLog log) {
    Grouping grouping = new Grouping(Grouping.Compared.groups, protectedGroups, "");
    return new GroupReader(grouping, GroupNames.of(log.queries(), grouping));
  }
}
