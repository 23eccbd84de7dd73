package io.cltr.jobs;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.provider.Arguments;

/**
 * A way to spoil a small good log, its command line or its configuration.
 *
 * @param exit expected exit code
 * @param messages what the terminal must say: what was found where, what is allowed or to be done
 */
record BadInput(String name, Consumer<GoodLog> spoil, int exit, List<String> messages) {
  /** Rows are bad: with no bad row allowed, the log is refused and says why. */
  static BadInput row(String name, Consumer<GoodLog> spoil, String... messages) {
    return new BadInput(
        name, spoil.andThen(log -> log.flags("--set=maxBadShare=0")), Cltr.DATA, List.of(messages));
  }

  /** The data cannot be used. */
  static BadInput data(String name, Consumer<GoodLog> spoil, String... messages) {
    return new BadInput(name, spoil, Cltr.DATA, List.of(messages));
  }

  /** The command line, the configuration or the environment cannot be used. */
  static BadInput usage(String name, Consumer<GoodLog> spoil, String... messages) {
    return new BadInput(name, spoil, Cltr.USAGE, List.of(messages));
  }

  /** It can be used, and what is odd about it is said. */
  static BadInput odd(String name, Consumer<GoodLog> spoil, String... messages) {
    return new BadInput(name, spoil, 0, List.of(messages));
  }

  Arguments arguments() {
    return Arguments.argumentSet(name, this);
  }
}
