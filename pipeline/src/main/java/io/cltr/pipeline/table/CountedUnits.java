package io.cltr.pipeline.table;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.pipeline.spark.SparkSource;
import io.cltr.random.Hash64;
import java.io.Serializable;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * The table of units that nightly looks have counted, by a hash of their ids: a unit that returns
 * is not a new observation. One row per unit, so it grows with the log.
 */
public final class CountedUnits {
  /** Name in a run folder. */
  public static final String FOLDER = "counted-units";

  private static final long SALT = 0x6e69676874L;

  private CountedUnits() {}

  /** The units of {@code folder}; they are read at every pass. */
  public static Source<Keyed<Boolean>> read(SparkSession spark, String folder) {
    return LaidOut.units(spark, folder);
  }

  /** The impressions of units that are not {@code counted}. */
  public static Source<Impression> without(Source<Impression> log, Source<Keyed<Boolean>> counted) {
    return log.joined(
            impression -> hash(impression.unit()),
            counted,
            (impression, known) -> new Known(impression, known.isPresent()))
        .where(item -> !item.counted())
        .map(Known::impression);
  }

  /** Writes the units of {@code fresh} and those that were counted before. */
  public static void write(
      SparkSession spark,
      Source<Impression> fresh,
      Optional<Source<Keyed<Boolean>>> counted,
      String folder) {
    Source<Keyed<Boolean>> own =
        fresh.map(impression -> new Keyed<>(hash(impression.unit()), true));
    Source<Keyed<Boolean>> all = counted.map(own::and).orElse(own);
    SparkSource<Keyed<Boolean>> units =
        (SparkSource<Keyed<Boolean>>) all.grouped(Keyed::key, new Once());
    LaidOut.writeUnits(spark, units.items(), folder);
  }

  private static String hash(String unit) {
    return "%016x".formatted(Hash64.of(unit, SALT));
  }

  private record Known(Impression impression, boolean counted) implements Serializable {}

  /** That a unit is there; state: a flag. */
  private record Once() implements Fold<Keyed<Boolean>, Boolean, Boolean> {
    @Override
    public Boolean start() {
      return true;
    }

    @Override
    public void add(Boolean state, Keyed<Boolean> item) {}

    @Override
    public void merge(Boolean into, Boolean from) {}

    @Override
    public boolean isExact(Boolean state) {
      return true;
    }

    @Override
    public Boolean finish(Boolean state) {
      return state;
    }
  }
}
