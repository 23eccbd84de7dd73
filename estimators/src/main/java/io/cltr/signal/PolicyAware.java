package io.cltr.signal;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.propensity.Examination;
import java.util.List;
import java.util.SortedMap;

/**
 * γ̂_d = Σ_i v_i (c_i(d) − β_k) min(1/ρ_d, τ), ρ_d = Σ_i v_i α_k(i,d)/Σ_i v_i over all impressions
 * of the query, α = 0 where d is not shown; a list is all that its query displayed.
 *
 * <p>Unbiased where P(click) = α_k γ_d + β_k, also for documents that are shown in some impressions
 * only; ρ is that of the log itself. Documents that were never shown have no signal. A sum can be
 * negative under trust bias. Cost: one pass over the log.
 *
 * @param clips values of τ, at least 1; +∞ does not clip
 */
public record PolicyAware(List<Double> clips) implements Signal {
  /** Clips 5, 20 and none. */
  public PolicyAware() {
    this(Clips.DEFAULT);
  }

  /** Checks the clips. */
  public PolicyAware {
    clips = Clips.required("policy-aware", clips);
  }

  @Override
  public String id() {
    return "policy-aware";
  }

  @Override
  public String summary() {
    return "Clicks by the mean examination that the loggers gave the document";
  }

  @Override
  public String source() {
    return "Oosterhuis and de Rijke, SIGIR 2020, eq. 12; trust: Oosterhuis and de Rijke, WSDM 2021";
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
    return log.grouped(Impression::query, new DisplayCells.Counter(examination, 1, 0))
        .map(item -> new Keyed<>(item.key(), DisplaySignal.policyAware(item.value(), clips)));
  }
}
