package io.cltr.explain;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How much each feature moves scores.
 *
 * @param meanAbsolute mean over documents of |contribution|; noise of the contributions adds to it
 * @param noise mean over documents of the standard error of a contribution; 0 where exact
 * @param ranks from 1 for the largest {@code meanAbsolute}, of equals the first
 * @param base what is expected of a document of which nothing is known
 */
public record Importance(double[] meanAbsolute, double[] noise, int[] ranks, double base) {

  /** Over the documents of {@code sample}, of which there must be one. */
  public static Importance of(Explainer explainer, CandidateSample.Sample sample) {
    int width = sample.rows().get(0).features().length;
    double[] absolute = new double[width];
    double[] noise = new double[width];
    double base = 0;
    int documents = sample.rows().size();
    for (CandidateSample.Candidate candidate : sample.rows()) {
      Explanation explanation = explainer.of(candidate.features(), 0);
      base = explanation.base();
      for (int j = 0; j < width; j++) {
        absolute[j] += Math.abs(explanation.contributions()[j]) / documents;
        noise[j] += explanation.errors()[j] / documents;
      }
    }
    return new Importance(absolute, noise, ranks(absolute), base);
  }

  private static int[] ranks(double[] absolute) {
    int[] order =
        IntStream.range(0, absolute.length)
            .boxed()
            .sorted(Comparator.comparingDouble(j -> -absolute[j]))
            .mapToInt(j -> j)
            .toArray();
    int[] ranks = new int[order.length];
    for (int place = 0; place < order.length; place++) {
      ranks[order[place]] = place + 1;
    }
    return ranks;
  }
}
