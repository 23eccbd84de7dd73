package io.cltr.pipeline.boost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.random.Generator;
import io.cltr.ranker.TreeRanker;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoosterJsonTest {
  private static final int ROWS = 400;
  private static final int WIDTH = 5;
  private static final float[] FEATURES = features();
  private static final Query QUERY = query();

  @ParameterizedTest
  @CsvSource({
    "rank:ndcg, depthwise, 0",
    "rank:pairwise, lossguide, 0",
    "reg:squarederror, depthwise, 2",
    "reg:squarederror, lossguide, 0.5"
  })
  void scoresAreXgboosts(String objective, String policy, String gamma) throws XGBoostError {
    DMatrix matrix = matrix();
    Booster trained = trained(matrix, objective, policy, gamma);
    float[][] expected = trained.predict(matrix, true);

    TreeRanker ranker = BoosterJson.read(new ByteArrayInputStream(trained.toByteArray("json")));

    assertThat(ranker.width()).isEqualTo(WIDTH);
    assertThat(ranker.trees()).hasSize(30);
    assertScores(ranker, expected);
    assertThat(ranker.trees().get(0).cover()[0]).isPositive();
  }

  @Test
  void xgboostScoresWhatIsWrittenAlike() throws Exception {
    DMatrix matrix = matrix();
    TreeRanker ranker =
        BoosterJson.read(text(trained(matrix, "reg:squarederror", "lossguide", "0.5")));
    String written = BoosterJson.write(ranker);

    Booster loaded =
        XGBoost.loadModel(new ByteArrayInputStream(written.getBytes(StandardCharsets.UTF_8)));

    assertScores(ranker, loaded.predict(matrix, true));
    assertThat(BoosterJson.write(BoosterJson.read(written))).isEqualTo(written);
    assertThat(BoosterJson.write(BoosterJson.read(text(loaded)))).isEqualTo(written);
  }

  @Test
  void refusesWhatIsNoSumOfTrees() throws XGBoostError {
    String plain = text(trained(matrix(), "rank:ndcg", "depthwise", "0"));

    assertRefused(plain.replace("gbtree\"}", "dart\"}"), "the booster 'dart'");
    assertRefused(plain.replace("rank:ndcg", "binary:logistic"), "objective 'binary:logistic'");
    assertRefused(plain.replace("\"num_class\":\"0\"", "\"num_class\":\"3\""), "classes '3'");
    assertRefused(plain.replace("\"categories\":[]", "\"categories\":[1]"), "by categories");
    assertRefused(plain.replaceAll("\"base_score\":\"[^\"]*\"", "\"base_score\":\"x\""), "'x'");
    assertRefused(
        plain.replaceFirst("\"sum_hessian\":\\[[^,]*,", "\"sum_hessian\":[null,"),
        "sum_hessian of node 0 is null");
    assertRefused(
        plain.replaceFirst("\"left_children\":\\[1,", "\"left_children\":[9999,"),
        "tree 0: node 0 has the child 9999");
    assertRefused(
        plain.replaceFirst("\"left_children\":\\[1,", "\"left_children\":[0,"), "are no tree");
    assertRefused("{}", "it has no 'learner'");
    assertRefused("{L", "not a model that XGBoost saved as JSON");
  }

  private static void assertRefused(String json, String... reasons) {
    assertThatThrownBy(() -> BoosterJson.read(json))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(reasons);
  }

  private static void assertScores(TreeRanker ranker, float[][] expected) {
    double[] scores = ranker.scores(QUERY);
    for (int d = 0; d < ROWS; d++) {
      assertThat(scores[d]).isEqualTo(expected[d][0], within(1e-6));
    }
    assertThat(scores[0]).isNotEqualTo(scores[1]);
  }

  private static Booster trained(DMatrix matrix, String objective, String policy, String gamma)
      throws XGBoostError {
    Map<String, Object> settings =
        Map.of(
            "objective",
            objective,
            "grow_policy",
            policy,
            "max_leaves",
            12,
            "gamma",
            gamma,
            "nthread",
            1,
            "tree_method",
            "hist");
    return XGBoost.train(matrix, settings, 30, Map.of(), null, null);
  }

  private static String text(Booster booster) throws XGBoostError {
    return new String(booster.toByteArray("json"), StandardCharsets.UTF_8);
  }

  private static DMatrix matrix() throws XGBoostError {
    float[] labels = new float[ROWS];
    for (int d = 0; d < ROWS; d++) {
      labels[d] = FEATURES[d * WIDTH] > .3f ? 2 : FEATURES[d * WIDTH + 1] > 0 ? 1 : 0;
    }
    DMatrix matrix = new DMatrix(FEATURES, ROWS, WIDTH, Float.NaN);
    matrix.setLabel(labels);
    matrix.setGroup(new int[] {150, 250});
    return matrix;
  }

  private static float[] features() {
    Generator random = new Generator(1);
    float[] features = new float[ROWS * WIDTH];
    for (int i = 0; i < features.length; i++) {
      features[i] = i % 7 == 0 ? 0 : (float) random.nextGaussian();
    }
    return features;
  }

  private static Query query() {
    String[] ids = IntStream.range(0, ROWS).mapToObj(d -> "d" + d).toArray(String[]::new);
    return new Query("q", ids, FEATURES, WIDTH, Collections.nCopies(ROWS, List.of()));
  }
}
