package io.cltr.jobs.run;

import io.cltr.explain.CandidateSample;
import io.cltr.explain.CandidateSample.Sample;
import io.cltr.explain.Explainer;
import io.cltr.explain.Explainers;
import io.cltr.explain.Explanation;
import io.cltr.explain.Importance;
import io.cltr.feature.FeatureMoments;
import io.cltr.fold.Keyed;
import io.cltr.fold.ToList;
import io.cltr.jobs.config.RunConfig;
import io.cltr.jobs.report.ExplainHtml;
import io.cltr.jobs.report.ExplainTables;
import io.cltr.log.ConfigException;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.pipeline.artefact.ExplainFile;
import io.cltr.pipeline.artefact.ExplainFile.Explained;
import io.cltr.pipeline.artefact.ExplainFile.Feature;
import io.cltr.pipeline.artefact.ExplainFile.Pair;
import io.cltr.pipeline.artefact.ExplainFile.Part;
import io.cltr.pipeline.artefact.ModelUse;
import io.cltr.pipeline.artefact.Models;
import io.cltr.pipeline.artefact.StoredModel;
import io.cltr.pipeline.assemble.CandidateAssembly.Candidates;
import io.cltr.pipeline.failure.FullDisk;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.json.Nearest;
import io.cltr.pipeline.publish.RunFolder;
import io.cltr.pipeline.spark.Sessions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** Explains a stored model on candidates. */
public record ExplainRun(RunConfig config, Progress progress) {

  /**
   * What is asked.
   *
   * @param model {@code RUN#RANKER}, a run with one model, or a model's folder
   * @param against another, likewise; "" for none
   * @param sample documents to explain
   * @param query of the two documents; "" for none
   * @param above why it is above {@code below}
   * @param below the other document
   */
  public record Request(
      String model, String against, int sample, String query, String above, String below) {
    /** Checks the numbers, and that the documents are told whole. */
    public Request {
      if (sample < 1) {
        throw new ConfigException(
            "--sample: found %d, allowed is a number from 1".formatted(sample));
      }
      long given = Stream.of(query, above, below).filter(id -> !id.isEmpty()).count();
      if (given != 0 && given != 3) {
        throw new ConfigException("give --query, --above and --below together, or none of them");
      }
    }
  }

  /** What decides the result beside the candidates. */
  private record Decided(
      String verb,
      ModelUse model,
      ModelUse against,
      int sample,
      String query,
      String above,
      String below) {}

  /** A model with what explains it. */
  private record Model(ModelUse use, StoredModel stored, Explainer explainer, Importance found) {
    Explained explained() {
      return new Explained(use, explainer.method(), found.base());
    }
  }

  /** Explains and publishes. */
  public void run(Request request) {
    Configuration hadoop = Sessions.hadoop();
    StoredModel model = new Models(hadoop).named(request.model());
    Optional<StoredModel> against =
        Optional.of(request.against()).filter(r -> !r.isEmpty()).map(new Models(hadoop)::named);
    against.ifPresent(other -> requireSameFeatures(model, other));
    try (RunFolder folder = RunFolder.open(config.out(), hadoop)) {
      FullDisk.named(
          config.out(),
          hadoop,
          () -> {
            explain(request, model, against, folder);
            return folder;
          });
    }
  }

  private static void requireSameFeatures(StoredModel model, StoredModel other) {
    if (!model.file().featureNames().equals(other.file().featureNames())) {
      throw new InputException(
          "--against: it was trained on other features, %s, than --model, %s; explain each by itself"
              .formatted(other.file().featureNames(), model.file().featureNames()));
    }
  }

