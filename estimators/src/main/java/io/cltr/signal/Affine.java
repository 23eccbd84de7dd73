package io.cltr.signal;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.propensity.Examination;
import java.util.List;
import java.util.SortedMap;

/**
 * γ̂_d = Σ_i v_i (c_i(d) − β_k) min(1/α_k, τ), k the position of d in impression i; a list is what
 * was shown together.
 *
 * <p>Assumes P(click) = α_k γ_d + β_k, and otherwise as {@link InversePropensity}; without β it is
 * the same. A sum can be negative: learners that need relevance floor it at 0 and say how much they
 * floored. Cost: one pass over the log.
 *
 * @param clips values of τ, at least 1; +∞ does not clip
 */
public record Affine(List<Double> clips) implements Signal {
  /** Clips 5, 20 and none. */
  public Affine() {
    this(Clips.DEFAULT);
  }

  /** Checks the clips. */
  public Affine {
    clips = Clips.required("affine", clips);
  }

  @Override
  public String id() {
    return "affine";
  }

  @Override
  public String summary() {
    return "Clicks less those of trust, by inverse propensity, clipped";
  }

  @Override
  public String source() {
    return "Vardasbi, Oosterhuis and de Rijke, CIKM 2020, eq. 11";
  }

  @Override
  public List<SortedMap<String, Double>> columns() {
    return Clips.columns(clips);
  }

  @Override
  public boolean nonNegative() {
    return false;
  }

  @Override
  public Source<Keyed<QuerySignal>> of(
      Source<Impression> log, Source<Keyed<Query>> queries, Examination examination) {
    return log.grouped(
        Impression::query, new ShownLists(new PositionWeights(examination, clips, true)));
  }
}
