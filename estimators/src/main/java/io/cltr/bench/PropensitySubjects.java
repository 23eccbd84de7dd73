package io.cltr.bench;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.method.Methods;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;
import io.cltr.propensity.harvest.HarvestAllPairs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Propensity estimators: each estimates the examination of several positions, on the impressions of
 * a log and the candidates of its site. Their truth is α_k/α_1 of the world's users, pooled over
 * devices: θ_k where they have no trust bias.
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
  public EstimatePanel on(Site site, double level, long seed) {
    double[] theta = site.examination().theta();
    List<Integer> chosen =
        positions.isEmpty() ? IntStream.rangeClosed(2, theta.length).boxed().toList() : positions;
    SortedMap<String, Double> truths = new TreeMap<>();
    for (int position : chosen) {
      if (position < 2 || position > theta.length) {
        throw new ConfigException(
            "subjects: position %d has no propensity to estimate in world '%s'; allowed are 2 to %d"
                .formatted(position, site.name(), theta.length));
      }
      truths.put(estimand(position), theta[position - 1]);
    }
    if (truths.isEmpty()) {
      throw new ConfigException(
          "subjects: world '%s' shows one document per impression, which has no propensities to estimate; name the worlds that have in 'worlds'"
              .formatted(site.name()));
    }
    return new AtWork(this, site.queries(), Collections.unmodifiableSortedMap(truths), level, seed);
  }

  private static String estimand(int position) {
    return "examination at position %02d".formatted(position);
  }

  private String subject(int index) {
    String label = Methods.label(estimators.get(index));
    return name.isEmpty() ? label : name + ": " + label;
  }

  private record AtWork(
      PropensitySubjects spec,
      Source<Keyed<Query>> queries,
      SortedMap<String, Double> truths,
      double level,
      long seed)
      implements EstimatePanel {
    @Override
    public List<String> subjects() {
      return IntStream.range(0, spec.estimators.size()).mapToObj(spec::subject).toList();
    }

    @Override
    public List<Estimate> estimates(Source<Impression> log) {
      PropensityLog studied = new PropensityLog(log, queries, seed);
      List<Estimate> estimates = new ArrayList<>();
      for (int e = 0; e < spec.estimators.size(); e++) {
        estimates.addAll(estimates(spec.subject(e), spec.estimators.get(e), studied));
      }
      return estimates;
    }

    /** One refuses a log that another takes: it has no number, and its warning says why. */
    private List<Estimate> estimates(
        String subject, PropensityEstimator estimator, PropensityLog log) {
      try {
        PropensityEstimate found = estimator.estimate(log, level);
        return found.positions().stream()
            .map(
                at ->
                    estimate(
                        subject,
                        estimand(at.position()),
                        new double[] {at.propensity(), at.low(), at.high()},
                        found.warnings()))
            .toList();
      } catch (InputException refusal) {
        double[] none = {Double.NaN, Double.NaN, Double.NaN};
        return truths.keySet().stream()
            .map(key -> estimate(subject, key, none, List.of(refusal.getMessage())))
            .toList();
      }
    }

    private static Estimate estimate(
        String subject, String estimand, double[] bounds, List<String> warnings) {
      return new Estimate(subject, estimand, bounds[0], Double.NaN, bounds[1], bounds[2], warnings);
    }
  }
}