  private void explain(
      Request request, StoredModel stored, Optional<StoredModel> other, RunFolder folder) {
    SparkSession spark =
        progress.stage(
            "start",
            () -> Sessions.open("cltr"),
            session -> "Spark " + session.version() + " on " + session.sparkContext().master());
    CandidateInput input = new CandidateInput(spark, config, progress);
    Candidates candidates =
        input.read(Optional.of(stored), CandidateInput.Extra.NONE, folder.work());
    Sample sample = candidates.queries().fold(new CandidateSample(request.sample()));
    double[] mean = candidates.queries().fold(new FeatureMoments("explain")).mean();
    Model model = model(request.model(), stored, mean, sample);
    Optional<Model> against = other.map(file -> model(request.against(), file, mean, sample));
    ExplainFile found =
        new ExplainFile(
            ExplainFile.SCHEMA_VERSION,
            candidates.input(),
            candidates.count(),
            sample.rows().size(),
            model.explained(),
            against.map(Model::explained).orElse(null),
            features(model, against),
            request.query().isEmpty() ? null : pair(request, model, query(request, candidates)));
    folder.write(ExplainFile.NAME, Json.bytes(found));
    folder.write("explain.html", ExplainHtml.page(found).getBytes(StandardCharsets.UTF_8));
    folder.keep("quarantine", "quarantine");
    String path =
        folder.publish(
            RunFolder.EXPLAIN,
            input.manifest(
                folder,
                candidates.input(),
                new Decided(
                    "explain",
                    model.use(),
                    against.map(Model::use).orElse(null),
                    request.sample(),
                    request.query(),
                    request.above(),
                    request.below()),
                Stream.of(request.model(), request.against())));
    progress.say(ExplainTables.terminal(found, path + "/explain.html"));
    Publication.retain(folder, config, progress);
  }

  private Model model(String reference, StoredModel stored, double[] mean, Sample sample) {
    ModelUse use = ModelUse.of(reference, stored);
    Explainer explainer = Explainers.of(stored.ranker(), mean, sample, config.seed());
    Importance found =
        progress.stage(
            "explain",
            () -> Importance.of(explainer, sample),
            done ->
                "%s, %s by %s"
                    .formatted(
                        use.name(),
                        Plural.of(sample.rows().size(), "document"),
                        explainer.method()));
    return new Model(use, stored, explainer, found);
  }

  private static List<Feature> features(Model model, Optional<Model> against) {
    List<Feature> features = new ArrayList<>();
    for (int j = 0; j < model.stored().file().width(); j++) {
      int feature = j;
      features.add(
          new Feature(
              model.stored().file().features().get(j).name(),
              model.found().meanAbsolute()[j],
              model.found().ranks()[j],
              model.found().noise()[j],
              against.map(other -> other.found().meanAbsolute()[feature]).orElse(null),
              against.map(other -> other.found().ranks()[feature]).orElse(null)));
    }
    return features;
  }

  private static Query query(Request request, Candidates candidates) {
    String id = request.query();
    List<Keyed<Query>> found =
        candidates.queries().where(item -> item.key().equals(id)).fold(new ToList<>());
    if (found.isEmpty()) {
      throw new InputException(
          "--query: no row of the features is of query '%s'; look at its query_id".formatted(id));
    }
    return found.get(0).value();
  }

  private static Pair pair(Request request, Model model, Query query) {
    int width = query.width();
    int above = document(query, "--above", request.above()) * width;
    int below = document(query, "--below", request.below()) * width;
    float[] features = query.features();
    Explanation first = model.explainer().of(features, above);
    Explanation second = model.explainer().of(features, below);
    List<Part> parts = new ArrayList<>();
    for (int j = 0; j < width; j++) {
      parts.add(
          new Part(
              model.stored().file().features().get(j).name(),
              features[above + j],
              features[below + j],
              first.contributions()[j] - second.contributions()[j]));
    }
    return new Pair(
        query.id(),
        request.above(),
        request.below(),
        model.explainer().score(features, above),
        model.explainer().score(features, below),
        parts);
  }

  private static int document(Query query, String flag, String id) {
    List<String> documents = Arrays.asList(query.documents());
    int found = documents.indexOf(id);
    if (found < 0) {
      throw new InputException(
          "%s: query '%s' has no candidate '%s'%s; it has %d"
              .formatted(flag, query.id(), id, Nearest.hint(id, documents), documents.size()));
    }
    return found;
  }
}
