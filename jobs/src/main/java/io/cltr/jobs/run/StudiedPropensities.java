package io.cltr.jobs.run;

import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.StudySummary;

/**
 * The curve that a run uses.
 *
 * @param study what it was compared with
 */
public record StudiedPropensities(PropensityEstimate estimate, StudySummary study) {}
