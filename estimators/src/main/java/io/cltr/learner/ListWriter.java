package io.cltr.learner;

import io.cltr.objective.ListGroups;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Appends lists to growing arrays. */
final class ListWriter {
  private static final int FIRST = 64;

  private final int width;
  private final boolean taught;
  private int lists;
  private int rows;
  private boolean exposed;
  private int[] offsets = new int[FIRST];
  private long[] keys = new long[FIRST];
  private double[] impressions = new double[FIRST];
  private float[] features;
  private double[][] signal;
  private double[] exposure = new double[FIRST];
  private double[] teacher = new double[FIRST];
  private final List<ListGroups> groups = new ArrayList<>();
  private ListCounts counts;

  ListWriter(int width, int columns, boolean taught) {
    this.width = width;
    this.taught = taught;
    this.features = new float[FIRST * width];
    this.signal = new double[columns][FIRST];
    this.counts = ListCounts.none(columns);
  }

  void count(ListCounts more) {
    counts = counts.plus(more);
  }

  /** Begins a list of {@code documents}, which follow. */
  void list(long key, double represented, int documents, ListGroups own) {
    if (lists + 1 >= offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * offsets.length);
      keys = Arrays.copyOf(keys, 2 * keys.length);
      impressions = Arrays.copyOf(impressions, 2 * impressions.length);
    }
    groups.add(own);
    keys[lists] = key;
    impressions[lists] = represented;
    offsets[lists + 1] = offsets[lists] + documents;
    lists++;
  }

  /** The next document; NaN for an exposure or a teacher's score that is not known. */
  void document(float[] own, double[] gamma, double exposed, double score) {
    if (rows == exposure.length) {
      int longer = 2 * rows;
      features = Arrays.copyOf(features, Math.multiplyExact(longer, width));
      exposure = Arrays.copyOf(exposure, longer);
      teacher = Arrays.copyOf(teacher, longer);
      for (int column = 0; column < signal.length; column++) {
        signal[column] = Arrays.copyOf(signal[column], longer);
      }
    }
    System.arraycopy(own, 0, features, rows * width, width);
    for (int column = 0; column < signal.length; column++) {
      signal[column][rows] = gamma[column];
    }
    this.exposed |= !Double.isNaN(exposed);
    exposure[rows] = exposed;
    teacher[rows] = score;
    rows++;
  }

  ListBlock block() {
    double[][] own = new double[signal.length][];
    Arrays.setAll(own, column -> Arrays.copyOf(signal[column], rows));
    return new ListBlock(
        width,
        Arrays.copyOf(offsets, lists + 1),
        Arrays.copyOf(keys, lists),
        Arrays.copyOf(impressions, lists),
        Arrays.copyOf(features, rows * width),
        own,
        exposed ? Arrays.copyOf(exposure, rows) : new double[0],
        taught ? Arrays.copyOf(teacher, rows) : new double[0],
        GroupBlock.of(groups),
        counts);
  }
}
