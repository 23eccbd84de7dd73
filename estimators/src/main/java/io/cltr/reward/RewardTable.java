package io.cltr.reward;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.propensity.Examination;
import java.io.Serializable;

/**
 * Predictions that were made elsewhere, read from a table. Whether they were fitted without the
 * units that they are used for is for who made them to say, by rows per fold: a unit's fold is
 * {@link CrossFit#fold}. Queries that the table lacks are left out.
 *
 * @param path of the table: query_id, doc_id, reward and, where predictions differ by them,
 *     position and fold
 */
public record RewardTable(String path) implements RewardModel {
  /** Fold of a row that holds for all units. */
  public static final int ALL_FOLDS = -1;

  /** Position of a row that holds for all positions. */
  public static final int ALL_POSITIONS = 0;

  /** Names no table yet. */
  public RewardTable() {
    this("");
  }

  /**
   * One row of the table.
   *
   * @param position 1-based, or {@link #ALL_POSITIONS}
   * @param fold from 0, or {@link #ALL_FOLDS}
   * @param reward γ̂ or q̂, finite
   */
  public record Row(String query, String document, int position, int fold, double reward)
      implements Serializable {}

  @Override
  public String id() {
    return "table";
  }

  @Override
  public String summary() {
    return "Predictions that were made elsewhere, read from a table";
  }

  @Override
  public String source() {
    return "—";
  }

  @Override
  public RewardModel with(Tables tables) {
    if (path.isEmpty()) {
      throw new ConfigException("reward model table: 'path' is needed");
    }
    return new Read(this, GivenRewards.of(path, tables.rewards(path)));
  }

  @Override
  public Source<Keyed<Predictions>> fit(
      Source<Impression> log,
      Source<Keyed<Query>> queries,
      Examination examination,
      CrossFit folds) {
    throw new IllegalStateException(
        "the table '%s' was not read: call with() before".formatted(path));
  }

  private record Read(RewardTable spec, GivenRewards rewards) implements RewardModel {
    @Override
    public String id() {
      return spec.id();
    }

    @Override
    public String summary() {
      return spec.summary();
    }

    @Override
    public String source() {
      return spec.source();
    }

    @Override
    public Source<Keyed<Predictions>> fit(
        Source<Impression> log,
        Source<Keyed<Query>> queries,
        Examination examination,
        CrossFit folds) {
      GivenRewards given = rewards;
      given.requireFolds(folds);
      return log.grouped(Impression::query, new QueryNames())
          .where(item -> given.has(item.key()))
          .map(item -> new Keyed<>(item.key(), given.of(item.key())));
    }
  }
}
