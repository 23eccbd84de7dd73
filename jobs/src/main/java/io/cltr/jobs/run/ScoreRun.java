package io.cltr.jobs.run;

import io.cltr.feature.FeatureBounds;
import io.cltr.feature.FeatureBounds.Found;
import io.cltr.jobs.config.RunConfig;
import io.cltr.jobs.report.ScoreTerminal;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.artefact.ModelFeature;
import io.cltr.pipeline.artefact.ModelFile;
import io.cltr.pipeline.artefact.ModelUse;
import io.cltr.pipeline.artefact.Models;
import io.cltr.pipeline.artefact.ScoreFile;
import io.cltr.pipeline.artefact.ScoreFile.FeatureUse;
import io.cltr.pipeline.artefact.StoredModel;
import io.cltr.pipeline.assemble.CandidateAssembly.Candidates;
import io.cltr.pipeline.failure.FullDisk;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.publish.RunFolder;
import io.cltr.pipeline.spark.Sessions;
import io.cltr.pipeline.table.RankingTable;
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

/** Ranks candidates by a stored model. */
public record ScoreRun(RunConfig config, Progress progress) {
  private static final String RANKINGS = "rankings";

  /** Share of the candidates outside the range of training above which a feature is warned of. */
  private static final double OUTSIDE = 0.01;

  /**
   * What is asked.
   *
   * @param model {@code RUN#RANKER}, a run with one model, or a model's folder
   * @param candidates table of the documents that are wanted; "" for all that have features
   * @param depth best documents of each query; 0 for all
   * @param trec where the TREC run is written; null for nowhere
   * @param tag last column of the TREC run; "" for the model's name
   */
  public record Request(
      String model, String candidates, TableFormat format, int depth, Path trec, String tag) {
    /** Checks the numbers and names. */
    public Request {
      if (depth < 0) {
        throw new ConfigException(
            "--depth: found %d, allowed is a number of documents, or 0 for all".formatted(depth));
      }
      if (!tag.matches("\\S*")) {
        throw new ConfigException("--tag: found '%s', allowed is one word".formatted(tag));
      }
    }
  }

  /** What decides the result beside model and candidates. */
  private record Decided(String verb, ModelUse model, TableFormat format, int depth) {}

  /** Scores and publishes. */
  public void run(Request request) {
    Configuration hadoop = Sessions.hadoop();
    StoredModel model = new Models(hadoop).named(request.model());
    try (RunFolder folder = RunFolder.open(config.out(), hadoop)) {
      FullDisk.named(
          config.out(),
          hadoop,
          () -> {
            score(request, model, folder);
            return folder;
          });
    }
  }

  private void score(Request request, StoredModel model, RunFolder folder) {
    SparkSession spark =
        progress.stage(
            "start",
            () -> Sessions.open("cltr"),
            session -> "Spark " + session.version() + " on " + session.sparkContext().master());
    CandidateInput input = new CandidateInput(spark, config, progress);
    Candidates candidates = input.read(model, request.candidates(), folder.work());
    List<FeatureUse> features = features(model.file(), candidates);
    ModelUse use = ModelUse.of(request.model(), model);
    RankingTable rankings = new RankingTable(candidates.queries(), model.ranker(), request.depth());
    long rows =
        progress.stage(
            "score",
            () -> {
              long written =
                  rankings.write(spark, request.format(), folder.work() + "/" + RANKINGS);
              if (request.trec() != null) {
                trec(
                    rankings, request.trec(), request.tag().isEmpty() ? use.name() : request.tag());
              }
              return written;
            },
            written -> "%s by %s".formatted(Plural.of(written, "rank"), use.name()));
    ScoreFile scores =
        new ScoreFile(
            ScoreFile.SCHEMA_VERSION,
            candidates.input(),
            use,
            request.depth(),
            candidates.queryCount(),
            candidates.count(),
            rows,
            features,
            candidates.quarantined(),
            warnings(candidates, features));
    folder.write(ScoreFile.NAME, Json.bytes(scores));
    folder.keep(RANKINGS, RANKINGS);
    folder.keep("quarantine", "quarantine");
    String path =
        folder.publish(
            RunFolder.SCORE,
            input.manifest(
                folder,
                candidates.input(),
                new Decided("score", use, request.format(), request.depth()),
                Stream.of(request.candidates(), request.model())));
    progress.say(ScoreTerminal.render(scores, path + "/" + RANKINGS));
    Publication.retain(folder, config, progress);
  }

  private static List<FeatureUse> features(ModelFile model, Candidates candidates) {
    List<ModelFeature> trained = model.features();
    Found found =
        candidates
            .queries()
            .fold(
                new FeatureBounds(
                    trained.stream().mapToDouble(ModelFeature::low).toArray(),
                    trained.stream().mapToDouble(ModelFeature::high).toArray()));
    List<FeatureUse> features = new ArrayList<>();
    for (int j = 0; j < trained.size(); j++) {
      features.add(
          new FeatureUse(
              trained.get(j).name(),
              found.lowest(j),
              found.highest(j),
              trained.get(j).low(),
              trained.get(j).high(),
              found.below(j),
              found.above(j)));
    }
    return features;
  }

  private static List<String> warnings(Candidates candidates, List<FeatureUse> features) {
    Stream<String> outside =
        features.stream()
            .filter(use -> use.below() + use.above() > OUTSIDE * candidates.count())
            .map(
                use ->
                    ("%s lies outside what the model was trained on, %s to %s, for %,d of %,d"
                            + " documents (%,d below, %,d above): their scores are extrapolated")
                        .formatted(
                            use.name(),
                            use.trainedLow(),
                            use.trainedHigh(),
                            use.below() + use.above(),
                            candidates.count(),
                            use.below(),
                            use.above()));
    return Stream.concat(CandidateInput.bad(candidates).stream(), outside).toList();
  }

  /** Writes the run beside and renames it, so that a reader sees all of it or none. */
  private static void trec(RankingTable rankings, Path file, String tag) {
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
