package io.cltr.propensity.experiment;

import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.propensity.Assumption;
import io.cltr.propensity.Depth;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;
import io.cltr.propensity.experiment.SwapDocuments.Swaps;
import java.util.List;

/**
 * θ_k/θ_1 = click rate at k / click rate at 1 of documents that a fair coin put at 1 or k, in
 * impressions marked {@code swap-k} in the column randomization. The mark says that the coin was
 * tossed, not how it fell: both orders together are the experiment.
 *
 * <p>{@code both} documents of a pair need nothing but the marks. {@code top} leaves out
 * impressions whose order other impressions do not tell; a warning tells above {@value
 * #MOST_UNKNOWN} of them.
 *
 * <p>Assumes examination by position alone, a fair coin, and for {@code top} loggers that rank a
 * query always alike. Intervals: cluster-robust t on log θ from per-bucket influence. Without marks
 * or clicks the log is refused. Cost: two passes over the log; state 4 K numbers a bucket, and for
 * {@code top} the places and pairs of a query.
 *
 * @param documents which of the two are compared
 */
public record SwapPairs(SwapDocuments documents) implements PropensityEstimator {
  private static final double MOST_UNKNOWN = 0.05;

  /** Both documents. */
  public SwapPairs() {
    this(SwapDocuments.both);
  }

  @Override
  public String id() {
    return "swap-pairs";
  }

  @Override
  public String summary() {
    return "Click rates of documents that were swapped at random between position 1 and others";
  }

  @Override
  public String source() {
    return "Joachims, Swaminathan, Schnabel, WSDM 2017, section 5 (swap interventions)";
  }

  @Override
  public List<Assumption> assumptions() {
    return List.of(Assumption.NO_TRUST_BIAS, Assumption.NO_CASCADE);
  }

  @Override
  public PropensityEstimate estimate(PropensityLog data, double level) {
    Source<Impression> log = data.impressions();
    Swaps swaps = documents.compare(log, log.fold(new Depth()));
    Experiments.requireDisplays(
        swaps.comparisons(), id(), "swap-K, that show positions 1 and K" + known());
    List<String> warnings =
        swaps.unknown() > MOST_UNKNOWN
            ? List.of(
                "%.0f%% of the swapped pairs are left out: no other impression tells which document"
                        .formatted(100 * swaps.unknown())
                    + " their logger put first; compare both documents")
            : List.of();
    return Experiments.requireClicks(swaps.comparisons().curve(), id())
        .estimate(
            id(),
            level,
            "no documents were swapped with it, with clicks there and at 1",
            warnings,
            List.of());
  }

  private String known() {
    return documents == SwapDocuments.top
        ? ", of queries whose other impressions tell the logger's order"
        : "";
  }
}
