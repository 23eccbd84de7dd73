package io.cltr.propensity.harvest;

import io.cltr.propensity.Assumption;
import io.cltr.propensity.AssumptionCheck;
import io.cltr.propensity.AssumptionCheck.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What the counts say about an assumption of {@link HarvestWeights#global}.
 *
 * @param warning empty where the assumption holds
 */
record HarvestQuality(AssumptionCheck check, Optional<String> warning) {
  private static final double MOST_WANDERING = 0.01;
  private static final double MOST_THIN = 0.2;

  static List<HarvestQuality> of(InterventionCounts counts) {
    return List.of(
        of(
            Assumption.DETERMINISTIC_LOGGERS,
            counts.wanderingShare() > MOST_WANDERING,
            "%.1f%% of the displays are of loggers that moved the document within a query"
                .formatted(100 * counts.wanderingShare()),
            "the loggers are not deterministic, and global traffic weights may bias the curve"),
        of(
            Assumption.REPEATED_DOCUMENTS,
            counts.thinShare() > MOST_THIN,
            "%.0f%% of the evidence is from documents shown fewer than %d times at a position"
                .formatted(100 * counts.thinShare(), InterventionCounts.THIN),
            "with unequal traffic of the loggers, so sparse a log biases the curve upwards"));
  }

  private static HarvestQuality of(
      Assumption assumption, boolean broken, String finding, String consequence) {
    return new HarvestQuality(
        new AssumptionCheck(
            assumption, broken ? Verdict.BROKEN : Verdict.HOLDS, Double.NaN, finding),
        Optional.of(finding + ": " + consequence).filter(text -> broken));
  }
}
