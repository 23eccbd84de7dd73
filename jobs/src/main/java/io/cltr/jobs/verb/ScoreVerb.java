package io.cltr.jobs.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.jobs.config.ConfigFlags;
import io.cltr.jobs.run.Progress;
import io.cltr.jobs.run.ScoreRun;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.table.TableFormat;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ranks documents by a stored model. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    header = "Ranks documents by a stored model.",
    description = {
      "Reads a table of features and writes query_id, doc_id, rank and score as the table 'rankings' of"
          + " the run folder, and a TREC run with --trec. Documents whose features cannot be read get no"
          + " rank: they go to quarantine, and above maxBadShare nothing is written. Warns of features"
          + " outside the range that the model was trained on.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer =
        "  cltr score --model work/models#ips-softmax --features sample-logs/features.csv --out work/scores")
public final class ScoreVerb implements Callable<Integer> {
  @Mixin private ConfigFlags flags;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "POLICY",
      description = "RUN#RANKER, a run with one model, or a model's folder.")
  private String model;

  @Option(
      names = "--features",
      paramLabel = "PATH",
      description = "Table of features of documents for queries.")
  private String features;

  @Option(
      names = "--candidates",
      paramLabel = "PATH",
      description =
          "Table of query_id and doc_id: rank these documents only. Default: all that have features.")
  private String candidates = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "parquet",
      description = "Of the rankings: parquet, csv or jsonl.")
  private String format;

  @Option(
      names = "--depth",
      paramLabel = "N",
      defaultValue = "0",
      description = "Keep the N best documents of each query; 0 for all.")
  private int depth;

  @Option(names = "--trec", paramLabel = "FILE", description = "Write a TREC run there too.")
  private Path trec;

  @Option(
      names = "--tag",
      paramLabel = "WORD",
      description = "Last column of the TREC run. Default: the model's name.")
  private String tag = "";

  @Option(names = "--out", paramLabel = "DIR", description = "Folder of runs.")
  private String out;

  @Override
  public Integer call() {
    ObjectNode implied = Json.mapper().createObjectNode();
    if (features != null) {
      implied.put("features", features);
    }
    new ScoreRun(flags.read(out, implied), new Progress(System.out))
        .run(new ScoreRun.Request(model, candidates, format(), depth, trec, tag));
    return 0;
  }

  private TableFormat format() {
    return TableFormat.of(format)
        .orElseThrow(
            () ->
                new ConfigException(
                    "--format: found '%s'; allowed are %s"
                        .formatted(
                            format,
                            Stream.of(TableFormat.values())
                                .map(TableFormat::id)
                                .collect(Collectors.joining(", ")))));
  }
}
