package io.cltr.bench;

import io.cltr.fold.Source;
import io.cltr.log.Impression;
import java.util.List;

/**
 * Methods at work on the logs of one site: {@link EstimatePanel} where they estimate what is known,
 * {@link OutcomePanel} where they make something whose worth is known.
 *
 * <p>Laws: findings are functions of the log alone, in the order of the subjects; panels are used
 * by several threads at once.
 */
public interface Panel {
  /** Names of the methods, unique in a comparison, in the order of reports. */
  List<String> subjects();

  /** What was found on {@code log}. */
  Findings findings(Source<Impression> log);
}
