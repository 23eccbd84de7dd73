package io.cltr.scorer;

import io.cltr.feature.Standardisation;
import io.cltr.log.ConfigException;
import io.cltr.random.Generator;
import io.cltr.ranker.NetworkRanker;
import io.cltr.ranker.NetworkRanker.Layer;
import io.cltr.ranker.Ranker;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A feed-forward network with rectified hidden units, see {@link NetworkRanker}. A search starts at
 * weights drawn from N(0, 2/inputs) and biases 0 (He, Zhang, Ren and Sun, ICCV 2015). Not convex:
 * another seed gives another ranker.
 *
 * <p>The parameters are, layer by layer, the weights of its units and then their biases; last the
 * output's weights.
 *
 * @param hidden units of each hidden layer, at least 1
 */
public record Network(List<Integer> hidden) implements Scorer {
  /** One hidden layer of 16 units. */
  public Network() {
    this(List.of(16));
  }

  /** Checks the ranges. */
  public Network {
    hidden = List.copyOf(hidden);
    if (hidden.isEmpty() || hidden.stream().anyMatch(units -> units < 1)) {
      throw new ConfigException(
          "scorer network: hidden must name at least one layer of at least one unit, found "
              + hidden);
    }
  }

  @Override
  public String id() {
    return "network";
  }

  @Override
  public String summary() {
    return "A small feed-forward network with rectified units";
  }

  @Override
  public String source() {
    return "Ai, Bi, Luo, Guo and Croft, SIGIR 2018 (its use on debiased clicks)";
  }

  @Override
  public int parameters(int width) {
    int inputs = width;
    int count = 0;
    for (int units : hidden) {
      count += units * inputs + units;
      inputs = units;
    }
    return count + inputs;
  }

  @Override
  public double[] start(int width, Generator random) {
    double[] start = new double[parameters(width)];
    int inputs = width;
    int at = 0;
    for (int units : hidden) {
      draw(start, at, units * inputs, inputs, random);
      at += units * inputs + units;
      inputs = units;
    }
    draw(start, at, inputs, inputs, random);
    return start;
  }

  private static void draw(double[] into, int at, int count, int inputs, Generator random) {
    double deviation = Math.sqrt(2.0 / inputs);
    for (int i = 0; i < count; i++) {
      into[at + i] = deviation * random.nextGaussian();
    }
  }

  @Override
  public void score(
      double[] parameters, float[] features, int width, int from, int to, double[] scores) {
    double[][] hiddenUnits = units();
    for (int row = from; row < to; row++) {
      scores[row - from] = forward(parameters, features, row * width, width, hiddenUnits);
    }
  }

  @Override
  public void backward(
      double[] parameters,
      float[] features,
      int width,
      int from,
      int to,
      double[] slopes,
      double[] gradient,
      int at) {
    double[][] units = units();
    double[][] errors = units();
    for (int row = from; row < to; row++) {
      if (slopes[row - from] != 0) {
        forward(parameters, features, row * width, width, units);
        backward(
            parameters,
            features,
            row * width,
            width,
            units,
            errors,
            slopes[row - from],
            gradient,
            at);
      }
    }
  }

  private double[][] units() {
    return hidden.stream().map(double[]::new).toArray(double[][]::new);
  }

  private double forward(
      double[] parameters, float[] features, int start, int width, double[][] units) {
    int at = 0;
    for (int l = 0; l < units.length; l++) {
      int inputs = l == 0 ? width : units[l - 1].length;
      int biases = at + units[l].length * inputs;
      for (int u = 0; u < units[l].length; u++) {
        double sum =
            l == 0
                ? Dot.of(parameters, at + u * inputs, features, start, inputs)
                : dot(parameters, at + u * inputs, units[l - 1]);
        units[l][u] = Math.max(0, sum + parameters[biases + u]);
      }
      at = biases + units[l].length;
    }
    return dot(parameters, at, units[units.length - 1]);
  }

