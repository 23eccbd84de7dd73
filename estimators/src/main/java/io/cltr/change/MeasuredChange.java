package io.cltr.change;

import io.cltr.random.Generator;
import java.io.Serializable;

/**
 * What the log measures of the change Δ of one query whose ranking differs: x ~ N(Δ, s²).
 *
 * @param query id
 * @param impressions w, Σv of the query
 * @param measured x, in the metric per impression
 * @param error s, above 0
 * @param least no Δ is less: what the query loses if just what sinks is relevant
 * @param most no Δ is more
 */
public record MeasuredChange(
    String query, double impressions, double measured, double error, double least, double most)
    implements Serializable {
  /** The same query measured as exactly, if nothing changed. */
  MeasuredChange unchanged(Generator noise) {
    return new MeasuredChange(query, impressions, error * noise.nextGaussian(), error, least, most);
  }
}
