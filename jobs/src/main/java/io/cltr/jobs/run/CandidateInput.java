package io.cltr.jobs.run;

import io.cltr.jobs.config.RunConfig;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.artefact.StoredModel;
import io.cltr.pipeline.assemble.CandidateAssembly;
import io.cltr.pipeline.assemble.CandidateAssembly.Candidates;
import io.cltr.pipeline.assemble.CandidateOptions;
import io.cltr.pipeline.assemble.LogManifest.BadRows;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.publish.Manifest;
import io.cltr.pipeline.publish.RunFolder;
import io.cltr.pipeline.table.TableSpec;
import io.cltr.random.Hash64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** What {@code score} and {@code explain} share: candidates, and how results are published. */
record CandidateInput(SparkSession spark, RunConfig config, Progress progress) {

  /**
   * What is read beside features.
   *
   * @param pairs table of the documents that are wanted; "" for all
   * @param documents groups of documents
   * @param keys table of keys by query; "" for none
   */
  record Extra(String pairs, Optional<TableSpec> documents, String keys) {
    /** Nothing. */
    static final Extra NONE = new Extra("", Optional.empty(), "");
  }

  /**
   * The candidates.
   *
   * @param model whose features they must have; empty for any features
   * @param folder where they are kept
   */
  Candidates read(Optional<StoredModel> model, Extra extra, String folder) {
    TableSpec features =
        config
            .features()
            .spec()
            .orElseThrow(
                () ->
                    new ConfigException(
                        "the table of features is missing: give --features PATH, or the key"
                            + " 'features' in --config"));
    CandidateOptions options =
        new CandidateOptions(
            features,
            table(extra.pairs()),
            extra.documents(),
            table(extra.keys()),
            model.stream().mapToInt(stored -> stored.file().width()).findFirst(),
            config.maxBadShare(),
            config.checks().rows(),
            config.zone(),
            2 * spark.sparkContext().defaultParallelism());
    Candidates read =
        progress.stage(
            "candidates",
            () -> CandidateAssembly.read(spark, options, folder),
            found ->
                "%s for %s"
                    .formatted(
                        Plural.of(found.count(), "document"),
                        Plural.of(found.queryCount(), "query")));
    bad(read).forEach(line -> progress.say("  warning: " + line));
    return read;
  }

  private static Optional<TableSpec> table(String path) {
    return path.isEmpty() ? Optional.empty() : Optional.of(TableSpec.of(path));
  }

  /** What a reader must know of rows that were left out. */
  static List<String> bad(Candidates candidates) {
    return candidates.quarantined().stream().map(CandidateInput::told).toList();
  }

  private static String told(BadRows bad) {
    return "%s of %s left out: %s, e.g. %s"
        .formatted(
            Plural.of(bad.rows(), "row"), bad.table(), bad.reason(), bad.examples().get(0).row());
  }

  /**
   * The manifest.
   *
   * @param what what decides the result beside the candidates
   * @param inputs paths of what was read
   */
  Manifest manifest(RunFolder folder, String input, Object what, Stream<String> inputs) {
    Manifest.Result result =
        new Manifest.Result(
            Manifest.Status.complete,
            Version.get(),
            Hash64.VERSION,
            config.seed(),
            input,
            "",
            Json.tree(what),
            folder.outputs());
    return new Manifest(
        Manifest.SCHEMA_VERSION,
        result,
        Circumstances.of(
            Stream.concat(config.features().path().stream(), inputs)
                .filter(path -> !path.isEmpty())
                .toList(),
            spark.sparkContext().master(),
            progress));
  }
}
