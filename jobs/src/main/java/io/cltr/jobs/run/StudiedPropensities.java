package io.cltr.jobs.run;

import io.cltr.click.ClickModelScore;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.study.StudySummary;
import java.util.List;

/**
 * The curve that a run uses.
 *
 * @param study what it was compared with
 * @param clickModels click models on held-out units
 */
public record StudiedPropensities(
    PropensityEstimate estimate, StudySummary study, List<ClickModelScore> clickModels) {}
