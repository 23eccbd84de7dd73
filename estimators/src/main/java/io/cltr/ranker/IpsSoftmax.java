package io.cltr.ranker;

import io.cltr.feature.FeatureMoments;
import io.cltr.feature.Standardisation;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.propensity.Examination;
import java.util.List;

/**
 * Linear ranker from clicks weighted by inverse propensity:
 *
 * <pre>
 * min_w −(1/N) Σ_lists Σ_d γ̂_d ln softmax(f)_d + λ/2 ‖w‖²,   f_d = Σ_j w_j (φ_dj − mean_j)/scale_j
 * γ̂_d = Σ_i v_i c_i(d) min(1/θ_k, τ),   k the position of d in impression i
 * </pre>
 *
 * <p>A list is a set of documents that was shown together; its softmax runs over what was shown. N
 * = Σ_i v_i is the number of impressions, v_i their weights; mean and scale are those of the
 * features over all candidates.
 *
 * <p>Assumes P(click) = θ_k P(relevant) with θ right up to a factor; then E[γ̂_d] is proportional
 * to relevance whatever the positions, and clipping trades a bias for less variance. Clicks at
 * positions with unknown θ are left out with a warning, their documents likewise. A log without
 * clicks, or clicked documents without features, are errors. Cost: one pass over the log, one over
 * the candidates, one over the clicked lists for each evaluation.
 *
 * @param clips values of τ, at least 1; +∞ does not clip
 * @param l2 values of λ, at least 0
 * @param maxIterations of the optimiser
 */
public record IpsSoftmax(List<Double> clips, List<Double> l2, int maxIterations)
    implements Learner {

  /** Clips 5, 20 and none; λ 1e-4 and 1e-2. */
  public IpsSoftmax() {
    this(List.of(5.0, 20.0, Double.POSITIVE_INFINITY), ClickNaive.L2, ClickNaive.MAX_ITERATIONS);
  }

  /** Checks the ranges. */
  public IpsSoftmax {
    HyperParameters.requireClips("ips-softmax.clips", clips);
    HyperParameters.requireL2("ips-softmax.l2", l2);
    HyperParameters.requireIterations("ips-softmax.maxIterations", maxIterations);
    clips = List.copyOf(clips);
    l2 = List.copyOf(l2);
  }

  @Override
  public String id() {
    return "ips-softmax";
  }

  @Override
  public String summary() {
    return "Linear ranker, softmax loss on clicks weighted by inverse propensity, clipped";
  }

  @Override
  public String source() {
    return "Joachims, Swaminathan and Schnabel, WSDM 2017 (inverse propensity weights); "
        + "Bruch, Wang, Bendersky and Najork, ICTIR 2019 (softmax loss)";
  }

  @Override
  public List<TrainedRanker> train(
      Source<Impression> log, Source<Keyed<Query>> queries, Examination examination) {
    return train(log, queries, examination, queries.fold(new FeatureMoments(id())));
  }

  List<TrainedRanker> train(
      Source<Impression> log,
      Source<Keyed<Query>> queries,
      Examination examination,
      Standardisation standardisation) {
    return new SoftmaxTraining(id(), new InversePropensity(examination, clips), l2, maxIterations)
        .run(log, queries, standardisation);
  }
}
