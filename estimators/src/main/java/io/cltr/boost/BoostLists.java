package io.cltr.boost;

import io.cltr.objective.CurvedObjective;
import io.cltr.objective.ListData;
import io.cltr.ranker.DebiasedDcg;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Lists of one machine side by side, as libraries of trees take them.
 *
 * @param features of all documents, row by row
 * @param offsets list l holds the documents offsets[l] .. offsets[l + 1] − 1
 */
public record BoostLists(
    int width, float[] features, int[] offsets, ListData[] lists, double represented) {
  private static final int CHUNK = 64;

  /** The lists of {@code blocks}, one block after the other. */
  public static BoostLists of(List<? extends BoostBlock> blocks, int column) {
    int width = blocks.isEmpty() ? 0 : blocks.get(0).width();
    int documents = blocks.stream().mapToInt(BoostBlock::documents).sum();
    float[] features = new float[Math.multiplyExact(documents, width)];
    List<ListData> lists = new ArrayList<>();
    int[] offsets = new int[blocks.stream().mapToInt(BoostBlock::lists).sum() + 1];
    double represented = 0;
    int at = 0;
    for (BoostBlock block : blocks) {
      System.arraycopy(block.features(), 0, features, at * width, block.documents() * width);
      for (int list = 0; list < block.lists(); list++) {
        lists.add(block.list(list, column));
        offsets[lists.size()] = at + block.offsets()[list + 1];
      }
      at += block.documents();
      represented += block.represented();
    }
    return new BoostLists(width, features, offsets, lists.toArray(ListData[]::new), represented);
  }

  /** Number of documents. */
  public int documents() {
    return offsets[lists.length];
  }

  /** Documents of each list. */
  public int[] sizes() {
    return IntStream.range(0, lists.length).map(l -> offsets[l + 1] - offsets[l]).toArray();
  }

  /** The impressions of each list's query, times {@code scale}. */
  public float[] weights(double scale) {
    float[] weights = new float[lists.length];
    for (int l = 0; l < lists.length; l++) {
      weights[l] = (float) (scale * lists[l].impressions());
    }
    return weights;
  }

  /** γ̂ of each document. */
  public float[] signal() {
    float[] signal = new float[documents()];
    for (int l = 0; l < lists.length; l++) {
      for (int d = offsets[l]; d < offsets[l + 1]; d++) {
        signal[d] = (float) lists[l].signal()[d - offsets[l]];
      }
    }
    return signal;
  }

  /**
   * The slopes and curvatures of {@code objective}, times {@code scale}.
   *
   * @param scores of the documents
   * @return Σ t over the lists, not scaled; summed in the order of the lists, whatever the threads
   */
  public double gradients(
      CurvedObjective objective,
      float[][] scores,
      double scale,
      float[] slopes,
      float[] curvatures) {
    return sum(
        l -> {
          double[] own = scores(l, scores);
          double[] slope = new double[own.length];
          double[] curvature = new double[own.length];
          double loss = objective.at(lists[l], own, slope, curvature);
          for (int d = 0; d < own.length; d++) {
            slopes[offsets[l] + d] = (float) (scale * slope[d]);
            curvatures[offsets[l] + d] = (float) (scale * curvature[d]);
          }
          return loss;
        });
  }

  /** The debiased DCG@10 of ranking the lists by {@code scores}, summed over them. */
  public double gain(float[][] scores) {
    return sum(l -> DebiasedDcg.of(lists[l].signal(), scores(l, scores)));
  }

  private double[] scores(int list, float[][] scores) {
    double[] own = new double[offsets[list + 1] - offsets[list]];
    for (int d = 0; d < own.length; d++) {
      own[d] = scores[offsets[list] + d][0];
    }
    return own;
  }

  private double sum(IntToDoubleFunction ofList) {
    double[] chunks =
        IntStream.range(0, (lists.length + CHUNK - 1) / CHUNK)
            .parallel()
            .mapToDouble(
                chunk -> {
                  double sum = 0;
                  for (int l = chunk * CHUNK;
                      l < Math.min((chunk + 1) * CHUNK, lists.length);
                      l++) {
                    sum += ofList.applyAsDouble(l);
                  }
                  return sum;
                })
            .toArray();
    double total = 0;
    for (double chunk : chunks) {
      total += chunk;
    }
    return total;
  }
}
