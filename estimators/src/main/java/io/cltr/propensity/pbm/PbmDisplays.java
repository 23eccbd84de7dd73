package io.cltr.propensity.pbm;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/**
 * The displays of one query by document, position and unit bucket, randomised ones too: whoever
 * placed a document, examination is that of its position.
 *
 * @param names ids of the documents, sorted
 * @param offsets document d has the cells offsets[d] .. offsets[d + 1] − 1; documents + 1
 * @param positions 1-based, increasing within a document
 * @param buckets increasing within a document's position
 * @param shown Σv of the displays, v the impression's weight
 * @param clicks Σvc
 * @param squares Σv²
 */
public record PbmDisplays(
    String[] names,
    int[] offsets,
    int[] positions,
    int[] buckets,
    double[] shown,
    double[] clicks,
    double[] squares)
    implements Serializable {

  private record Place(String document, int position, int bucket) implements Serializable {}

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::document)
          .thenComparingInt(Place::position)
          .thenComparingInt(Place::bucket);

  /** Documents of the query. */
  public int documents() {
    return offsets.length - 1;
  }

  /** Sums so far. */
  static final class State implements Serializable {
    private final HashMap<Place, double[]> cells = new HashMap<>();

    private double[] cell(Place place) {
      return cells.computeIfAbsent(place, absent -> new double[3]);
    }
  }

  /** Sums displays; state: distinct (document, position, bucket) of the query. */
  public record Counter() implements Fold<Impression, State, PbmDisplays> {
    @Override
    public State start() {
      return new State();
    }

    @Override
    public void add(State state, Impression item) {
      add(state, item, item.bucket());
    }

    private static void add(State state, Impression item, int bucket) {
      double weight = item.weight();
      for (int i = 0; i < item.size(); i++) {
        double[] sums = state.cell(new Place(item.documents()[i], item.positions()[i], bucket));
        sums[0] += weight;
        sums[1] += weight * item.clicks()[i];
        sums[2] += weight * weight;
      }
    }

    @Override
    public void merge(State into, State from) {
      from.cells.forEach(
          (place, sums) -> {
            double[] total = into.cell(place);
            for (int i = 0; i < total.length; i++) {
              total[i] += sums[i];
            }
          });
    }

    @Override
    public PbmDisplays finish(State state) {
      List<Place> places = state.cells.keySet().stream().sorted(ORDER).toList();
      int cells = places.size();
      String[] names = places.stream().map(Place::document).distinct().toArray(String[]::new);
      int[] offsets = new int[names.length + 1];
      int[] positions = new int[cells];
      int[] buckets = new int[cells];
      double[][] sums = new double[3][cells];
      int document = 0;
      for (int i = 0; i < cells; i++) {
        Place place = places.get(i);
        if (i > 0 && !place.document().equals(places.get(i - 1).document())) {
          offsets[++document] = i;
        }
        positions[i] = place.position();
        buckets[i] = place.bucket();
        double[] found = state.cells.get(place);
        for (int j = 0; j < sums.length; j++) {
          sums[j][i] = found[j];
        }
      }
      offsets[names.length] = cells;
      return new PbmDisplays(names, offsets, positions, buckets, sums[0], sums[1], sums[2]);
    }
  }

  /**
   * The same with the units of a log in two halves: buckets are numbered bucket + {@link
   * Units#BUCKETS} half, half by {@link Units#splitPoint}.
   */
  public record HalvedCounter(long seed) implements Fold<Impression, State, PbmDisplays> {
    @Override
    public State start() {
      return new State();
    }

    @Override
    public void add(State state, Impression item) {
      boolean second = Units.splitPoint(item.unit(), seed) >= 0.5;
      Counter.add(state, item, item.bucket() + (second ? Units.BUCKETS : 0));
    }

    @Override
    public void merge(State into, State from) {
      new Counter().merge(into, from);
    }

    @Override
    public PbmDisplays finish(State state) {
      return new Counter().finish(state);
    }
  }
}
