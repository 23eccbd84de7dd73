package io.cltr.log;

/**
 * Data that cltr cannot use. The message names the file, table, row or key, what was found, what is
 * allowed and what to do; commands print it without a stack trace and end with exit code 3.
 */
public final class InputException extends RuntimeException {
  /** An exception with a message for the user. */
  public InputException(String message) {
    super(message);
  }

  /** An exception with a message for the user and what led to it. */
  public InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
