package io.cltr.bench;

import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Methods that estimate quantities whose true values are known.
 *
 * <p>Law: every subject estimates every estimand that it is asked for or leaves it out.
 */
public interface EstimatePanel extends Panel {
  /** The quantities that they estimate, each with its true value. */
  SortedMap<String, Double> truths();

  /**
   * Whether {@code subject} estimates {@code estimand}: all of them unless the panel says
   * otherwise.
   */
  default boolean asks(String subject, String estimand) {
    return true;
  }

  /**
   * What they say of {@code log}.
   *
   * @throws InputException or an IllegalArgumentException where the log cannot be used: the failure
   *     of them all on this log
   */
  List<Estimate> estimates(Source<Impression> log);

  @Override
  default Findings findings(Source<Impression> log) {
    Map<String, Estimate> found = new HashMap<>();
    String failure = "it gave no estimate";
    try {
      estimates(log).forEach(e -> found.put(e.subject() + "\n" + e.estimand(), e));
    } catch (InputException | IllegalArgumentException e) {
      failure = String.valueOf(e.getMessage());
    }
    List<Observation> observations = new ArrayList<>();
    for (String subject : subjects()) {
      for (Map.Entry<String, Double> truth : truths().entrySet()) {
        String estimand = truth.getKey();
        if (!asks(subject, estimand)) {
          continue;
        }
        Estimate estimate = found.get(subject + "\n" + estimand);
        observations.add(
            estimate == null
                ? Observation.failed(subject, estimand, truth.getValue(), failure)
                : Observation.of(estimate, truth.getValue()));
      }
    }
    return new Findings(observations, List.of());
  }
}
