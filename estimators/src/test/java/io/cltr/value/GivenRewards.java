package io.cltr.value;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Displays;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import io.cltr.reward.CrossFit;
import io.cltr.reward.Predictions;
import io.cltr.reward.RewardModel;

/** Predictions that are wrong, differ by fold, and do not depend on the log's clicks. */
public record GivenRewards() implements RewardModel {
  @Override
  public String id() {
    return "given";
  }

  @Override
  public String summary() {
    return "given";
  }

  @Override
  public String source() {
    return "test";
  }

  @Override
  public Source<Keyed<Predictions>> fit(
      Source<Impression> log,
      Source<Keyed<Query>> queries,
      Examination examination,
      CrossFit folds) {
    return log.grouped(Impression::query, new DisplaysFold())
        .map(query -> new Keyed<>(query.key(), predictions(query.key(), query.value(), folds)));
  }

  /** What units of {@code fold} are predicted. */
  public static double of(int fold, String query, String document) {
    return new Generator(fold).split(query).split(document).nextDouble();
  }

  private static Predictions predictions(String query, Displays displays, CrossFit folds) {
    String[] documents =
        displays.cells().stream()
            .map(Displays.Cell::document)
            .distinct()
            .sorted()
            .toArray(String[]::new);
    double[][] byFold = new double[folds.folds()][documents.length];
    for (int f = 0; f < byFold.length; f++) {
      for (int d = 0; d < documents.length; d++) {
        byFold[f][d] = of(f, query, documents[d]);
      }
    }
    return new Predictions(documents, 1, byFold);
  }
}
