package io.cltr.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTextTest {
  @Test
  void markdownGivesTextNoMeaning() {
    assertThat(MarkdownTable.text("a|b *c* <d> [e](f)\n# `g`"))
        .isEqualTo("a\\|b \\*c\\* &lt;d&gt; \\[e\\](f) \\# \\`g\\`");
    String markdown = ReportMarkdown.render(ReportHtmlTest.hostile());
    assertThat(markdown).doesNotContain("<script").contains("<details><summary>&lt;script&gt;");
  }

  @Test
  void markdownTablesAlignNumbersAndListWarningsBelow() {
    Table table =
        new Table(
            "t",
            List.of(Table.text("Policy"), Table.number("Value")),
            List.of(new Table.Row(List.of("a", "[1, 2]"), "other", List.of("beware"))));
    assertThat(MarkdownTable.titled(table))
        .isEqualTo(
            """
            ### t

            | Policy | Value |
            | --- | ---: |
            | a | [1, 2] |

            - **Warning** (a): beware

            """);
  }

  @Test
  void markdownIsWholeWithoutTheOtherStages() {
    assertThat(ReportMarkdown.render(ReportJsonTest.bare()))
        .startsWith("# What the log shows\n\n## Provenance\n\n| What | Value |\n");
  }

  @Test
  void alarmsAreWarningsOfEveryForm() {
    String alarm = "Impressions on 2026-11-20: 12, where the 28 nights before lead to expect 40.";
    Report report = ReportFixture.report().withAlarms(List.of(alarm));
    assertThat(ReportTerminal.render(report, "out/report.html")).contains("\nWarning: " + alarm);
    assertThat(ReportMarkdown.render(report)).contains("\n- **Warning**: " + alarm + "\n\n## Data");
    assertThat(ReportHtml.render(report)).contains("<strong>Warning:</strong> " + alarm);
    assertThat(ReportJson.render(report)).contains(alarm);
  }

  @Test
  void theTerminalKeepsToItsWidthWithoutColours() {
    String text = ReportTerminal.render(ReportFixture.report(), "out/report.html");
    assertThat(text.lines()).allMatch(line -> line.length() <= ReportTerminal.WIDTH);
    assertThat(text).doesNotContain("\u001b").endsWith("\nReport: out/report.html\n");
  }

  @Test
  void theTerminalCannotBeSteeredByIds() {
    PropensitySection propensities = ReportFixture.propensities();
    Report report =
        new Report(
            1,
            java.util.Optional.empty(),
            java.util.Optional.empty(),
            java.util.Optional.of(
                new PropensitySection(
                    "e\u001b[31mvil\r\u202e",
                    0.95,
                    "i",
                    propensities.positions(),
                    List.of(),
                    List.of(),
                    propensities.checks(),
                    propensities.contexts(),
                    propensities.study(),
                    propensities.clickModels())),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            java.util.Optional.empty(),
            java.util.Optional.empty(),
            LogFixture.provenance());
    assertThat(ReportTerminal.render(report, "p")).contains("e?[31mvil??");
  }

  @Test
  void theTerminalAlignsItsColumns() {
    List<String> lines =
        ReportTerminal.render(ReportFixture.report(), "p")
            .lines()
            .dropWhile(line -> !line.startsWith("Policy"))
            .filter(line -> !line.startsWith("  Warning"))
            .limit(8)
            .toList();
    int end = lines.get(0).indexOf("Value") + "Value".length();
    assertThat(lines.subList(1, 8)).allMatch(line -> Character.isDigit(line.charAt(end - 1)));
    assertThat(lines.subList(1, 8)).allMatch(line -> line.charAt(end) == ' ');
  }

  @Test
  void theTerminalShowsOneLinePerUntrustedValueAndOneTableOfTheOtherEstimators() {
    String text = ReportTerminal.render(ReportFixture.report(), "p");
    assertThat(text.lines().filter(line -> line.contains(ValueFixture.DISTRUST))).hasSize(2);
    assertThat(text).doesNotContain("31%");
    assertThat(text.split("expected-clicks of ips-softmax by the other estimators", -1)).hasSize(2);
    assertThat(text.lines().filter(line -> line.startsWith("clipped-ips "))).hasSize(1);
  }

  @Test
  void theTerminalNamesThePredictionsOfThePlaceboThatAreOff() {
    String text = ReportTerminal.render(ReportFixture.report(), "p");
    assertThat(text)
        .contains(
            "Placebo: 1 of 3 values of loggers predicted from the others differ from their own")
        .contains("  Warning: expected-clicks of random by ips is off by +0.031 [+0.009, +0.053]");
    assertThat(ReportTerminal.render(ReportJsonTest.bare(), "p")).doesNotContain("Placebo");
  }

  @Test
  void markdownMarksWhatLiesBeyondAThresholdAndSaysWhy() {
    String text = ReportMarkdown.render(ReportFixture.report());
    assertThat(text)
        .contains("| plackett-luce-0.5 | **31.5** | 2.0% | 0.9% | 1.000 | 0.20 |")
        .contains("- **Warning** (plackett-luce-0.5): " + ValueFixture.DISTRUST)
        .contains("hoeffding |  |  |  | " + ValueFixture.REFUSAL + " |")
        .contains("| random | expected-clicks | ips | 0.471 | 0.440 | **+0.031** |")
        .contains("| decile 10 | 0.2000 | 0.1940 | 8,000 |")
        .doesNotContain("NaN");
  }
}
