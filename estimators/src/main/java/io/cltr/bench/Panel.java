package io.cltr.bench;

import io.cltr.fold.Source;
import io.cltr.log.Impression;
import java.util.List;
import java.util.SortedMap;

/**
 * Methods at work on the logs of one site.
 *
 * <p>Laws: estimates are functions of the log alone; every subject estimates every estimand or
 * leaves it out; panels are used by several threads at once.
 */
public interface Panel {
  /** Names of the methods, unique in a comparison, in the order of reports. */
  List<String> subjects();

  /** The quantities that they estimate, each with its true value. */
  SortedMap<String, Double> truths();

  /**
   * What they say of {@code log}.
   *
   * @throws io.cltr.log.InputException or an IllegalArgumentException where the log cannot be used:
   *     the failure of them all on this log
   */
  List<Estimate> estimates(Source<Impression> log);
}
