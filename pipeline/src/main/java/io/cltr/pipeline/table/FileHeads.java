package io.cltr.pipeline.table;

import io.cltr.pipeline.failure.Failures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads the beginning or the end of every file of a table, some at once. */
final class FileHeads {
  private static final int AT_ONCE = 16;

  private FileHeads() {}

  /** How to read what is to be known of a file. */
  @FunctionalInterface
  interface Head<H> {
    H read(TableFile file) throws IOException;
  }

  /**
   * What {@code head} reads of each file, in the order of the files.
   *
   * @throws RuntimeException what is wrong with the first file that cannot be read
   */
  static <H> List<H> read(TableFiles files, Head<H> head) {
    List<Callable<H>> tasks = new ArrayList<>();
    files.files().forEach(file -> tasks.add(() -> head.read(file)));
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_ONCE, tasks.size()));
    try {
      List<Future<H>> done = threads.invokeAll(tasks);
      List<H> heads = new ArrayList<>();
      for (int i = 0; i < done.size(); i++) {
        heads.add(get(done.get(i), files.table(), files.files().get(i)));
      }
      return heads;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading the table " + files.table(), e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static <H> H get(Future<H> done, String table, TableFile file)
      throws InterruptedException {
    try {
      return done.get();
    } catch (ExecutionException e) {
      throw Failures.reading(table, file.name(), e.getCause());
    }
  }
}
