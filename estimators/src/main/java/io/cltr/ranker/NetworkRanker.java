package io.cltr.ranker;

import io.cltr.feature.Standardisation;
import io.cltr.log.Query;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * A feed-forward network of standardised features with rectified hidden units:
 *
 * <pre>
 * h_0 = (φ − mean)/scale,   h_l = max(0, W_l h_{l−1} + b_l),   f = w · h_L
 * </pre>
 *
 * @param mean subtracted from each feature
 * @param scale what each difference is divided by; positive
 * @param layers hidden layers in order, and last the weights w as a layer of one unit whose bias is
 *     0
 */
public record NetworkRanker(double[] mean, double[] scale, Layer[] layers) implements Ranker {

  /**
   * One layer.
   *
   * @param weights units × inputs, row by row
   * @param biases one per unit
   */
  public record Layer(double[] weights, double[] biases) implements Serializable {
    /** Number of inputs. */
    public int inputs() {
      return weights.length / biases.length;
    }
  }

  /** Checks that the layers fit each other and the numbers are finite. */
  public NetworkRanker {
    int inputs = mean.length;
    if (scale.length != inputs || layers.length == 0) {
      throw new IllegalArgumentException(
          "%d means, %d scales, %d layers".formatted(inputs, scale.length, layers.length));
    }
    for (Layer layer : layers) {
      if (layer.biases().length == 0
          || layer.weights().length != layer.biases().length * inputs
          || !Arrays.stream(layer.weights()).allMatch(Double::isFinite)
          || !Arrays.stream(layer.biases()).allMatch(Double::isFinite)) {
        throw new IllegalArgumentException(
            "a layer of %d inputs has %d weights and %d biases; they must fit and be finite"
                .formatted(inputs, layer.weights().length, layer.biases().length));
      }
      inputs = layer.biases().length;
    }
    if (inputs != 1) {
      throw new IllegalArgumentException("the last layer has %d units, not one".formatted(inputs));
    }
  }

  @Override
  public int width() {
    return mean.length;
  }

  @Override
  public double[] scores(Query query) {
    LinearRanker.requireWidth(query, width());
    Standardisation standardised = new Standardisation(mean, scale, List.of());
    double[] scores = new double[query.size()];
    for (int d = 0; d < scores.length; d++) {
      double[] hidden = new double[width()];
      for (int j = 0; j < hidden.length; j++) {
        hidden[j] = standardised.apply(j, query.features()[d * width() + j]);
      }
      for (int l = 0; l < layers.length; l++) {
        hidden = next(layers[l], hidden, l < layers.length - 1);
      }
      scores[d] = hidden[0];
    }
    return scores;
  }

  private static double[] next(Layer layer, double[] inputs, boolean rectified) {
    double[] outputs = layer.biases().clone();
    for (int unit = 0; unit < outputs.length; unit++) {
      for (int j = 0; j < inputs.length; j++) {
        outputs[unit] += layer.weights()[unit * inputs.length + j] * inputs[j];
      }
      outputs[unit] = rectified ? Math.max(0, outputs[unit]) : outputs[unit];
    }
    return outputs;
  }
}
