package io.cltr.pipeline.boost;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.log.InputException;
import io.cltr.ranker.Tree;
import io.cltr.ranker.TreeRanker;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * XGBoost's JSON model of one score, read into a {@link TreeRanker} and written from one.
 *
 * <p>Reads what XGBoost 1.x to 3.x saves as JSON for trees ({@code gbtree}) with an objective whose
 * score is the plain sum: base score and leaves, to the last bit of single precision. Where a
 * feature is missing XGBoost goes a learnt way; a ranker here has no missing features, so that way
 * is not read. What it writes, XGBoost 2 and later load and score alike, a missing feature going
 * right.
 *
 * <p>Refused with an {@link InputException}: other boosters, several scores, categorical splits,
 * linked objectives, numbers that are not finite.
 */
public final class BoosterJson {
  /** Objectives whose score has no link function and whose base score is stored as it is added. */
  private static final Set<String> PLAIN =
      Set.of("rank:ndcg", "rank:pairwise", "rank:map", "reg:squarederror", "reg:absoluteerror");

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private BoosterJson() {}

  /** The ranker in {@code json}. */
  public static TreeRanker read(String json) {
    try {
      return ranker(MAPPER.readTree(json));
    } catch (JsonProcessingException e) {
      throw notXgboost(e.getOriginalMessage(), e);
    }
  }

  /** The ranker in {@code json}, which is read to its end and not closed. */
  public static TreeRanker read(InputStream json) {
    try {
      return ranker(MAPPER.readTree(json.readAllBytes()));
    } catch (JsonProcessingException e) {
      throw notXgboost(e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("reading a model of XGBoost", e);
    }
  }

  private static TreeRanker ranker(JsonNode file) {
    JsonNode learner = field(file, "learner");
    JsonNode booster = field(learner, "gradient_booster");
    require("booster", field(booster, "name").asText(), Set.of("gbtree"));
    require("objective", field(field(learner, "objective"), "name").asText(), PLAIN);
    JsonNode parameters = field(learner, "learner_model_param");
    require("number of classes", parameters.path("num_class").asText("0"), Set.of("0", "1"));
    require("number of targets", parameters.path("num_target").asText("1"), Set.of("1", "0"));
    List<Tree> trees = new ArrayList<>();
    for (JsonNode tree : field(field(booster, "model"), "trees")) {
      trees.add(new StoredTree(tree, trees.size()).tree());
    }
    try {
      return new TreeRanker(
          field(parameters, "num_feature").asInt(),
          base(field(parameters, "base_score").asText()),
          trees);
    } catch (IllegalArgumentException e) {
      throw notXgboost(e.getMessage(), e);
    }
  }

  /** XGBoost 3.1 stores a list, others a number; both as text. */
  private static float base(String text) {
    try {
      float base = Float.parseFloat(text.replaceAll("[\\[\\]]", ""));
      if (Float.isFinite(base)) {
        return base;
      }
    } catch (NumberFormatException e) {
      throw notXgboost("its base score is '%s', not one number".formatted(text), e);
    }
    throw notXgboost("its base score is '%s', not a finite number".formatted(text), null);
  }

  private static void require(String what, String found, Set<String> allowed) {
    if (!allowed.contains(found)) {
      throw new InputException(
          "a model of XGBoost has the %s '%s', rankers are read with %s"
              .formatted(what, found, String.join(", ", allowed.stream().sorted().toList())));
    }
  }

  static JsonNode field(JsonNode node, String name) {
    JsonNode found = node.path(name);
    if (found.isMissingNode() || found.isNull()) {
      throw notXgboost("it has no '%s'".formatted(name), null);
    }
    return found;
  }

  static InputException notXgboost(String reason, Throwable cause) {
    return new InputException(
        "not a model that XGBoost saved as JSON: %s; save it with a name that ends in .json"
            .formatted(reason),
        cause);
  }

  /** The JSON of a model that scores as {@code ranker} does. */
  public static String write(TreeRanker ranker) {
    ObjectNode file = MAPPER.createObjectNode();
    ObjectNode learner = file.putObject("learner");
    learner.putObject("attributes");
    learner.putArray("feature_names");
    learner.putArray("feature_types");
    ObjectNode booster = learner.putObject("gradient_booster");
    ObjectNode model = booster.putObject("model");
    model
        .putObject("gbtree_model_param")
        .put("num_parallel_tree", "1")
        .put("num_trees", Integer.toString(ranker.trees().size()));
    ArrayNode rounds = model.putArray("iteration_indptr");
    ArrayNode groups = model.putArray("tree_info");
    ArrayNode trees = model.putArray("trees");
    rounds.add(0);
    for (Tree tree : ranker.trees()) {
      trees.add(StoredTree.of(tree, trees.size(), ranker.width(), MAPPER));
      groups.add(0);
      rounds.add(trees.size());
    }
    booster.put("name", "gbtree");
    learner
        .putObject("learner_model_param")
        .put("base_score", Float.toString(ranker.base()))
        .put("boost_from_average", "0")
        .put("num_class", "0")
        .put("num_feature", Integer.toString(ranker.width()))
        .put("num_target", "1");
    learner
        .putObject("objective")
        .put("name", "reg:squarederror")
        .putObject("reg_loss_param")
        .put("scale_pos_weight", "1");
    // The form of 2.1: the oldest that has all of these fields, and later versions read it.
    file.putArray("version").add(2).add(1).add(0);
    return file.toString();
  }
}
