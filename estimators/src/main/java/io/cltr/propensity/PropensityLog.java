package io.cltr.propensity;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import java.util.List;

/**
 * What propensities are estimated from.
 *
 * @param impressions laid out by {@link Impression#LAYOUT}
 * @param queries the candidates with their features, by query; queries may be missing
 * @param seed of splits of the units
 */
public record PropensityLog(
    Source<Impression> impressions, Source<Keyed<Query>> queries, long seed) {

  /** Without candidates. */
  public static PropensityLog of(Source<Impression> impressions) {
    return new PropensityLog(impressions, Source.of(List.of(), Layout.byKey()), 1);
  }

  /** The same candidates and seed with other impressions. */
  public PropensityLog with(Source<Impression> others) {
    return new PropensityLog(others, queries, seed);
  }
}
