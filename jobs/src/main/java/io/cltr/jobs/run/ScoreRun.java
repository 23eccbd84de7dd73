package io.cltr.jobs.run;

import io.cltr.jobs.config.RunConfig;
import io.cltr.jobs.report.ScoreTerminal;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.artefact.ModelUse;
import io.cltr.pipeline.artefact.PolicyUse;
import io.cltr.pipeline.artefact.ScoreFile;
import io.cltr.pipeline.artefact.ScoreFile.FeatureUse;
import io.cltr.pipeline.assemble.CandidateAssembly.Candidates;
import io.cltr.pipeline.assemble.KeyCounts;
import io.cltr.pipeline.failure.FullDisk;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.publish.RunFolder;
import io.cltr.pipeline.spark.Sessions;
import io.cltr.pipeline.table.RankedTable;
import io.cltr.pipeline.table.RankedTable.Written;
import io.cltr.pipeline.table.TableFormat;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** Ranks candidates by a stored model or policy. */
public record ScoreRun(RunConfig config, Progress progress) {
  private static final String RANKINGS = "rankings";

  /**
   * What is asked; of model and policy one, of keys and key at most one, and for a policy only.
   *
   * @param model {@code RUN#RANKER}, a run with one model, or a model's folder; "" for a policy
   * @param policy {@code RUN#POLICY}, a run with one policy, or a policy's folder; "" for a model
   * @param candidates table of the documents that are wanted; "" for all that have features
   * @param keys table of keys by query; "" for one ranking of each query
   * @param key of that ranking
   * @param depth best documents of each query; 0 for all
   * @param trec where the TREC run is written; null for nowhere
   * @param tag last column of the TREC run; "" for the name of model or policy
   */
  public record Request(
      String model,
      String policy,
      String candidates,
      String keys,
      String key,
      TableFormat format,
      int depth,
      Path trec,
      String tag) {
    /** Checks the numbers and names. */
    public Request {
      if (depth < 0) {
        throw new ConfigException(
            "--depth: found %d, allowed is a number of documents, or 0 for all".formatted(depth));
      }
      if (!tag.matches("\\S*")) {
        throw new ConfigException("--tag: found '%s', allowed is one word".formatted(tag));
      }
      if (policy.isEmpty() && !(keys.isEmpty() && key.isEmpty())) {
        throw new ConfigException(
            "--keys and --key are for --policy: a model ranks alike for everybody; leave them out");
      }
      if (!keys.isEmpty() && trec != null) {
        throw new ConfigException(
            "--trec: a TREC run has one ranking of each query; leave out --keys, or --trec");
      }
    }
  }

  /** What decides the result beside the candidates and keys. */
  private record Decided(
      String verb, ModelUse model, PolicyUse policy, String key, TableFormat format, int depth) {}

  /** Scores and publishes. */
  public void run(Request request) {
    Configuration hadoop = Sessions.hadoop();
    Scorer scorer =
        request.policy().isEmpty()
            ? Scorer.ByScore.named(request.model(), hadoop)
            : Scorer.ByDraw.named(request.policy(), request.key(), config.seed(), hadoop);
    scorer.require(config.documents().spec().isPresent());
    try (RunFolder folder = RunFolder.open(config.out(), hadoop)) {
      FullDisk.named(
          config.out(),
          hadoop,
          () -> {
            score(request, scorer, folder);
            return folder;
          });
    }
  }

  private void score(Request request, Scorer scorer, RunFolder folder) {
    SparkSession spark =
        progress.stage(
            "start",
            () -> Sessions.open("cltr"),
            session -> "Spark " + session.version() + " on " + session.sparkContext().master());
    CandidateInput input = new CandidateInput(spark, config, progress);
    Candidates candidates =
        input.read(
            scorer.model(),
            new CandidateInput.Extra(
                request.candidates(), config.documents().spec(), request.keys()),
            folder.work());
    List<FeatureUse> features =
        scorer
            .model()
            .map(model -> FeatureWatch.features(model.file(), candidates))
            .orElse(List.of());
    Written written =
        progress.stage(
            "score",
            () -> write(request, scorer, candidates, spark, folder.work() + "/" + RANKINGS),
            found ->
                "%s in %s by %s"
                    .formatted(
                        Plural.of(found.rows(), "rank"),
                        Plural.of(found.rankings(), "ranking"),
                        scorer.name()));
    ModelUse model = scorer.modelUse().orElse(null);
    PolicyUse policy = scorer.policyUse().orElse(null);
    ScoreFile scores =
        new ScoreFile(
            ScoreFile.SCHEMA_VERSION,
            candidates.input(),
            model,
            policy,
            request.depth(),
            candidates.queryCount(),
            candidates.count(),
            candidates.keys().map(keys -> keys.counts().rows()).orElse(0L),
            written.rankings(),
            written.rows(),
            features,
            candidates.quarantined(),
            warnings(candidates, features, written));
    folder.write(ScoreFile.NAME, Json.bytes(scores));
    folder.keep(RANKINGS, RANKINGS);
    folder.keep("quarantine", "quarantine");
    Decided decided =
        new Decided("score", model, policy, request.key(), request.format(), request.depth());
    String path =
        folder.publish(
            RunFolder.SCORE,
            input.manifest(
                folder,
                candidates.input(),
                decided,
                Stream.concat(
                    config.documents().path().stream(),
                    Stream.of(
                        request.candidates(), request.keys(), request.model(), request.policy()))));
    progress.say(ScoreTerminal.render(scores, path + "/" + RANKINGS));
    Publication.retain(folder, config, progress);
  }

  private static Written write(
      Request request, Scorer scorer, Candidates candidates, SparkSession spark, String folder) {
    try (RankedTable rankings = scorer.table(candidates, request.depth())) {
      Written written = rankings.write(spark, request.format(), folder);
      if (request.trec() != null) {
        trec(rankings, request.trec(), request.tag().isEmpty() ? scorer.name() : request.tag());
      }
      return written;
    }
  }

  private static List<String> warnings(
      Candidates candidates, List<FeatureUse> features, Written written) {
    List<String> warnings = new ArrayList<>(CandidateInput.bad(candidates));
    warnings.addAll(FeatureWatch.warnings(features, candidates));
    long asked = candidates.queryCount();
    if (candidates.keys().isPresent()) {
      KeyCounts keys = candidates.keys().get().counts();
      asked = keys.rows() - keys.strange();
      if (keys.strange() > 0) {
        warnings.add(
            "%s of keys left out: %s without features, e.g. '%s'"
                .formatted(
                    Plural.of(keys.strange(), "row"),
                    Plural.of(keys.strangers(), "query"),
                    keys.stranger()));
      }
    }
    if (written.rankings() < asked) {
      warnings.add(
          "%s of %s not made: the policy is not defined for the query"
              .formatted(asked - written.rankings(), Plural.of(asked, "ranking")));
    }
    return warnings;
  }

  /** Writes the run beside and renames it, so that a reader sees all of it or none. */
  private static void trec(RankedTable rankings, Path file, String tag) {
    Path beside = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      try (BufferedWriter out = Files.newBufferedWriter(beside)) {
        rankings.trec(tag, out);
      }
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ConfigException("--trec: cannot write %s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
