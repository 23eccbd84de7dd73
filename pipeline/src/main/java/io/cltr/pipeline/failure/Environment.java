package io.cltr.pipeline.failure;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.security.AccessControlException;

/** Problems of disks, permissions and networks, told by what they throw, the root first. */
final class Environment {
  private Environment() {}

  /** What is wrong and what to do; empty where it is not the environment. */
  static Optional<String> problem(List<Throwable> chain) {
    for (int i = chain.size() - 1; i >= 0; i--) {
      Optional<String> problem = problem(chain.get(i));
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> problem(Throwable thrown) {
    String message = thrown instanceof IOException ? String.valueOf(thrown.getMessage()) : "";
    if (FullDisk.isNamed(message)) {
      return Optional.of(
          "the disk is full (%s); free some space, or let --out and Spark's own files"
                  .formatted(firstLine(message))
              + " (-Dspark.local.dir=FOLDER) lie on a larger one");
    }
    if (thrown instanceof AccessControlException
        || thrown instanceof AccessDeniedException
        || has(message, "Permission denied", "Operation not permitted")) {
      return Optional.of(
          "permission denied (%s); let this user read and write it, or run as another user"
              .formatted(firstLine(message)));
    }
    if (has(message, "Read-only file system")) {
      return Optional.of(
          "the file system is read-only (%s); choose another folder".formatted(firstLine(message)));
    }
    if (has(message, "Too many open files")) {
      return Optional.of("too many open files; raise the limit (ulimit -n)");
    }
    if (thrown instanceof UnknownHostException
        || thrown instanceof ConnectException
        || thrown instanceof NoRouteToHostException
        || thrown instanceof SocketTimeoutException) {
      return Optional.of(
          "the network fails (%s); check the address and that its service is up, and run again"
              .formatted(firstLine(message)));
    }
    if (thrown instanceof UnsupportedFileSystemException) {
      return Optional.of(
          "%s; check the path's scheme, or give Spark the library of that file system"
              .formatted(firstLine(message)));
    }
    return Optional.empty();
  }

  /** Whether {@code chain} tells that a compressed or packed file ends too early. */
  static boolean endsEarly(List<Throwable> chain) {
    return chain.stream()
        .anyMatch(
            thrown ->
                thrown instanceof EOFException
                    || has(
                        String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT),
                        "unexpected end",
                        "truncated",
                        "end of file"));
  }

  private static boolean has(String message, String... parts) {
    for (String part : parts) {
      if (message.contains(part)) {
        return true;
      }
    }
    return false;
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
