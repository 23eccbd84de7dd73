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
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ranks documents by a stored model or policy. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    header = "Ranks documents by a stored model or policy.",
    description = {
      "Reads a table of features and writes query_id, doc_id, rank and score as the table 'rankings' of"
          + " the run folder, and a TREC run with --trec. Documents whose features cannot be read get no"
          + " rank: they go to quarantine, and above maxBadShare nothing is written. Warns of features"
          + " outside the range that the model was trained on.",
      "A policy draws its rankings, which have no score: with --keys one for each row of query_id and"
          + " key, such as a user's id, else one for each query. The same key gives the same ranking,"
          + " whenever and wherever it is drawn.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cltr score --model work/models#ips-softmax --features sample-logs/features.csv --out work/scores",
      "  cltr score --policy work/values#uniform --key somebody --features sample-logs/features.csv --out"
          + " work/scores"
    })
public final class ScoreVerb implements Callable<Integer> {
  @Mixin private ConfigFlags flags;

  @ArgGroup(multiplicity = "1")
  private Ranking ranking;

  @ArgGroup(multiplicity = "0..1")
  private Draw draw = new Draw();

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
      names = "--documents",
      paramLabel = "PATH",
      description = "Table of groups of documents, for policies that look at them.")
  private String documents;

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
      description = "Last column of the TREC run. Default: the name of model or policy.")
  private String tag = "";

  @Option(names = "--out", paramLabel = "DIR", description = "Folder of runs.")
  private String out;

  private static final class Ranking {
    @Option(
        names = "--model",
        required = true,
        paramLabel = "POLICY",
        description = "RUN#RANKER, a run with one model, or a model's folder.")
    private String model = "";

    @Option(
        names = "--policy",
        required = true,
        paramLabel = "POLICY",
        description =
            "RUN#NAME (a policy of the run, else its ranker of that name), a run with one policy, or"
                + " a policy's folder.")
    private String policy = "";
  }

  private static final class Draw {
    @Option(
        names = "--keys",
        required = true,
        paramLabel = "PATH",
        description =
            "With --policy: table of query_id and key; a ranking is drawn for each of its rows.")
    private String keys = "";

    @Option(
        names = "--key",
        required = true,
        paramLabel = "WORD",
        description = "With --policy: one key for all queries. Default: the empty word.")
    private String key = "";
  }

  @Override
  public Integer call() {
    ObjectNode implied = Json.mapper().createObjectNode();
    if (features != null) {
      implied.put("features", features);
    }
    if (documents != null) {
      implied.put("documents", documents);
    }
    new ScoreRun(flags.read(out, implied), new Progress(System.out))
        .run(
            new ScoreRun.Request(
                ranking.model,
                ranking.policy,
                candidates,
                draw.keys,
                draw.key,
                format(),
                depth,
                trec,
                tag));
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
