package io.cltr.pipeline.stage;

/**
 * What is compared with the curve that a run uses. Each part of the traffic is estimated anew.
 *
 * @param days whether each day is
 * @param loggers whether the traffic without each logger is
 */
public record StudyOptions(boolean days, boolean loggers) {
  /** Both. */
  public StudyOptions() {
    this(true, true);
  }
}
