package io.cltr.pipeline.bench;

import java.util.stream.IntStream;

/** The softmax loss and its gradient by two plain threads over one array: what a loop can do. */
final class PlainSoftmax {
  private static final int THREADS = 2;
  private final int width;
  private final int queries;
  private final float[] features;
  private final double[] signal;

  PlainSoftmax(TrainingRows rows) {
    width = rows.width();
    queries = rows.queries();
    features = new float[queries * TrainingRows.DOCUMENTS * width];
    signal = new double[queries * TrainingRows.DOCUMENTS];
    IntStream.range(0, queries)
        .parallel()
        .forEach(
            q -> {
              float[] own = rows.features(q);
              System.arraycopy(own, 0, features, q * own.length, own.length);
              System.arraycopy(
                  rows.signal(q),
                  0,
                  signal,
                  q * TrainingRows.DOCUMENTS,
                  TrainingRows.DOCUMENTS);
            });
  }

  /** One evaluation; returns the loss. */
  double evaluate(double[] weights, double[] gradient) throws InterruptedException {
    double[][] parts = new double[THREADS][width + 1];
    Thread[] threads = new Thread[THREADS];
    for (int t = 0; t < THREADS; t++) {
      int from = queries / THREADS * t;
      int to = t == THREADS - 1 ? queries : queries / THREADS * (t + 1);
      double[] into = parts[t];
      threads[t] = new Thread(() -> evaluate(weights, from, to, into));
      threads[t].start();
    }
    double loss = 0;
    for (int t = 0; t < THREADS; t++) {
      threads[t].join();
      for (int j = 0; j < width; j++) {
        gradient[j] += parts[t][j];
      }
      loss += parts[t][width];
    }
    return loss;
  }

  private void evaluate(double[] weights, int from, int to, double[] into) {
    double[] scores = new double[TrainingRows.DOCUMENTS];
    for (int q = from; q < to; q++) {
      int first = q * scores.length;
      double total = 0;
      double mass = 0;
      for (int d = 0; d < scores.length; d++) {
        double score = 0;
        for (int j = 0; j < width; j++) {
          score += weights[j] * features[(first + d) * width + j];
        }
        scores[d] = score;
        total += Math.exp(score);
        mass += signal[first + d];
      }
      for (int d = 0; d < scores.length; d++) {
        double probability = Math.exp(scores[d]) / total;
        into[width] -= signal[first + d] * Math.log(probability);
        double slope = mass * probability - signal[first + d];
        for (int j = 0; j < width; j++) {
          into[j] += slope * features[(first + d) * width + j];
        }
      }
    }
  }
}
