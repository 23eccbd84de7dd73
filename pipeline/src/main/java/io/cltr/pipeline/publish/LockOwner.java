package io.cltr.pipeline.publish;

import com.fasterxml.jackson.core.JacksonException;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Who holds a folder of runs; what {@code OUT/.lock} says.
 *
 * @param since ISO time, UTC
 * @param token differs from taking to taking
 */
record LockOwner(String host, long pid, String since, String token) {
  static LockOwner ofThisProcess() {
    return new LockOwner(
        Host.name(),
        ProcessHandle.current().pid(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        UUID.randomUUID().toString());
  }

  /** The owner in the bytes of a lock file; empty where it is just being written. */
  static Optional<LockOwner> parse(byte[] content) {
    try {
      return content.length == 0
          ? Optional.empty()
          : Optional.of(Json.mapper().readValue(content, LockOwner.class));
    } catch (JacksonException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a second run on {@code out} is told. */
  static ConfigException refusal(Object out, Optional<LockOwner> holder, String remedy) {
    return new ConfigException(
        "out: %s is in use by %s; wait until it ends, stop it, or choose another --out%s"
            .formatted(
                out, holder.map(LockOwner::text).orElse("a run that has just begun"), remedy));
  }

  private String text() {
    return "a run on host %s, process %d, since %s".formatted(host, pid, since);
  }
}
