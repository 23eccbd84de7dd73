package io.cltr.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.check.Finding;
import io.cltr.check.Level;
import io.cltr.gate.Verdict;
import io.cltr.log.LogSummary;
import io.cltr.value.Value;
import io.cltr.value.Value.IntervalValue;
import io.cltr.value.check.Placebo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ReportHtmlTest {
  private static final String HOSTILE = "<script>alert(\"1\")</script>' onload='x";

  @Test
  void showsTheSectionsInTheOrderOfTheData() throws Exception {
    String html = ReportHtml.render(ReportFixture.report());
    Files.writeString(Path.of("target", "report.html"), html);
    Document page = Xml.parse(html);
    assertThat(Xml.elements(page, "h2").stream().map(Element::getTextContent))
        .containsExactly(
            "Data",
            "Propensities",
            "Rankers",
            "Policies",
            "Values",
            "Placebo",
            "Calibration",
            "Fairness",
            "Gate",
            "Provenance");
    assertThat(Xml.elements(page, "figure")).hasSize(42);
    for (Element figure : Xml.elements(page, "figure")) {
      assertThat(figure.getElementsByTagName("figcaption").getLength()).isEqualTo(1);
      assertThat(figure.getElementsByTagName("svg").getLength()).isPositive();
    }
  }

  /** The choice and everything that speaks against the curve stand before its numbers. */
  @Test
  void propensitiesBeginWithTheirAlarms() throws Exception {
    String html = ReportHtml.render(ReportFixture.report());
    String top = html.split("id=\"propensities\"")[1].split("Propensities in numbers")[0];
    assertThat(top)
        .containsSubsequence(
            "auto chose harvest-all-pairs: of those",
            "Position 10 shares no document",
            "The log contradicts that an examined document is clicked if it is relevant",
            "Examination on 2026-11-17 differs from that of all days (p = 1.0e-05), most at",
            "The logger challenger changed between 2026-11-16 and 2026-11-17: its rankings");
    assertThat(StudyAlerts.of(ReportFixture.propensities())).hasSize(4);
    String text = ReportTerminal.render(ReportFixture.report(), "out/report.html");
    assertThat(text)
        .contains(
            "auto chose",
            "Warning: The logger challenger changed",
            "harvest-all-pairs (recommended)")
        .contains("Not applicable: swap-pairs: table impressions: no ranking is marked");
    assertThat(ReportMarkdown.render(ReportFixture.report()))
        .contains("auto chose", "- **Warning**: The log contradicts");
  }

  /** Colours repeat after six curves; with marks and dashes no two curves are drawn alike. */
  @Test
  void tenCurvesAreToldApart() throws Exception {
    Document page = Xml.parse(ReportHtml.render(ReportFixture.report()));
    Element chart =
        Xml.elements(page, "svg").stream()
            .filter(svg -> svg.getAttribute("aria-label").equals("Examination by estimator"))
            .findFirst()
            .orElseThrow();
    assertThat(styles(chart, "text", "name")).hasSize(9);
    assertThat(styles(chart, "path", "line ")).hasSize(9).doesNotHaveDuplicates();
    assertThat(styles(chart, "path", "band ")).hasSize(1);
  }

  private static List<String> styles(Element chart, String element, String prefix) {
    NodeList nodes = chart.getElementsByTagName(element);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> ((Element) nodes.item(i)).getAttribute("class"))
        .filter(style -> style.startsWith(prefix))
        .toList();
  }

  @Test
  void linksToItsOwnSectionsAndToTheTrendBesideIt() throws Exception {
    String html = ReportHtml.render(ReportFixture.report());
    Document page = Xml.parse(html);
    List<String> ids =
        Xml.elements(page, "section").stream().map(s -> "#" + s.getAttribute("id")).toList();
    List<String> links =
        Xml.elements(page, "a").stream().map(link -> link.getAttribute("href")).toList();
    assertThat(links).hasSize(11).contains("trend.html");
    assertThat(ids).containsAll(links.stream().filter(link -> !link.equals("trend.html")).toList());
    assertThat(html).doesNotContain("src=").doesNotContain("url(").doesNotContain("@import");
    assertThat(html.replace("http://www.w3.org/", "")).doesNotContain("http");
  }

  @Test
  void theStyleNeedsNoEscaping() throws Exception {
    Document page = Xml.parse(ReportHtml.render(ReportJsonTest.bare()));
    String style = Xml.elements(page, "style").get(0).getTextContent();
    assertThat(style).contains("prefers-color-scheme").contains("@media print");
    assertThat(style).doesNotContainPattern("[<>&\"']");
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void showsTheVerdictAndWhatItMeans(Verdict verdict) throws Exception {
    Document page = Xml.parse(ReportHtml.render(ReportFixture.report(verdict)));
    Element badge = Xml.elements(page, "span").get(0);
    assertThat(badge.getTextContent()).isEqualTo(verdict.name());
    assertThat(badge.getAttribute("class"))
        .isEqualTo("badge " + verdict.name().toLowerCase(java.util.Locale.ROOT));
    assertThat(Xml.elements(page, "span").get(1).getTextContent())
        .isEqualTo(Headline.meaning(verdict));
  }

  @Test
  void showsWarningsBelowTheNumbersTheyConcern() throws Exception {
    Document page = Xml.parse(ReportHtml.render(ReportFixture.report()));
    List<Element> rows = Xml.elements(page, "tr");
    int checked = 0;
    for (int i = 1; i < rows.size(); i++) {
      if (rows.get(i).getAttribute("class").equals("warning")
          && rows.get(i).getTextContent().contains("31%")) {
        assertThat(rows.get(i - 1).getTextContent()).contains("editorial-table");
        checked++;
      }
    }
    assertThat(checked).isGreaterThanOrEqualTo(4);
  }

  @Test
  void drawsTheMarginOnlyWhereTheGateJudged() throws Exception {
    Document page = Xml.parse(ReportHtml.render(ReportFixture.report()));
    List<String> legends =
        Xml.elements(page, "li").stream()
            .map(li -> li.getTextContent().strip())
            .filter(text -> text.contains("margin of the gate"))
            .toList();
    assertThat(legends).containsExactly("margin of the gate −0.0050", "margin of the gate −0.0050");
  }

  @Test
  void escapesWhateverTheLogHolds() throws Exception {
    Document page = Xml.parse(ReportHtml.render(hostile()));
    assertThat(Xml.elements(page, "script")).isEmpty();
    assertThat(page.getDocumentElement().getTextContent()).contains(HOSTILE);
    assertThat(ReportHtml.render(hostile())).doesNotContain("<script").doesNotContain("' onload");
  }

  @Test
  void isWholeWithoutTheOtherStages() throws Exception {
    Document nothing = Xml.parse(ReportHtml.render(ReportJsonTest.bare()));
    assertThat(Xml.elements(nothing, "h2").stream().map(Element::getTextContent))
        .containsExactly("Provenance");
    Report whole = ReportFixture.report();
    Report evaluated =
        new Report(
            Report.SCHEMA_VERSION,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            whole.values(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            whole.provenance());
    assertThat(Xml.elements(Xml.parse(ReportHtml.render(evaluated)), "figure")).hasSize(16);
  }

  @Test
  void drawsLogsOfAnyShape() throws Exception {
    List<String> many = IntStream.range(0, 12).mapToObj(i -> "logger-" + i).toList();
    for (LogSummary log : List.of(LogFixture.log(many), LogFixture.empty(), LogFixture.oneDay())) {
      String html = ReportHtml.render(of(log));
      Xml.parse(html);
      assertThat(html).doesNotContain("NaN").doesNotContain("Infinity");
    }
    assertThat(ReportHtml.render(of(LogFixture.log(many))))
        .contains("The 6 loggers with the most impressions.");
  }

  private static Report of(LogSummary log) {
    return new Report(
        Report.SCHEMA_VERSION,
        Optional.empty(),
        Optional.of(new DataSection(log, List.of(), List.of(), List.of(), List.of(), List.of())),
        Optional.of(ReportFixture.propensities()),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        LogFixture.provenance());
  }

  static Report hostile() {
    Report whole = ReportFixture.report();
    List<Value> values =
        whole.values().stream()
            .map(
                v ->
                    new Value(
                        HOSTILE,
                        HOSTILE,
                        HOSTILE,
                        v.slice(),
                        v.value(),
                        v.standardError(),
                        v.low(),
                        v.high(),
                        v.level(),
                        HOSTILE,
                        List.of(new IntervalValue(HOSTILE, 1, 0, 1, HOSTILE)),
                        v.units(),
                        v.impressions(),
                        v.ess(),
                        v.maxWeightShare(),
                        v.meanWeight(),
                        v.paretoShape(),
                        v.unsupported(),
                        v.modelled(),
                        List.of(HOSTILE)))
            .limit(1)
            .toList();
    return new Report(
        Report.SCHEMA_VERSION,
        Optional.empty(),
        Optional.of(
            new DataSection(
                LogFixture.log(List.of(HOSTILE, "b")),
                List.of(HOSTILE),
                List.of(new Finding(HOSTILE, Level.error, 1, HOSTILE, List.of(HOSTILE))),
                List.of(new DataSection.Kind(HOSTILE, 1, 1)),
                List.of(new DataSection.Quarantined(HOSTILE, HOSTILE, 1, 2)),
                List.of())),
        Optional.empty(),
        List.of(ReportFixture.ranker(HOSTILE, true)),
        List.of(new PolicySection(HOSTILE, HOSTILE, HOSTILE)),
        values,
        List.of(),
        List.of(
            new Placebo.Row(
                HOSTILE, HOSTILE, HOSTILE, 1, 1, 0, 1, -1, 1, 0.95, 0, true, 1, List.of(HOSTILE))),
        List.of(),
        Optional.of(FairnessFixture.section(HOSTILE, HOSTILE)),
        Optional.empty(),
        whole.provenance());
  }
}
