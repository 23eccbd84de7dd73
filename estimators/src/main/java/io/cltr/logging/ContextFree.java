package io.cltr.logging;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.reward.CrossFit;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * Shares: π̂_0(d | q) = (s + n_d)/Σ_{d' candidate of q} (s + n_d'), n_d the impressions of d by the
 * same logger at the same position in the folds that fit.
 *
 * <p>For loggers that look at nothing: uniform ones, fixed mixtures, bandits without context. Right
 * where the candidates of all queries are the same or share no document; where they overlap in part
 * only close to right. State: loggers × positions × folds × documents.
 *
 * @param added s, impressions added to each document; above 0
 */
public record ContextFree(double added) implements LoggingModel {
  /** One impression is added to each document. */
  public ContextFree() {
    this(1);
  }

  /** Checks the range. */
  public ContextFree {
    if (!(added > 0 && Double.isFinite(added))) {
      throw new ConfigException(
          "logging model context-free: added must be above 0 and finite, found " + added);
    }
  }

  @Override
  public String id() {
    return "context-free";
  }

  @Override
  public String summary() {
    return "Shares of each document among what a logger showed at a position";
  }

  @Override
  public String source() {
    return "Saito, Aihara, Matsutani, Narita, NeurIPS 2021 (context-free logging policies)";
  }

  @Override
  public LoggingEstimate estimate(
      Source<Impression> log, Source<Keyed<Query>> queries, CrossFit folds) {
    Choice.requireFolds(folds);
    Source<Choice> choices = Choice.of(log, queries);
    Actions actions = log.fold(new Actions.Finder());
    TreeMap<String, double[][]> counts = choices.fold(new Counter(actions, folds));
    return Calibrated.of(id(), choices, actions, new Shares(actions, counts, added), folds);
  }

  private static String place(Impression one) {
    return one.positions()[0] + "/" + one.logger();
  }

  /** Impressions by logger and position, fold that they fit for, document. */
  private record Counter(Actions actions, CrossFit folds)
      implements Fold<Choice, TreeMap<String, double[][]>, TreeMap<String, double[][]>> {
    @Override
    public TreeMap<String, double[][]> start() {
      return new TreeMap<>();
    }

    @Override
    public void add(TreeMap<String, double[][]> state, Choice item) {
      int own = folds.fold(item.impression().unit());
      double[][] counts = counts(state, place(item.impression()));
      int action = actions.index(item.shown());
      for (int f = 0; f < counts.length; f++) {
        if (Choice.fits(own, f, counts.length)) {
          counts[f][action] += item.impression().weight();
        }
      }
    }

    private double[][] counts(TreeMap<String, double[][]> state, String place) {
      return state.computeIfAbsent(place, p -> new double[folds.folds()][actions.size()]);
    }

    @Override
    public void merge(TreeMap<String, double[][]> into, TreeMap<String, double[][]> from) {
      from.forEach(
          (place, more) -> {
            double[][] counts = counts(into, place);
            for (int f = 0; f < counts.length; f++) {
              for (int a = 0; a < counts[f].length; a++) {
                counts[f][a] += more[f][a];
              }
            }
          });
    }

    @Override
    public TreeMap<String, double[][]> finish(TreeMap<String, double[][]> state) {
      return state;
    }
  }

  private record Shares(Actions actions, TreeMap<String, double[][]> counts, double added)
      implements ChoiceModel {
    @Override
    public double[] logits(Choice choice, int fold) {
      String[] candidates = actions.candidates(choice.query());
      double[] logits = new double[candidates.length];
      double[][] found = counts.get(place(choice.impression()));
      Arrays.setAll(
          logits,
          j -> {
            int action = actions.index(candidates[j]);
            return StrictMath.log(added + (action < 0 ? 0 : found[fold][action]));
          });
      return logits;
    }
  }
}
