package io.cltr.log;

/**
 * A configuration or command line that cltr cannot run. The message names the key, what was found,
 * what is allowed and what to do; commands print it without a stack trace and end with exit code 2.
 */
public final class ConfigException extends RuntimeException {
  /** An exception with a message for the user. */
  public ConfigException(String message) {
    super(message);
  }

  /** An exception with a message for the user and what led to it. */
  public ConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
