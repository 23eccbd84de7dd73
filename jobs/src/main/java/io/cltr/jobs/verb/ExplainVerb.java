package io.cltr.jobs.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.jobs.config.ConfigFlags;
import io.cltr.jobs.run.ExplainRun;
import io.cltr.jobs.run.Progress;
import io.cltr.pipeline.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says which features move the scores of a model. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    header = "Says which features move the scores of a model.",
    description = {
      "Divides scores among features by Shapley's value: exactly for linear models and trees, by drawn"
          + " orders, with their error, for networks. Writes explain.json and explain.html: the mean"
          + " |contribution| of each feature, beside that of another model, and why one document is"
          + " above another.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  cltr explain --model work/models#ips-softmax --against work/models#click-naive --features"
          + " sample-logs/features.csv --query q001 --above d00001 --below d00002 --out work/explained"
    })
public final class ExplainVerb implements Callable<Integer> {
  @Mixin private ConfigFlags flags;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "POLICY",
      description = "RUN#RANKER, a run with one model, or a model's folder.")
  private String model;

  @Option(
      names = "--against",
      paramLabel = "POLICY",
      description = "Another model on the same features, likewise.")
  private String against = "";

  @Option(
      names = "--features",
      paramLabel = "PATH",
      description = "Table of features of documents for queries.")
  private String features;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Explain N of the documents, drawn by a hash of their ids; all where fewer.")
  private int sample;

  @Option(names = "--query", paramLabel = "ID", description = "Query of --above and --below.")
  private String query = "";

  @Option(
      names = "--above",
      paramLabel = "ID",
      description = "Say why this document scores more than --below.")
  private String above = "";

  @Option(names = "--below", paramLabel = "ID", description = "The other document.")
  private String below = "";

  @Option(names = "--out", paramLabel = "DIR", description = "Folder of runs.")
  private String out;

  @Override
  public Integer call() {
    ObjectNode implied = Json.mapper().createObjectNode();
    if (features != null) {
      implied.put("features", features);
    }
    new ExplainRun(flags.read(out, implied), new Progress(System.out))
        .run(new ExplainRun.Request(model, against, sample, query, above, below));
    return 0;
  }
}
