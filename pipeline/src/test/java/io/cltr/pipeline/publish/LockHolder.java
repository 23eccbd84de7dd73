package io.cltr.pipeline.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process that holds a folder of runs until it is killed. */
public final class LockHolder {
  private LockHolder() {}

  /** Takes the lock of a folder, says so, and waits. */
  public static void main(String[] arguments) throws IOException {
    try (LocalLock lock = LocalLock.take(Path.of(arguments[0]))) {
      lock.requireHeld();
      System.out.println("held");
      System.in.read();
    }
  }

  /** The command line of the process. */
  static List<String> command(Path folder) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        LockHolder.class.getName(),
        folder.toString());
  }

  /** Starts the process, and waits until it holds the lock. */
  static Process start(Path folder) throws IOException {
    Process process = new ProcessBuilder(command(folder)).redirectErrorStream(true).start();
    String said = process.inputReader().readLine();
    if (!"held".equals(said)) {
      throw new IllegalStateException("the other process said " + said);
    }
    return process;
  }
}
