package io.cltr.log;

import java.io.Serializable;
import java.util.List;

/**
 * Counts by logger and cell (a query, a day), per unit bucket: what tests between loggers need,
 * whose impressions are dependent within a unit.
 *
 * @param loggers sorted
 * @param cells their names
 * @param counts by bucket, {@link Units#BUCKETS} rows: logger × cells.size() + cell; null where the
 *     bucket holds nothing that is counted; must not be changed
 */
public record LoggerCells(List<String> loggers, List<String> cells, double[][] counts)
    implements Serializable {

  /** Copies the lists. */
  public LoggerCells {
    loggers = List.copyOf(loggers);
    cells = List.copyOf(cells);
  }

  /** The count of {@code logger} in {@code cell}; 0 where the bucket holds nothing. */
  public double at(int bucket, int logger, int cell) {
    return counts[bucket] == null ? 0 : counts[bucket][logger * cells.size() + cell];
  }

  /** The count of {@code logger} in {@code cell} over all buckets. */
  public double total(int logger, int cell) {
    double sum = 0;
    for (int b = 0; b < counts.length; b++) {
      sum += at(b, logger, cell);
    }
    return sum;
  }
}
