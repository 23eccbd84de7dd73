package io.cltr.signal;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.propensity.Examination;
import java.util.List;
import java.util.SortedMap;

/**
 * γ̂_d = Σ_i v_i c_i(d) min(1/θ_k, τ), k the position of d in impression i; a list is what was
 * shown together.
 *
 * <p>Assumes P(click) = θ_k γ_d with θ right up to a factor, and that every document of interest is
 * shown whenever its query is asked: a document that was shown in half of the impressions has half
 * the signal ({@link PolicyAware}). Trust bias is taken for relevance ({@link Affine}). Clipping
 * trades a bias for less variance. Clicks at positions with unknown θ are left out, their documents
 * likewise. Cost: one pass over the log.
 *
 * @param clips values of τ, at least 1; +∞ does not clip
 */
public record InversePropensity(List<Double> clips) implements Signal {
  /** Clips 5, 20 and none. */
  public InversePropensity() {
    this(Clips.DEFAULT);
  }

  /** Checks the clips. */
  public InversePropensity {
    clips = Clips.required("ips", clips);
  }

  @Override
  public String id() {
    return "ips";
  }

  @Override
  public String summary() {
    return "Clicks by inverse propensity, clipped";
  }

  @Override
  public String source() {
    return "Joachims, Swaminathan and Schnabel, WSDM 2017, eq. 5";
  }

  @Override
  public List<SortedMap<String, Double>> columns() {
    return Clips.columns(clips);
  }

  @Override
  public boolean nonNegative() {
    return true;
  }

  @Override
  public Source<Keyed<QuerySignal>> of(
      Source<Impression> log, Source<Keyed<Query>> queries, Examination examination) {
    return log.grouped(
        Impression::query, new ShownLists(new PositionWeights(examination, clips, false)));
  }
}
