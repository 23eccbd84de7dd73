package io.cltr.propensity.assumption;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.TreeMap;

/**
 * Click rates of one query's documents by position, and how relevant the documents above were.
 *
 * @param rate c/n of each (document, position)
 * @param above mean over the displays of a (document, position) of Σ z over the documents above
 * @param relevance z of each document
 */
record CascadeCells(
    HashMap<Place, Double> rate, HashMap<Place, Double> above, HashMap<String, Double> relevance)
    implements Serializable {
  /** Displays of the query's mean relevance that are added to each document. */
  private static final double ADDED = 2;

  /** A document at a position. */
  record Place(String document, int position) implements Serializable {}

  private record Pair(String above, Place place) implements Serializable {}

  /** What one impression says: sums over its displays, times its weight. */
  record Terms(int bucket, double together, double expected, double below)
      implements Serializable {}

  /** The terms of {@code item}; see {@link NoCascadeTest}. */
  Terms terms(Impression item) {
    double residuals = 0;
    double clicked = 0;
    double together = 0;
    double expected = 0;
    double below = 0;
    double sum = 0;
    for (int i = 0; i < item.size(); i++) {
      Place place = new Place(item.documents()[i], item.positions()[i]);
      double mean = rate.get(place);
      double residual = item.clicks()[i] - mean;
      together += residual * residuals;
      expected += mean * clicked;
      residuals += residual;
      clicked += mean;
      below += residual * (sum - above.get(place));
      sum += relevance.get(item.documents()[i]);
    }
    double v = item.weight();
    return new Terms(item.bucket(), v * together, v * expected, v * below);
  }

  /** Sums so far. */
  static final class State implements Serializable {
    private final TreeMap<String, double[]> documents = new TreeMap<>();
    private final HashMap<Place, double[]> places = new HashMap<>();
    private final HashMap<Pair, double[]> pairs = new HashMap<>();
  }

  /**
   * Sums displays; state: distinct (document, position) and (document above, document, position) of
   * the query.
   *
   * @param theta θ̂ by position; NaN where unknown
   */
  record Counter(double[] theta) implements Fold<Impression, State, CascadeCells> {
    @Override
    public State start() {
      return new State();
    }

    @Override
    public void add(State state, Impression item) {
      double v = item.weight();
      for (int i = 0; i < item.size(); i++) {
        Place place = new Place(item.documents()[i], item.positions()[i]);
        plus(state.places, place, v, v * item.clicks()[i]);
        double examined = theta[item.positions()[i] - 1];
        boolean known = !Double.isNaN(examined);
        double[] sums =
            state.documents.computeIfAbsent(item.documents()[i], absent -> new double[2]);
        sums[0] += known ? v * examined : 0;
        sums[1] += known ? v * item.clicks()[i] : 0;
        for (int j = 0; j < i; j++) {
          plus(state.pairs, new Pair(item.documents()[j], place), v, 0);
        }
      }
    }

    private static <K> void plus(HashMap<K, double[]> cells, K key, double shown, double clicks) {
      double[] sums = cells.computeIfAbsent(key, absent -> new double[2]);
      sums[0] += shown;
      sums[1] += clicks;
    }

    @Override
    public void merge(State into, State from) {
      from.places.forEach((place, sums) -> plus(into.places, place, sums[0], sums[1]));
      from.pairs.forEach((pair, sums) -> plus(into.pairs, pair, sums[0], sums[1]));
      from.documents.forEach(
          (document, sums) -> {
            double[] total = into.documents.computeIfAbsent(document, absent -> new double[2]);
            total[0] += sums[0];
            total[1] += sums[1];
          });
    }

    @Override
    public CascadeCells finish(State state) {
      double examined = 0;
      double clicks = 0;
      for (double[] sums : state.documents.values()) {
        examined += sums[0];
        clicks += sums[1];
      }
      double mean = examined == 0 ? 0 : clicks / examined;
      CascadeCells cells = new CascadeCells(new HashMap<>(), new HashMap<>(), new HashMap<>());
      state.documents.forEach(
          (document, sums) ->
              cells.relevance.put(document, (sums[1] + ADDED * mean) / (sums[0] + ADDED)));
      state.places.forEach(
          (place, sums) -> {
            cells.rate.put(place, sums[1] / sums[0]);
            cells.above.put(place, 0.0);
          });
      state.pairs.entrySet().stream()
          .sorted(Comparator.comparing(pair -> pair.getKey().above()))
          .forEach(pair -> addAbove(state, cells, pair.getKey(), pair.getValue()[0]));
      return cells;
    }

    private static void addAbove(State state, CascadeCells cells, Pair pair, double shown) {
      double z = cells.relevance.get(pair.above());
      double all = state.places.get(pair.place())[0];
      cells.above.merge(pair.place(), z * shown / all, Double::sum);
    }
  }
}