  private static double dot(double[] parameters, int at, double[] inputs) {
    double sum = 0;
    for (int j = 0; j < inputs.length; j++) {
      sum += parameters[at + j] * inputs[j];
    }
    return sum;
  }

  private void backward(
      double[] parameters,
      float[] features,
      int start,
      int width,
      double[][] units,
      double[][] errors,
      double slope,
      double[] gradient,
      int offset) {
    int last = units.length - 1;
    int at = parameters(width) - units[last].length;
    for (int u = 0; u < units[last].length; u++) {
      gradient[offset + at + u] += slope * units[last][u];
      errors[last][u] = units[last][u] > 0 ? slope * parameters[at + u] : 0;
    }
    for (int l = last; l >= 0; l--) {
      int inputs = l == 0 ? width : units[l - 1].length;
      at -= units[l].length * inputs + units[l].length;
      if (l > 0) {
        Arrays.fill(errors[l - 1], 0);
      }
      for (int u = 0; u < units[l].length; u++) {
        double error = errors[l][u];
        if (error == 0) {
          continue;
        }
        int weights = at + u * inputs;
        gradient[offset + at + units[l].length * inputs + u] += error;
        if (l == 0) {
          Dot.add(error, features, start, width, gradient, offset + weights);
          continue;
        }
        for (int j = 0; j < inputs; j++) {
          gradient[offset + weights + j] += error * units[l - 1][j];
          errors[l - 1][j] += units[l - 1][j] > 0 ? error * parameters[weights + j] : 0;
        }
      }
    }
  }

  @Override
  public boolean penalised(int index, int width) {
    int inputs = width;
    int at = 0;
    for (int units : hidden) {
      at += units * inputs;
      if (index < at) {
        return true;
      }
      at += units;
      if (index < at) {
        return false;
      }
      inputs = units;
    }
    return true;
  }

  @Override
  public Ranker ranker(double[] parameters, Standardisation standardisation) {
    Layer[] layers = new Layer[hidden.size() + 1];
    int inputs = standardisation.width();
    int at = 0;
    for (int l = 0; l < hidden.size(); l++) {
      int units = hidden.get(l);
      int biases = at + units * inputs;
      layers[l] =
          new Layer(
              Arrays.copyOfRange(parameters, at, biases),
              Arrays.copyOfRange(parameters, biases, biases + units));
      at = biases + units;
      inputs = units;
    }
    layers[hidden.size()] =
        new Layer(Arrays.copyOfRange(parameters, at, at + inputs), new double[1]);
    return new NetworkRanker(standardisation.mean(), standardisation.scale(), layers);
  }

  @Override
  public Optional<double[]> parametersOf(Ranker ranker, Standardisation standardisation) {
    if (!(ranker instanceof NetworkRanker network) || network.width() != standardisation.width()) {
      return Optional.empty();
    }
    double[] parameters = new double[parameters(standardisation.width())];
    int at = 0;
    for (int l = 0; l < network.layers().length; l++) {
      Layer layer = network.layers()[l];
      boolean output = l == hidden.size();
      int size = layer.weights().length + (output ? 0 : layer.biases().length);
      if (at + size > parameters.length) {
        return Optional.empty();
      }
      System.arraycopy(layer.weights(), 0, parameters, at, layer.weights().length);
      if (!output) {
        System.arraycopy(
            layer.biases(), 0, parameters, at + layer.weights().length, layer.biases().length);
      }
      at += size;
    }
    if (at != parameters.length) {
      return Optional.empty();
    }
    restandardise(parameters, network, standardisation);
    return Optional.of(parameters);
  }

  /** Lets the first layer take features that are standardised by other means and scales. */
  private void restandardise(double[] parameters, NetworkRanker from, Standardisation to) {
    int width = to.width();
    int units = hidden.get(0);
    for (int u = 0; u < units; u++) {
      for (int j = 0; j < width; j++) {
        double weight = parameters[u * width + j] / from.scale()[j];
        parameters[units * width + u] += weight * (to.mean()[j] - from.mean()[j]);
        parameters[u * width + j] = weight * to.scale()[j];
      }
    }
  }
}
