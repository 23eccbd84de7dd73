package io.cltr.bench;

import io.cltr.fold.Source;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.method.Methods;
import io.cltr.propensity.HarvestAllPairs;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.propensity.PropensityEstimator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Propensity estimators: each estimates θ_k of several positions. Their truth is the world's
 * examination curve, pooled over its devices.
 *
 * @param name begins the subjects' names; "" for the estimators' ids alone
 * @param worlds on whose logs they run; empty for all
 * @param positions k, from 2 on; empty for all
 * @param estimators by what
 */
public record PropensitySubjects(
    String name, List<String> worlds, List<Integer> positions, List<PropensityEstimator> estimators)
    implements Subjects {
  /** Harvesting, at all positions. */
  public PropensitySubjects() {
    this("", List.of(), List.of(), List.of(new HarvestAllPairs()));
  }

  /** Copies the lists. */
  public PropensitySubjects {
    worlds = List.copyOf(worlds);
    positions = List.copyOf(positions);
    estimators = List.copyOf(estimators);
  }

  @Override
  public String id() {
    return "propensities";
  }

  @Override
  public String summary() {
    return "Propensity estimators, against the examination curve";
  }

  @Override
  public String source() {
    return "—";
  }

  @Override
  public Panel on(Site site, double level, long seed) {
    double[] theta = site.truth().curve().theta();
    List<Integer> chosen =
        positions.isEmpty() ? IntStream.rangeClosed(2, theta.length).boxed().toList() : positions;
    SortedMap<String, Double> truths = new TreeMap<>();
    for (int position : chosen) {
      if (position < 2 || position > theta.length) {
        throw new ConfigException(
            "subjects: position %d has no propensity to estimate in world '%s'; allowed are 2 to %d"
                .formatted(position, site.name(), theta.length));
      }
      truths.put(estimand(position), theta[position - 1] / theta[0]);
    }
    if (truths.isEmpty()) {
      throw new ConfigException(
          "subjects: world '%s' shows one document per impression, which has no propensities to estimate; name the worlds that have in 'worlds'"
              .formatted(site.name()));
    }
    return new AtWork(this, Collections.unmodifiableSortedMap(truths), level);
  }

  private static String estimand(int position) {
    return "examination at position %02d".formatted(position);
  }

  private String subject(int index) {
    String label = Methods.label(estimators.get(index));
    return name.isEmpty() ? label : name + ": " + label;
  }

  private record AtWork(PropensitySubjects spec, SortedMap<String, Double> truths, double level)
      implements Panel {
    @Override
    public List<String> subjects() {
      return IntStream.range(0, spec.estimators.size()).mapToObj(spec::subject).toList();
    }

    @Override
    public List<Estimate> estimates(Source<Impression> log) {
      List<Estimate> estimates = new ArrayList<>();
      for (int e = 0; e < spec.estimators.size(); e++) {
        var found = spec.estimators.get(e).estimate(log, level);
        for (PositionEstimate at : found.positions()) {
          estimates.add(
              new Estimate(
                  spec.subject(e),
                  estimand(at.position()),
                  at.propensity(),
                  Double.NaN,
                  at.low(),
                  at.high(),
                  found.warnings()));
        }
      }
      return estimates;
    }
  }
}
