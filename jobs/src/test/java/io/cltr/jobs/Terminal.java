package io.cltr.jobs;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Runs command lines in this JVM and keeps what they print. */
final class Terminal {
  private Terminal() {}

  /** Exit code and printed text. */
  record Result(int exit, String text) {}

  static Result run(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (PrintStream kept = new PrintStream(text, true, StandardCharsets.UTF_8)) {
      System.setOut(kept);
      System.setErr(kept);
      return new Result(Cltr.run(arguments), text.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
