package io.cltr.pipeline.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.policy.PolicyTable;
import io.cltr.policy.PolicyTable.Row;
import io.cltr.reward.Predictions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * A log of single actions with a target policy, predictions, and the numbers that Open Bandit
 * Pipeline 0.5.5 (commit 8cbd5fa) computed on it. Each round is a query of its own.
 *
 * @param propensities logging probabilities
 * @param estimated other logging probabilities, estimated by the peer; empty where it did not
 * @param balanced weights of a classifier; empty where there are none
 * @param target π by round and action
 * @param predicted q̂ by round and action
 */
record BanditCase(
    JsonNode expected,
    int[] actions,
    double[] rewards,
    double[] propensities,
    double[] estimated,
    double[] balanced,
    double[][] target,
    double[][] predicted) {

  /** A case of the simulated logs. */
  static BanditCase simulated(String name) {
    String folder = "/golden/value/";
    List<String[]> rows = rows(stream(folder + name + ".csv.gz"));
    Map<String, Integer> column = columns(rows.get(0));
    List<String[]> data = rows.subList(1, rows.size());
    return new BanditCase(
        json(stream(folder + name + ".json")),
        data.stream().mapToInt(row -> Integer.parseInt(row[column.get("action")])).toArray(),
        numbers(data, column.get("reward")),
        numbers(data, column.get("pscore")),
        numbers(data, column.get("estimated_pscore")),
        numbers(data, column.get("estimated_iw")),
        matrix(data, column.get("pi_e_0"), 10),
        matrix(data, column.get("q_0"), 10));
  }

  /** A case of the Open Bandit Dataset; π depends on the position alone. */
  static BanditCase openBandit(Path folder, String name) {
    List<String[]> rows = rows(file(folder.resolve(name + ".log.csv.gz")));
    Map<String, Integer> column = columns(rows.get(0));
    List<String[]> data = rows.subList(1, rows.size());
    List<String[]> predicted = rows(file(folder.resolve(name + ".qhat.csv.gz")));
    int width = predicted.get(0).length;
    double[][] byPosition = new double[3][width];
    List<String[]> policy = rows(file(folder.resolve(name + ".policy.csv.gz")));
    for (String[] row : policy.subList(1, policy.size())) {
      byPosition[Integer.parseInt(row[1])][Integer.parseInt(row[0])] = Double.parseDouble(row[2]);
    }
    return new BanditCase(
        json(file(folder.resolve(name + ".json"))),
        data.stream().mapToInt(row -> Integer.parseInt(row[column.get("action")])).toArray(),
        numbers(data, column.get("reward")),
        numbers(data, column.get("pscore")),
        new double[0],
        new double[0],
        data.stream()
            .map(row -> byPosition[Integer.parseInt(row[column.get("position")])])
            .toArray(double[][]::new),
        matrix(predicted.subList(1, predicted.size()), 0, width));
  }

  private static InputStream file(Path path) {
    try {
      return Files.newInputStream(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, Integer> columns(String[] header) {
    Map<String, Integer> columns = new TreeMap<>();
    for (int i = 0; i < header.length; i++) {
      columns.put(header[i], i);
    }
    return columns;
  }

  static double[] numbers(List<String[]> rows, int column) {
    return rows.stream().mapToDouble(row -> Double.parseDouble(row[column])).toArray();
  }

  static double[][] matrix(List<String[]> rows, int first, int width) {
    return rows.stream()
        .map(
            row ->
                Arrays.stream(row, first, first + width).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }

  static JsonNode json(InputStream in) {
    try (in) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String[]> rows(InputStream zipped) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(zipped), StandardCharsets.UTF_8))) {
      return reader.lines().map(line -> line.split(",", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static InputStream stream(String path) {
    return BanditCase.class.getResourceAsStream(path);
  }

  /** The log, by its own logging probabilities or by estimated ones. */
  List<Impression> log(double[] probabilities) {
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < rewards.length; i++) {
      String id = "i" + i;
      double[] reward = {rewards[i]};
      log.add(
          new Impression(
              id,
              id,
              Units.bucket(id),
              "q" + i,
              "",
              0,
              "",
              Map.of(),
              new String[] {document(actions[i])},
              new int[] {1},
              reward,
              reward,
              new double[] {probabilities[i]}));
    }
    return log;
  }

  /** Sorts as the numbers do. */
  private static String document(int action) {
    return "a%02d".formatted(action);
  }

  PolicyTable policy() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < target.length; i++) {
      for (int a = 0; a < target[i].length; a++) {
        rows.add(new Row("q" + i, document(a), 1, target[i][a]));
      }
    }
    return PolicyTable.of("target", rows);
  }

  Map<String, Predictions> predictions() {
    String[] documents =
        IntStream.range(0, predicted[0].length)
            .mapToObj(BanditCase::document)
            .toArray(String[]::new);
    Map<String, Predictions> predictions = new TreeMap<>();
    for (int i = 0; i < predicted.length; i++) {
      predictions.put("q" + i, new Predictions(documents, 1, new double[][] {predicted[i]}));
    }
    return predictions;
  }
}
