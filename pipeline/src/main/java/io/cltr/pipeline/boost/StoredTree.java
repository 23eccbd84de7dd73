package io.cltr.pipeline.boost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.log.InputException;
import io.cltr.ranker.Tree;
import java.util.Arrays;

/**
 * One tree of XGBoost's JSON: parallel arrays by node. Nodes that pruning took away keep their
 * place there; reading leaves them out and numbers the others level by level.
 *
 * @param number of the tree, for messages
 */
record StoredTree(JsonNode json, int number) {
  private static final int NO_PARENT = Integer.MAX_VALUE;

  Tree tree() {
    int stored = array("left_children").size();
    refuseCategories();
    int[] places = new int[stored];
    int[] left = new int[stored];
    int[] right = new int[stored];
    int nodes = 1;
    for (int node = 0; node < nodes; node++) {
      left[node] = -1;
      right[node] = -1;
      if (child("left_children", places[node], stored) >= 0) {
        if (nodes + 2 > stored) {
          throw torn("its nodes are no tree");
        }
        left[node] = nodes;
        places[nodes++] = child("left_children", places[node], stored);
        right[node] = nodes;
        places[nodes++] = child("right_children", places[node], stored);
      }
    }
    return tree(nodes, places, left, right);
  }

  private Tree tree(int nodes, int[] places, int[] left, int[] right) {
    int[] feature = new int[nodes];
    float[] threshold = new float[nodes];
    float[] value = new float[nodes];
    double[] cover = new double[nodes];
    for (int node = 0; node < nodes; node++) {
      float condition = number("split_conditions", places[node]);
      if (left[node] < 0) {
        value[node] = condition;
      } else {
        threshold[node] = condition;
        feature[node] = at("split_indices", places[node]).asInt();
      }
      cover[node] = number("sum_hessian", places[node]);
    }
    return new Tree(cut(left, nodes), cut(right, nodes), feature, threshold, value, cover);
  }

  private static int[] cut(int[] all, int nodes) {
    return Arrays.copyOf(all, nodes);
  }

  private int child(String side, int node, int stored) {
    int child = at(side, node).asInt();
    if (child >= stored) {
      throw torn("node %d has the child %d of %d".formatted(node, child, stored));
    }
    return child;
  }

  private float number(String name, int node) {
    JsonNode found = at(name, node);
    float value = found.isNumber() ? found.decimalValue().floatValue() : Float.NaN;
    if (!Float.isFinite(value)) {
      throw torn("%s of node %d is %s, not a finite number".formatted(name, node, found));
    }
    return value;
  }

  private JsonNode at(String name, int node) {
    JsonNode found = array(name).path(node);
    if (found.isMissingNode()) {
      throw torn("%s has %d entries, node %d has none".formatted(name, array(name).size(), node));
    }
    return found;
  }

  private JsonNode array(String name) {
    return BoosterJson.field(json, name);
  }

  private void refuseCategories() {
    if (!json.path("categories").isEmpty()) {
      throw new InputException(
          "tree %d of a model of XGBoost splits by categories; rankers are read with numeric splits"
              .formatted(number));
    }
  }

  private InputException torn(String reason) {
    return BoosterJson.notXgboost("tree %d: %s".formatted(number, reason), null);
  }

  /** The JSON of {@code tree}. */
  static ObjectNode of(Tree tree, int number, int width, ObjectMapper mapper) {
    int nodes = tree.left().length;
    ObjectNode json = mapper.createObjectNode();
    ArrayNode weights = json.putArray("base_weights");
    for (String none : new String[] {"", "_nodes", "_segments", "_sizes"}) {
      json.putArray("categories" + none);
    }
    ArrayNode defaults = json.putArray("default_left");
    json.put("id", number);
    ArrayNode left = json.putArray("left_children");
    ArrayNode gains = json.putArray("loss_changes");
    ArrayNode parents = json.putArray("parents");
    ArrayNode right = json.putArray("right_children");
    ArrayNode conditions = json.putArray("split_conditions");
    ArrayNode features = json.putArray("split_indices");
    ArrayNode types = json.putArray("split_type");
    ArrayNode cover = json.putArray("sum_hessian");
    int[] parent = parents(tree);
    for (int node = 0; node < nodes; node++) {
      boolean leaf = tree.isLeaf(node);
      weights.add(leaf ? tree.value()[node] : 0f);
      defaults.add(0);
      left.add(tree.left()[node]);
      gains.add(0f);
      parents.add(parent[node]);
      right.add(tree.right()[node]);
      conditions.add(leaf ? tree.value()[node] : tree.threshold()[node]);
      features.add(leaf ? 0 : tree.feature()[node]);
      types.add(0);
      cover.add((float) tree.cover()[node]);
    }
    json.putObject("tree_param")
        .put("num_deleted", "0")
        .put("num_feature", Integer.toString(width))
        .put("num_nodes", Integer.toString(nodes))
        .put("size_leaf_vector", "1");
    return json;
  }

  private static int[] parents(Tree tree) {
    int[] parents = new int[tree.left().length];
    parents[0] = NO_PARENT;
    for (int node = 0; node < parents.length; node++) {
      if (!tree.isLeaf(node)) {
        parents[tree.left()[node]] = node;
        parents[tree.right()[node]] = node;
      }
    }
    return parents;
  }
}
