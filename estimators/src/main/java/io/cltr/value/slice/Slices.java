package io.cltr.value.slice;

import io.cltr.log.Impression;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a log that are valued each as a log of its own: all impressions, and those with each
 * value of each column. Impressions without the column form the slice "column=". The column
 * "traffic" tells queries by {@link QueryTraffic}: head, torso, tail. The column "group" tells
 * documents by {@link DocumentGroups}: its slices hold every impression, and count what the group's
 * documents add to the value. A slice keeps its sums in an eighth of the unit buckets.
 *
 * @param columns names of context columns, "logger", "traffic" or "group"
 * @param without loggers whose impressions are left out in a slice "logger≠…" each
 */
public record Slices(List<String> columns, List<String> without) implements Serializable {
  /** The slice that holds every impression. */
  public static final String ALL = "all";

  /** The column that is not a context column but who ranked. */
  public static final String LOGGER = "logger";

  /** The column that is not a context column but how frequent the query is. */
  public static final String TRAFFIC = "traffic";

  /** The column that tells documents apart, not impressions. */
  public static final String GROUP = "group";

  /** Buckets of units that make one bucket of a slice other than {@link #ALL}. */
  private static final int COARSER = 8;

  /** The columns alone. */
  public Slices(List<String> columns) {
    this(columns, List.of());
  }

  /** The slice of a column's value. */
  public static String named(String column, String value) {
    return column + "=" + value;
  }

  /** The slice of all impressions that are not {@code logger}'s. */
  public static String without(String logger) {
    return LOGGER + "≠" + logger;
  }

  /** Whether queries are told by their traffic. */
  public boolean byTraffic() {
    return columns.contains(TRAFFIC);
  }

  /** Whether documents are told by their groups. */
  public boolean byGroup() {
    return columns.contains(GROUP);
  }

  /** The bucket of {@code slice} that holds the units of {@code unitBucket}. */
  public static int bucket(String slice, int unitBucket) {
    return slice.equals(ALL) ? unitBucket : unitBucket / COARSER;
  }

  /**
   * The group, of 0..{@code groups} − 1, of the units of {@code bucket}, a bucket of {@code slice}:
   * the same units make up a group in every slice.
   */
  public static int group(String slice, int bucket, int groups) {
    return (slice.equals(ALL) ? bucket / COARSER : bucket) % groups;
  }

  /** The slices that {@code impression} itself belongs to, whatever its query and documents. */
  public List<String> of(Impression impression) {
    List<String> slices = new ArrayList<>(columns.size() + 1);
    slices.add(ALL);
    for (String column : columns) {
      if (column.equals(LOGGER)) {
        slices.add(named(column, impression.logger()));
      } else if (!column.equals(TRAFFIC) && !column.equals(GROUP)) {
        slices.add(named(column, impression.context().getOrDefault(column, "")));
      }
    }
    for (String logger : without) {
      if (!logger.equals(impression.logger())) {
        slices.add(without(logger));
      }
    }
    return slices;
  }
}
