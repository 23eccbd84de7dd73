package io.cltr.value;

import io.cltr.log.Impression;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a log that are valued each as a log of its own: all impressions, and those with each
 * value of each column. Impressions without the column form the slice "column=". A slice keeps its
 * sums in an eighth of the unit buckets.
 *
 * @param columns names of context columns, or "logger"
 */
public record Slices(List<String> columns) implements Serializable {
  /** The slice that holds every impression. */
  public static final String ALL = "all";

  /** The column that is not a context column. */
  public static final String LOGGER = "logger";

  /** Buckets of units that make one bucket of a slice other than {@link #ALL}. */
  private static final int COARSER = 8;

  /** The bucket of {@code slice} that holds the units of {@code unitBucket}. */
  static int bucket(String slice, int unitBucket) {
    return slice.equals(ALL) ? unitBucket : unitBucket / COARSER;
  }

  /** The slices that {@code impression} belongs to. */
  public List<String> of(Impression impression) {
    List<String> slices = new ArrayList<>(columns.size() + 1);
    slices.add(ALL);
    for (String column : columns) {
      String value =
          column.equals(LOGGER)
              ? impression.logger()
              : impression.context().getOrDefault(column, "");
      slices.add(column + "=" + value);
    }
    return slices;
  }
}
