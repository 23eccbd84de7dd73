package io.cltr.jobs.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.jobs.report.Xml;
import io.cltr.trend.Measured;
import io.cltr.trend.Night;
import io.cltr.trend.Night.Curve;
import io.cltr.trend.Night.Drift;
import io.cltr.trend.Night.PolicyValue;
import io.cltr.trend.Role;
import io.cltr.trend.Trend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class TrendHtmlTest {

  /** The page, which is also left for people to look at. */
  private static Document page(String name, List<Night> nights) throws Exception {
    String html = TrendHtml.render(Trend.of(nights));
    Files.writeString(Path.of("target", name), html);
    return Xml.parse(html);
  }

  private static List<String> texts(Document page, String element) {
    return Xml.elements(page, element).stream().map(Element::getTextContent).toList();
  }

  private static List<String> classed(Document page, String element, String style) {
    return Xml.elements(page, element).stream()
        .filter(found -> found.getAttribute("class").equals(style))
        .map(Element::getTextContent)
        .toList();
  }

  @Test
  void namesWhatChangedFirst() throws Exception {
    Document page = page("trend-changed.html", NightsFixture.changed(49));
    assertThat(texts(page, "h1")).containsExactly("Trend of 49 nights");
    assertThat(classed(page, "p", "kicker"))
        .containsExactly("cltr trend · 2026-10-03 to 2026-11-20");
    assertThat(classed(page, "span", "badge fail")).containsExactly("9 ALARMS");
    List<String> alarms = classed(page, "p", "reason");
    assertThat(alarms.get(0))
        .matches(
            "Impressions on 2026-11-20: 6\\d\\d,\\d{3}, where the 28 nights before lead to expect"
                + " 2\\d\\d,\\d{3} to 4\\d\\d,\\d{3} \\(p = .*\\)\\.");
    assertThat(alarms.get(1))
        .matches(
            "Examination at position \\d+ on 2026-11-20: 0\\.\\d+ of that at position 1, where the 28"
                + " nights before lead to expect 0\\.\\d+ to 0\\.\\d+ \\(p .*\\)\\. It changed at"
                + " positions 3, 4, 5, 6, 7, 8, 9, 10, most clearly at \\d+\\.");
    assertThat(alarms).hasSize(2);
    assertThat(texts(page, "td")).contains("Impressions; Examination at 3, 4, 5, 6, 7, 8, 9, 10");
    assertThat(TrendText.alarms(Trend.of(NightsFixture.changed(49)))).isEqualTo(alarms);
  }

  @Test
  void ringsTheAlarmsInTheirCharts() throws Exception {
    Document page = page("trend-changed.html", NightsFixture.changed(49));
    assertThat(rings(page, "Impressions")).isEqualTo(1);
    assertThat(rings(page, "Examination")).isEqualTo(3);
    assertThat(rings(page, "Clicks per impression")).isZero();
  }

  private static long rings(Document page, String chart) {
    return Xml.elements(page, "circle").stream()
        .map(ring -> (Element) ring.getParentNode())
        .filter(svg -> svg.getAttribute("aria-label").equals(chart))
        .count();
  }

  @Test
  void saysWhenNothingChanged() throws Exception {
    Document page = page("trend.html", NightsFixture.nights(49));
    assertThat(classed(page, "span", "badge pass")).containsExactly("NO ALARM");
    assertThat(classed(page, "span", "means").get(0)).startsWith("All 14 numbers");
    assertThat(Xml.elements(page, "circle")).isEmpty();
    assertThat(Xml.elements(page, "figure")).hasSize(6);
    List<String> cells = texts(page, "td");
    assertThat(cells).contains("2026-11-20", "2026-10-03", "not judged");
  }

  @Test
  void aFirstNightIsShownButNotJudged() throws Exception {
    Document page = page("trend-first.html", NightsFixture.nights(1));
    assertThat(texts(page, "h1")).containsExactly("Trend of 1 night");
    assertThat(classed(page, "span", "badge none")).containsExactly("NOT JUDGED");
    assertThat(Xml.elements(page, "figure")).hasSize(6);
  }

  @Test
  void oldNightsAreLeftOut() throws Exception {
    Document page = page("trend-long.html", NightsFixture.nights(130));
    assertThat(texts(page, "h1")).containsExactly("Trend of the last 60 nights of 130");
    assertThat(texts(page, "td")).contains("2027-02-09").doesNotContain("2026-12-11");
  }

  @Test
  void namesOfPoliciesMeanNothingToTheBrowser() throws IOException {
    String hostile = "<script>alert(1)</script>";
    Night night =
        new Night(
            "",
            0,
            0,
            0,
            List.of(new PolicyValue(Role.production, hostile, hostile, hostile, 1, Double.NaN)),
            Measured.NONE,
            Curve.NONE,
            new Drift(0, 0),
            "");
    assertThat(TrendHtml.render(Trend.of(List.of(night)))).doesNotContain("<script>", "NaN");
  }
}
