package io.cltr.signal;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.method.Method;
import io.cltr.propensity.Examination;
import java.util.List;
import java.util.SortedMap;

/**
 * Debiased relevance: γ̂_d such that Σ over the impressions of E[γ̂_d] is proportional to the
 * relevance of d, under the signal's assumptions. Learners take any of them.
 *
 * <p>Laws, checked by the contract test: the same log in any order gives the same bits; a common
 * factor of all weights is a factor of the signal; queries without a signal have no list. Features
 * do not vary by impression, so γ̂ is aggregated per (query, document), list by list.
 */
public interface Signal extends Method {
  /** One column of γ̂ per combination of settings, by name; +∞ is "none". */
  List<SortedMap<String, Double>> columns();

  /** Whether γ̂ is never negative. */
  boolean nonNegative();

  /** γ̂ of the documents that each query displayed. */
  Source<Keyed<QuerySignal>> of(
      Source<Impression> log, Source<Keyed<Query>> queries, Examination examination);
}
