package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a command line or a configuration file that cannot be run. */
class CommandLineProblemsTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--seed=abc | seed: found 'abc', allowed is a whole number",
        "--look-back-days=2.7 | lookBackDays: found 2.7, allowed is a whole number up to",
        "--look-back-days=99999999999 | lookBackDays: found 99999999999, allowed is a whole number",
        "--level=high | level: found 'high', allowed is a number",
        "--level=1.5 | level: found 1.5, allowed is a number between 0 and 1",
        "--set=keepLog=perhaps | keepLog: found 'perhaps', allowed is true or false",
        "--set=values.slices=3 | values.slices: found 3, allowed is a list: [a, b]",
        "--set=values=3 | values: found 3, allowed is keys: {key: value}",
        "--set=impressions.format=orc | impressions: format: found 'orc'; allowed are auto, parquet,",
        "--set=clicks.separator=ab | clicks: separator: found 'ab'; allowed is one character",
        "--set=clicks.seperator=; | 'clicks.seperator' is unknown, did you mean 'separator'?",
        "--set=seed | Value for option option '--set' (KEY=VALUE) should be in KEY=VALUE format",
        "--set=clicks.separator=, | clicks.separator: ',' is no YAML value",
        "--set=gate.rules=[{ | gate.rules: '[{' is no YAML value",
        "--imprssions=x | Unknown option: '--imprssions=x'",
        "--config=none.yaml | --config: there is no readable file none.yaml",
      })
  void flagsAreNamedWithWhatIsAllowed(String flag, String message) {
    Terminal.Result result = Terminal.run("nightly", "--print-config", flag);
    assertThat(result.exit()).as(result.text()).isEqualTo(Cltr.USAGE);
    assertThat(result.text())
        .startsWith("cltr: ")
        .contains(message)
        .doesNotContain("\tat ", "com.fasterxml", "deserialize");
  }

  @Test
  void optionsThatMayBeMeantAreNamed() {
    Terminal.Result result = Terminal.run("nightly", "--imprssions=x");
    assertThat(result.text()).contains("--impressions", "'cltr nightly --help' shows");
    assertThat(Terminal.run("nigthly").text())
        .startsWith("cltr: Unmatched argument")
        .contains("nightly");
    assertThat(Terminal.run().text()).startsWith("cltr: Missing required subcommand");
  }

  @Test
  void filesThatAreNoYamlAreNamedWithTheLine() throws IOException {
    assertThat(config("seed: 1\nvalues:\n\tslices: [a]\n"))
        .contains("c.yaml:3: is no YAML: found a tab; YAML is indented with spaces");
    assertThat(config("seed: 1\nseed: 2\n"))
        .contains("c.yaml:2: is no YAML: Duplicate field 'seed'");
    assertThat(config("clicks: {columns: {doc_id: a, doc_id: b}}\n")).contains("'doc_id'");
    assertThat(config("a: [b\n")).contains("c.yaml").contains("is no YAML");
    assertThat(config("just a text\n")).contains("found no keys");
    Files.write(
        folder.resolve("c.yaml"), "clicks: M\u00fcnchen\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(read()).contains("c.yaml");
    Files.delete(folder.resolve("c.yaml"));
    Files.createDirectory(folder.resolve("c.yaml"));
    assertThat(read()).contains("there is no readable file " + folder);
  }

  @Test
  void tablesMayHaveSeveralPaths() throws IOException {
    Files.writeString(
        folder.resolve("c.yaml"),
        "impressions: {path: [a/*.csv, /b], separator: \"\\t\"}\nclicks: [c, 'd/x=*']\nfeatures: f\n");
    Terminal.Result result =
        Terminal.run("nightly", "--print-config", "--config=" + folder.resolve("c.yaml"));
    assertThat(result.exit()).as(result.text()).isZero();
    assertThat(result.text())
        .contains(
            "- \"" + folder + "/a/*.csv\"\n  - \"/b\"",
            "separator: \"\\t\"",
            "- \"" + folder + "/c\"\n  - \"" + folder + "/d/x=*\"",
            "path: \"" + folder + "/f\"");
  }

  @Test
  void tablesOfPoliciesAndRewardModelsAreRelativeToTheFile() throws IOException {
    Files.writeString(
        folder.resolve("c.yaml"),
        """
        policies: [{kind: table, name: mine, path: policy.csv}]
        values:
          rewardModel: {kind: table, path: rewards.csv}
          loggingPolicies: {A: {kind: table, path: a.csv}}
          embeddings: embeddings.csv
        """);
    Terminal.Result result =
        Terminal.run("nightly", "--print-config", "--config=" + folder.resolve("c.yaml"));
    assertThat(result.exit()).as(result.text()).isZero();
    assertThat(result.text())
        .contains(
            "path: \"" + folder + "/policy.csv\"",
            "path: \"" + folder + "/rewards.csv\"",
            "path: \"" + folder + "/a.csv\"",
            "embeddings: \"" + folder + "/embeddings.csv\"");
  }

  private String config(String yaml) throws IOException {
    Files.writeString(folder.resolve("c.yaml"), yaml);
    return read();
  }

  private String read() {
    Terminal.Result result =
        Terminal.run("nightly", "--print-config", "--config=" + folder.resolve("c.yaml"));
    assertThat(result.exit()).as(result.text()).isEqualTo(Cltr.USAGE);
    assertThat(result.text()).startsWith("cltr: ").doesNotContain("\tat ", "com.fasterxml");
    return result.text();
  }
}
