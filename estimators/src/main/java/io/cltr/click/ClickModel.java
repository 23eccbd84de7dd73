package io.cltr.click;

import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.method.Method;

/**
 * A click model: what it assumes of users, and how it is fitted to a log.
 *
 * <p>Every parameter is a probability with the prior Beta(a + 1, b + 1): a clicks and b displays
 * without one are added to its counts. a = b = 1 is the add-one convention of PyClick. An
 * impression of weight v counts v times. Lists may have any length and gaps: users go down what was
 * shown in order of position, and parameters by position belong to the position's number.
 *
 * <p>Laws, checked by the contract test: the order of the log does not matter, an impression of
 * weight 3 is three impressions, an empty log leaves the prior, probabilities lie in (0, 1).
 */
public interface ClickModel extends Method {
  /** The model whose parameters maximise the posterior, or approach it by EM. */
  FittedClickModel fit(Source<Impression> log);

  /** Whether its users are satisfied or not: its behaviour is a {@link SatisfyingBehaviour}. */
  default boolean knowsSatisfaction() {
    return false;
  }
}
