package io.cltr.check;

/** How much it matters what a check finds. */
public enum Level {
  /** The log is refused; of a row check: its rows count against the share that may be bad. */
  error,
  /** The log is used, and every report says so. */
  warning,
  /** Worth knowing. */
  info
}
