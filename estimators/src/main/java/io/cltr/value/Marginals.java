package io.cltr.value;

import io.cltr.log.Impression;
import io.cltr.log.InputException;
import java.util.Arrays;

/**
 * w(x, e) = Σ_a π(a|x) p(e|a)/Σ_a π_0(a|x) p(e|a) of one round, for sets of dimensions of e.
 *
 * @param sets as {@link Embeddings#set} says, rising
 * @param weights in their order
 */
public record Marginals(long[] sets, double[] weights) {
  /** Of no set. */
  public static final Marginals NONE = new Marginals(new long[0], new double[0]);

  /** The weight by the dimensions of {@code set}. */
  public double of(long set) {
    return weights[Arrays.binarySearch(sets, set)];
  }

  /** p(e|a) of the e that was logged, by candidate and set; 0 where nobody shows the candidate. */
  public static double[][] likelihoods(
      ActionNeeds needs, String[] documents, boolean[] possible, Impression shown) {
    String[] logged = needs.embeddings().logged(shown);
    double[][] likelihoods = new double[documents.length][needs.sets().length];
    for (int a = 0; a < documents.length; a++) {
      if (possible[a]) {
        double[] each = needs.embeddings().probabilities(documents[a], shown.query(), logged);
        for (int s = 0; s < needs.sets().length; s++) {
          likelihoods[a][s] = product(needs.sets()[s], each);
        }
      }
    }
    return likelihoods;
  }

  private static double product(long set, double[] each) {
    double product = 1;
    for (long left = set; left != 0; left &= left - 1) {
      product *= each[Long.numberOfTrailingZeros(left)];
    }
    return product;
  }

  /** Σ_a π(a) p(e|a) by set; π by candidate and position. */
  public static double[] expected(
      double[] probabilities, int depth, int position, double[][] likelihoods) {
    double[] sums = new double[likelihoods.length == 0 ? 0 : likelihoods[0].length];
    for (int a = 0; a < likelihoods.length; a++) {
      double probability = probabilities[a * depth + position - 1];
      for (int s = 0; s < sums.length; s++) {
        sums[s] += probability * likelihoods[a][s];
      }
    }
    return sums;
  }

  /** The weights of {@code shown}, from {@link #expected} under π and π_0. */
  public static Marginals ratio(
      ActionNeeds needs, double[] wanted, double[] logged, Impression shown) {
    double[] weights = new double[logged.length];
    for (int s = 0; s < weights.length; s++) {
      if (!(logged[s] > 0)) {
        throw new InputException(
            "impression '%s': by its logger's policy and the embeddings, nothing with the embedding that it has is ever shown for query '%s'; correct values.loggingPolicies or values.embeddings"
                .formatted(shown.id(), shown.query()));
      }
      weights[s] = wanted[s] / logged[s];
    }
    return new Marginals(needs.sets(), weights);
  }
}
