package io.cltr.signal;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.propensity.Examination;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * γ̂_d = Σ_i v_i c_i(d): clicks as they are, whatever the examination. It says what the loggers put
 * on top.
 */
public record Clicks() implements Signal {
  @Override
  public String id() {
    return "clicks";
  }

  @Override
  public String summary() {
    return "Clicks as they are, not debiased";
  }

  @Override
  public String source() {
    return "Joachims, Swaminathan and Schnabel, WSDM 2017 (the naive baseline)";
  }

  @Override
  public List<SortedMap<String, Double>> columns() {
    return List.of(Collections.emptySortedMap());
  }

  @Override
  public boolean nonNegative() {
    return true;
  }

  @Override
  public Source<Keyed<QuerySignal>> of(
      Source<Impression> log, Source<Keyed<Query>> queries, Examination examination) {
    return log.grouped(Impression::query, new ShownLists(new UnitWeight()));
  }
}
