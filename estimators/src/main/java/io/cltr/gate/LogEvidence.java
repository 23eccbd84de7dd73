package io.cltr.gate;

import io.cltr.check.Finding;
import io.cltr.propensity.AssumptionCheck;
import io.cltr.propensity.drift.Drift;
import io.cltr.value.check.Placebo;
import java.util.List;

/**
 * What is known of the log itself.
 *
 * @param lastDay of the log, YYYY-MM-DD; "" where it has no times
 * @param findings of its checks
 * @param checks of what the propensities assume
 * @param drift of the propensities
 * @param placebo loggers predicted from each other
 */
public record LogEvidence(
    String lastDay,
    List<Finding> findings,
    List<AssumptionCheck> checks,
    List<Drift> drift,
    List<Placebo.Row> placebo) {}
