package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Logs of slates with logged probabilities, by the command line: a before b in a quarter of 400
 * slates, and a click on a in all of these and in a third of the others.
 */
class SlatesTest {
  private static final String HEADER =
      "impression_id,query_id,doc_id,position,unit_id,logging_probability,cascade_probability";

  @TempDir Path folder;

  @BeforeEach
  void policyAndClicks() throws IOException {
    Files.write(
        folder.resolve("policy.csv"),
        List.of("query_id,doc_id,position,probability", "q,a,1,1", "q,b,2,1"));
    List<String> clicks = new ArrayList<>(List.of("impression_id,doc_id,position"));
    for (int i = 0; i < 400; i += 4) {
      clicks.add("i%d,a,1".formatted(i));
      clicks.add("i%d,a,2".formatted(i + 1));
    }
    Files.write(folder.resolve("clicks.csv"), clicks);
  }

  /** The rows of a slate come in any order. */
  private static List<String> slates() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      boolean first = i % 4 == 0;
      double probability = first ? 0.25 : 0.75;
      rows.add(rows.size() / 3, row(i, first ? "a" : "b", 1, probability));
      rows.add(rows.size() / 2, row(i, first ? "b" : "a", 2, probability));
    }
    rows.add(0, HEADER);
    return rows;
  }

  private static String row(int slate, String document, int position, double probability) {
    return "i%d,q,%s,%d,u%d,%s,%s"
        .formatted(slate, document, position, slate, probability, probability);
  }

  private String[] evaluate(List<String> slates, String estimators) throws IOException {
    Files.write(folder.resolve("slates.csv"), slates);
    return new String[] {
      "evaluate",
      "--impressions=" + folder.resolve("slates.csv"),
      "--clicks=" + folder.resolve("clicks.csv"),
      "--set=policies=[{kind: table, name: first, path: " + folder.resolve("policy.csv") + "}]",
      "--set=values.estimators=" + estimators
    };
  }

  private String refused(int exit, List<String> slates, String estimators) throws IOException {
    List<String> all = new ArrayList<>(List.of(evaluate(slates, estimators)));
    all.add("--out=" + folder.resolve("out"));
    Terminal.Result result = Terminal.run(all.toArray(String[]::new));
    assertThat(result.exit()).as(result.text()).isEqualTo(exit);
    return result.text();
  }

  @Test
  void aPolicyThatAlwaysShowsTheSameIsWorthWhatItsSlatesWere() throws IOException {
    Path run =
        RunFolders.run(
            folder.resolve("out"),
            0,
            evaluate(slates(), "[sips, iips, rips, snsips, sniips, snrips, cascade-dr]"));
    JsonNode report = RunFolders.json(run.resolve("report.json"));
    assertThat(report.get("values")).hasSize(7);
    for (JsonNode value : report.get("values")) {
      assertThat(value.get("metric").asText()).isEqualTo("clicks");
      double slack = value.get("estimator").asText().equals("cascade-dr") ? 0.1 : 1e-9;
      assertThat(value.get("value").asDouble())
          .as(value.get("estimator").asText())
          .isCloseTo(1, within(slack));
    }
    assertThat(report.toString()).as("one logger is enough").doesNotContain("single-logger");
    assertThat(report.at("/propensities").isMissingNode() || report.at("/propensities").isNull())
        .isTrue();
  }

  @Test
  void anIncompleteSlateIsNamed() throws IOException {
    List<String> rows = slates();
    rows.removeIf(row -> row.startsWith("i7,") && row.contains(",2,u7,"));
    assertThat(refused(3, rows, "[rips]"))
        .contains("slate 'i7' has nothing at position 2")
        .contains("log whole slates");
  }

  @Test
  void whatTheLogDoesNotSayIsNamed() throws IOException {
    List<String> rows =
        slates().stream().map(row -> row.substring(0, row.lastIndexOf(','))).toList();
    assertThat(refused(2, rows, "[iips, rips]"))
        .contains("value estimator 'rips' needs the column cascade_probability of impressions");
  }

  @Test
  void metricsOfRanksAreRefused() throws IOException {
    List<String> all = new ArrayList<>(List.of(evaluate(slates(), "[sips]")));
    all.add("--set=values.metrics=[dcg@10]");
    all.add("--out=" + folder.resolve("out"));
    Terminal.Result result = Terminal.run(all.toArray(String[]::new));
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.text()).contains("metric 'dcg@10' weighs ranks, but 'sips' counts what came");
  }
}
