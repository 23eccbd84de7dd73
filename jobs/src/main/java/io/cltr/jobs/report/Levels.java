package io.cltr.jobs.report;

import io.cltr.check.Level;

/** Levels of findings in words. */
final class Levels {
  private Levels() {}

  /** The word before a finding. */
  static String title(Level level) {
    return switch (level) {
      case error -> "Error";
      case warning -> "Warning";
      case info -> "Note";
    };
  }
}
