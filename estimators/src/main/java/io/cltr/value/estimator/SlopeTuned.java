package io.cltr.value.estimator;

import io.cltr.interval.Slope;
import io.cltr.interval.SlopeStatistic;
import io.cltr.interval.SlopeStatistic.Candidate;
import io.cltr.log.ConfigException;
import io.cltr.value.ActionValue;
import io.cltr.value.RankingEstimator;
import io.cltr.value.RankingValue;
import io.cltr.value.RankingValues;
import io.cltr.value.Tunable;
import io.cltr.value.ValueEstimator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An estimator whose parameter SLOPE chooses on the valued log, for each policy, metric and slice;
 * a bootstrap chooses anew in each resample. Intervals by the delta method are post-selection.
 *
 * @param of the estimator, one with a parameter
 * @param parameters to choose from, least biased first; empty for those of the estimator
 * @param delta δ of the half-widths, in (0, ½)
 */
public record SlopeTuned(ValueEstimator of, List<Double> parameters, double delta)
    implements ValueEstimator {
  /** Clipped IPS, its own clips, δ = .1. */
  public SlopeTuned() {
    this(new ClippedIps(), List.of(), 0.1);
  }

  /** Checks that there is a parameter to choose. */
  public SlopeTuned {
    parameters = List.copyOf(parameters);
    if (!(of instanceof Tunable)) {
      throw new ConfigException(
          "slope: value estimator '%s' has no parameter to choose; use clipped-ips, dr, switch-dr,"
                  .formatted(of.id())
              + " dr-os, sg-ips or sg-dr");
    }
    if (!(delta > 0 && delta < 0.5)) {
      throw new ConfigException("slope: delta must lie between 0 and 0.5, found " + delta);
    }
  }

  @Override
  public String id() {
    return "slope";
  }

  @Override
  public String summary() {
    return "An estimator whose clip or λ is chosen by SLOPE, again in each resample";
  }

  @Override
  public String source() {
    return "Su, Srinath, Krishnamurthy, ICML 2020; Tucker, Lee, 2021";
  }

  @Override
  public Basis basis() {
    return of.basis();
  }

  private List<ValueEstimator> candidates() {
    Tunable tunable = (Tunable) of;
    List<Double> grid = parameters.isEmpty() ? tunable.grid() : parameters;
    return grid.stream().map(tunable::with).toList();
  }

  @Override
  public Optional<ActionValue> ofActions() {
    if (of.ofActions().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SlopeActions(
            candidates().stream().map(c -> c.ofActions().orElseThrow()).toList(),
            delta,
            Slope::choose));
  }

  @Override
  public Optional<RankingEstimator> ofRankings() {
    if (!(of.ofRankings().orElse(null) instanceof RankingValues)) {
      return Optional.empty();
    }
    List<RankingValue> moments = new ArrayList<>();
    List<Candidate> candidates = new ArrayList<>();
    for (ValueEstimator candidate : candidates()) {
      RankingValues own = (RankingValues) candidate.ofRankings().orElseThrow();
      candidates.add(new Candidate(own.statistic(), moments.size() + 1, own.values().size()));
      moments.addAll(own.values());
    }
    return Optional.of(new RankingValues(moments, new SlopeStatistic(candidates, delta)));
  }
}
