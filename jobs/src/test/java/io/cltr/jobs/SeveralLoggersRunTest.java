package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cltr.random.Generator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log of single actions by two loggers, whose policies and embeddings are told. */
class SeveralLoggersRunTest {
  private static final String[] DOCUMENTS = {"a", "b", "c", "d"};
  private static final double[][] LOGGING = {{0.5, 0.3, 0.2, 0}, {0.1, 0.1, 0.2, 0.6}};
  private static final double[] TARGET = {0.1, 0.2, 0.3, 0.4};
  private static final double[] RED = {0.75, 0.25, 0.75, 0.25};
  private static final String VALUES =
      "estimators: [ips, mixture-ips, mixture-dr, weighted-ips, weighted-dr, mips, snmips, mips-slope, mips-estimated]";

  @TempDir static Path folder;

  /** Clicks depend on the embedding alone. */
  private static double click(int document, boolean red) {
    return (document < 2 ? 0.2 : 0.5) + (red ? 0.3 : 0);
  }

  private static double truth() {
    double truth = 0;
    for (int d = 0; d < 4; d++) {
      truth += TARGET[d] * (RED[d] * click(d, true) + (1 - RED[d]) * click(d, false));
    }
    return truth;
  }

  @BeforeAll
  static void log() throws IOException {
    Generator random = new Generator(20261128);
    List<String> shown =
        new ArrayList<>(
            List.of(
                "impression_id,unit_id,query_id,logger,doc_id,position,logging_probability,colour"));
    List<String> clicks = new ArrayList<>(List.of("impression_id,doc_id"));
    for (int i = 0; i < 1500; i++) {
      int logger = random.nextBoolean(0.4) ? 0 : 1;
      double u = random.nextDouble();
      int d = 0;
      double sum = LOGGING[logger][0];
      while (u >= sum && d < 3) {
        sum += LOGGING[logger][++d];
      }
      boolean red = random.nextBoolean(RED[d]);
      shown.add(
          "i%d,u%d,q%d,%s,%s,1,%s,%s"
              .formatted(
                  i,
                  i / 2,
                  i % 3,
                  logger == 0 ? "alpha" : "beta",
                  DOCUMENTS[d],
                  LOGGING[logger][d],
                  red ? "red" : "blue"));
      if (random.nextBoolean(click(d, red))) {
        clicks.add("i%d,%s".formatted(i, DOCUMENTS[d]));
      }
    }
    write("impressions.csv", shown);
    write("clicks.csv", clicks);
    policy("a.csv", LOGGING[0]);
    policy("b.csv", LOGGING[1]);
    policy("target.csv", TARGET);
    List<String> embeddings = new ArrayList<>(List.of("doc_id,dimension,category,probability"));
    for (int d = 0; d < 4; d++) {
      embeddings.add("%s,colour,red,%s".formatted(DOCUMENTS[d], RED[d]));
      embeddings.add("%s,colour,blue,%s".formatted(DOCUMENTS[d], 1 - RED[d]));
      embeddings.add("%s,size,%s,1".formatted(DOCUMENTS[d], d < 2 ? "small" : "large"));
    }
    write("embeddings.csv", embeddings);
  }

  private static void write(String name, List<String> lines) throws IOException {
    Files.write(folder.resolve(name), lines);
  }

  private static void policy(String name, double[] probabilities) throws IOException {
    List<String> rows = new ArrayList<>(List.of("query_id,doc_id,position,probability"));
    for (int q = 0; q < 3; q++) {
      for (int d = 0; d < 4; d++) {
        rows.add("q%d,%s,1,%s".formatted(q, DOCUMENTS[d], probabilities[d]));
      }
    }
    write(name, rows);
  }

  private static Path config(String values) throws IOException {
    Path file = folder.resolve("c.yaml");
    Files.writeString(
        file,
        """
        impressions: impressions.csv
        clicks: clicks.csv
        policies: [{kind: table, name: target, path: target.csv}]
        values:
          placebo: false
        """
            + values.indent(2));
    return file;
  }

  private static final String POLICIES =
      "loggingPolicies:\n  alpha: {kind: table, path: a.csv}\n  beta: {kind: table, path: b.csv}\n";

  @Test
  void everyEstimatorHasAValue() throws IOException {
    Path config = config(POLICIES + "embeddings: embeddings.csv\n" + VALUES);
    Path run = RunFolders.run(folder.resolve("good"), 0, "evaluate", "--config=" + config);
    JsonNode values = RunFolders.json(run.resolve("report.json")).get("values");
    assertThat(values).hasSize(9);
    for (JsonNode value : values) {
      String estimator = value.get("estimator").asText();
      double z = (value.get("value").asDouble() - truth()) / value.get("standardError").asDouble();
      if (estimator.startsWith("weighted")
          || List.of("ips", "mips-estimated").contains(estimator)) {
        assertThat(value.get("warnings").toString()).as(estimator).contains("mean weight");
      } else {
        assertThat(z).as(estimator).isBetween(-4.0, 4.0);
        assertThat(value.get("warnings").toString()).as(estimator).doesNotContain("not trust");
      }
    }
  }

  private static void refused(int exit, String values, String message) throws IOException {
    Terminal.Result result =
        Terminal.run(
            "evaluate", "--config=" + config(values), "--out=" + folder.resolve("refused"));
    assertThat(result.exit()).as(result.text()).isEqualTo(exit);
    assertThat(result.text()).contains(message).doesNotContain("\tat ");
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    refused(
        Cltr.USAGE,
        "estimators: [mixture-ips]",
        "value estimator 'mixture-ips' needs the policy of every logger: values: {loggingPolicies: {alpha:");
    refused(
        Cltr.USAGE,
        "loggingPolicies: {alpha: uniform, betta: uniform}\nestimators: [mixture-ips]",
        "values.loggingPolicies: the log has the logger 'beta', did you mean 'betta'?");
    refused(
        Cltr.USAGE,
        POLICIES + "  alphe: uniform\nestimators: [mixture-ips]",
        "values.loggingPolicies: the log has no logger 'alphe', did you mean 'alpha'?");
    refused(
        Cltr.USAGE,
        POLICIES + "estimators: [mips]",
        "value estimator 'mips' needs embeddings: values: {embeddings: PATH}");
    refused(
        Cltr.USAGE,
        POLICIES + "embeddings: embeddings.csv\nestimators: [{kind: mips, dimensions: [color]}]",
        "the embeddings have no dimension 'color'; they have [colour, size]");
  }

  @Test
  void wrongPoliciesAndEmbeddingsAreRefused() throws IOException {
    refused(
        Cltr.DATA,
        "loggingPolicies:\n  alpha: {kind: table, path: b.csv}\n  beta: {kind: table, path: b.csv}\n"
            + "estimators: [mixture-ips]",
        "the policy of logger 'alpha' disagrees with the log's logging_probability in ");
    write("few.csv", List.of("doc_id,dimension,category", "a,size,small", "b,size,small"));
    refused(
        Cltr.DATA,
        POLICIES + "embeddings: few.csv\nestimators: [mips]",
        "', which may be shown for query 'q");
    write("odd.csv", List.of("doc_id,dimension,category,probability", "a,size,small,0.4"));
    refused(
        Cltr.DATA,
        POLICIES + "embeddings: odd.csv\nestimators: [mips]",
        "embeddings: document 'a', dimension 'size': found probabilities that sum to 0.4");
  }
}
