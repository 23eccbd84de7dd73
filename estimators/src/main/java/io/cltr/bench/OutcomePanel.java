package io.cltr.bench;

import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import java.util.ArrayList;
import java.util.List;

/**
 * Methods that make something of a log, such as a ranker, whose worth is known exactly.
 *
 * <p>Law: a measure has the same parts, in the same order, for all subjects and logs.
 */
public interface OutcomePanel extends Panel {
  /** In what worth is measured; more is better. */
  List<String> measures();

  /**
   * What each subject made of {@code log} is worth, in each measure.
   *
   * @throws InputException or an IllegalArgumentException where the log cannot be used: the failure
   *     of them all on this log
   */
  List<Outcome> outcomes(Source<Impression> log);

  @Override
  default Findings findings(Source<Impression> log) {
    try {
      return new Findings(List.of(), outcomes(log));
    } catch (InputException | IllegalArgumentException e) {
      List<Outcome> failures = new ArrayList<>();
      for (String subject : subjects()) {
        for (String measure : measures()) {
          failures.add(Outcome.failed(subject, measure, String.valueOf(e.getMessage())));
        }
      }
      return new Findings(List.of(), failures);
    }
  }
}
