package io.cltr.learner;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.reward.CrossFit;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/**
 * The rounds of one query of a log of single actions, those alike summed: cell i has the action
 * {@code documents[i]}, shown with {@code probabilities[i]} to units of {@code folds[i]}.
 *
 * @param probabilities π_0 in (0, 1]
 * @param folds of cross-fitting; 0 without
 * @param shown Σ v
 * @param gained Σ v r
 * @param squared Σ v r²
 * @param rounds their number
 * @param rewarded those with a reward
 */
record BanditRounds(
    String[] documents,
    double[] probabilities,
    int[] folds,
    double[] shown,
    double[] gained,
    double[] squared,
    long rounds,
    long rewarded)
    implements Serializable {

  private record Place(String document, double probability, int fold) implements Serializable {}

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::document)
          .thenComparingDouble(Place::probability)
          .thenComparingInt(Place::fold);

  /** Sums so far. */
  static final class State implements Serializable {
    private final HashMap<Place, double[]> cells = new HashMap<>();
    private long rounds;
    private long rewarded;

    private double[] cell(Place place) {
      return cells.computeIfAbsent(place, absent -> new double[3]);
    }
  }

  /**
   * Sums rounds; state: distinct (action, probability, fold) of the query.
   *
   * @param crossFit which units are predicted from which others; none or one
   */
  record Counter(String learner, List<CrossFit> crossFit)
      implements Fold<Impression, State, BanditRounds> {
    @Override
    public State start() {
      return new State();
    }

    @Override
    public void add(State state, Impression item) {
      requireAction(item);
      int fold = crossFit.isEmpty() ? 0 : crossFit.get(0).fold(item.unit());
      double[] sums =
          state.cell(new Place(item.documents()[0], item.loggingProbabilities()[0], fold));
      double reward = item.rewards()[0];
      sums[0] += item.weight();
      sums[1] += item.weight() * reward;
      sums[2] += item.weight() * reward * reward;
      state.rounds++;
      state.rewarded += reward == 0 ? 0 : 1;
    }

    private void requireAction(Impression item) {
      if (item.size() != 1 || item.positions()[0] != 1) {
        throw bad(
            item,
            item.size() == 1
                ? "shows a document at position " + item.positions()[0] + " alone"
                : "shows " + item.size() + " documents",
            "one document, at position 1");
      }
      if (item.loggingProbabilities().length == 0) {
        throw bad(
            item, "has no logging probability", "the probability with which the logger chose it");
      }
      double probability = item.loggingProbabilities()[0];
      if (!(probability > 0 && probability <= 1)) {
        throw bad(item, "has the logging probability " + probability, "numbers in (0, 1]");
      }
      if (!Double.isFinite(item.rewards()[0])) {
        throw bad(item, "has the reward " + item.rewards()[0], "finite numbers");
      }
    }

    private InputException bad(Impression item, String found, String allowed) {
      return new InputException(
          "table impressions: impression '%s' %s; %s learns from single actions and needs %s"
              .formatted(item.id(), found, learner, allowed));
    }

    @Override
    public void merge(State into, State from) {
      from.cells.forEach(
          (place, sums) -> {
            double[] total = into.cell(place);
            for (int m = 0; m < sums.length; m++) {
              total[m] += sums[m];
            }
          });
      into.rounds += from.rounds;
      into.rewarded += from.rewarded;
    }

    @Override
    public BanditRounds finish(State state) {
      List<Place> places = state.cells.keySet().stream().sorted(ORDER).toList();
      double[][] sums = new double[3][places.size()];
      for (int i = 0; i < places.size(); i++) {
        double[] own = state.cells.get(places.get(i));
        for (int m = 0; m < own.length; m++) {
          sums[m][i] = own[m];
        }
      }
      return new BanditRounds(
          places.stream().map(Place::document).toArray(String[]::new),
          places.stream().mapToDouble(Place::probability).toArray(),
          places.stream().mapToInt(Place::fold).toArray(),
          sums[0],
          sums[1],
          sums[2],
          state.rounds,
          state.rewarded);
    }
  }
}
