package io.cltr.pipeline.importer;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * A format of published logs or judgements. An importer is a record whose components are its
 * options; the constructor without arguments holds their defaults. {@code META-INF/services} names
 * it.
 *
 * <p>Every row that is read is used or quarantined, and counted either way; every column has a
 * fate.
 */
public interface Importer {
  /** What {@code --format} calls it. */
  String id();

  /** What it reads and what it writes, in one sentence. */
  String summary();

  /** Its options, in the order of the record's components. */
  List<ImportOption> options();

  /** What follows {@code import --format ID} in an example that works. */
  String example();

  /**
   * Imports {@code file}.
   *
   * @param out folder on the local file system; an earlier import in it is replaced
   * @param spark opens the session, for formats that need one
   * @throws io.cltr.log.InputException where the file cannot be used; then nothing is written
   */
  ImportResult run(Path file, Path out, Supplier<SparkSession> spark);
}
