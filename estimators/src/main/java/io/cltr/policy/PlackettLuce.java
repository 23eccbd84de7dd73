package io.cltr.policy;

import io.cltr.log.ConfigException;
import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.random.Generator;
import io.cltr.ranker.Ranker;
import io.cltr.ranker.Rankings;
import java.util.Arrays;
import java.util.Optional;

/**
 * Documents are drawn one after another without replacement, each with probability proportional to
 * exp(f_d/T) among those left (Plackett 1975; Luce 1959). A draw sorts f_d + T·G_d with standard
 * Gumbel noise G (Yellott 1977).
 *
 * <p>Rank probabilities are exact ({@link PlackettLuceRanks}) where that is cheap: up to 44
 * candidates at depth 10. Else they are the shares among {@code draws} draws, whose noise is a
 * function of the seed, the query's id and the number of the draw; intervals of values contain that
 * error. Policies with the same seed share their noise. T → 0 is {@link TopScore}. Not defined for
 * a query whose candidates have no features. Cost: draws × candidates.
 *
 * @param name what reports call it
 * @param ranker gives the scores f
 * @param temperature T, positive
 * @param draws number of draws behind the rank probabilities, at least 1
 * @param seed of the noise
 */
public record PlackettLuce(String name, Ranker ranker, double temperature, int draws, long seed)
    implements Policy {
  /** Default number of draws: standard errors of at most 0.035. */
  public static final int DRAWS = 200;

  /** Checks the ranges. */
  public PlackettLuce {
    if (!(temperature > 0 && Double.isFinite(temperature))) {
      throw new ConfigException(
          "policy '%s': temperature %s, allowed are finite numbers above 0"
              .formatted(name, temperature));
    }
    if (draws < 1) {
      throw new ConfigException(
          "policy '%s': %d draws, allowed are whole numbers from 1".formatted(name, draws));
    }
  }

  @Override
  public Optional<Ranks> ranks(Query query, Displays displays, int depth) {
    if (!query.hasFeatures()) {
      return Optional.empty();
    }
    double[] scores = ranker.scores(query);
    double[] cooled = cooled(scores);
    if (PlackettLuceRanks.cheap(cooled, depth)) {
      return Optional.of(PlackettLuceRanks.of(cooled, depth));
    }
    long[] ties = Rankings.ties(query);
    Generator noise = new Generator(seed).split("plackett-luce ranks").split(query.id());
    int[][] drawn = new int[draws][];
    for (int draw = 0; draw < draws; draw++) {
      drawn[draw] = Rankings.best(perturbed(scores, noise.split(draw)), ties, depth);
    }
    return Optional.of(Ranks.drawn(query.size(), depth, drawn));
  }

  private double[] cooled(double[] scores) {
    return Arrays.stream(scores).map(f -> f / temperature).toArray();
  }

  @Override
  public Optional<Slates> slates(Query query, Displays displays, int depth) {
    return query.hasFeatures()
        ? Optional.of(SoftmaxSlates.of(cooled(ranker.scores(query))))
        : Optional.empty();
  }

  @Override
  public Optional<int[]> draw(Query query, Displays displays, long key) {
    if (!query.hasFeatures()) {
      return Optional.empty();
    }
    Generator noise = new Generator(seed).split("plackett-luce draw").split(query.id()).split(key);
    return Optional.of(Rankings.all(query, perturbed(ranker.scores(query), noise)));
  }

  private double[] perturbed(double[] scores, Generator noise) {
    double[] perturbed = new double[scores.length];
    for (int d = 0; d < scores.length; d++) {
      perturbed[d] = scores[d] + temperature * noise.nextGumbel();
    }
    return perturbed;
  }
}
