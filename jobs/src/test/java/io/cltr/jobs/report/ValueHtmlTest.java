package io.cltr.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ValueHtmlTest {
  private static final String OFF = "[+0.009, +0.053]";

  @Test
  void marksWhatLiesBeyondAThreshold() throws Exception {
    Document page = Xml.parse(ReportHtml.render(ReportFixture.report()));
    List<String> marked =
        Xml.elements(page, "td").stream()
            .filter(cell -> cell.getAttribute("class").equals("number marked"))
            .map(Element::getTextContent)
            .distinct()
            .toList();
    assertThat(marked)
        .contains("31.5", "0.35", "+0.031", OFF, "0.3759")
        .doesNotContain("2.0%", "0", "0.4704");
  }

  @Test
  void drawsWhatIsNotToTrustHollow() throws Exception {
    Document page = Xml.parse(ReportHtml.render(ReportFixture.report()));
    List<String> hollow =
        Xml.elements(page, "g").stream()
            .filter(row -> row.getAttribute("class").endsWith(" untrusted"))
            .map(row -> row.getElementsByTagName("text").item(0).getTextContent())
            .distinct()
            .toList();
    assertThat(hollow)
        .containsExactlyInAnyOrder(
            "plackett-luce-0.5",
            "snips — do not trust",
            "ips — do not trust",
            "clipped-ips — do not trust",
            "random");
    assertThat(ValueFixture.DISTRUST).isSubstringOf(page.getDocumentElement().getTextContent());
  }

  @Test
  void givesOtherIntervalsOrTheReasonOfTheirRefusal() throws Exception {
    String text = text(ReportHtml.render(ReportFixture.report()));
    assertThat(text).contains("bootstrap-bca").contains("hoeffding" + ValueFixture.REFUSAL);
    assertThat(text).doesNotContain("NaN").doesNotContain("Infinity");
  }

  @Test
  void putsDetectableEffectsBesideWhatIsInconclusiveAndGammaBesideTheRest() {
    Report report = ReportFixture.report();
    Table table = DifferenceTables.of(Evidence.of(report), ValueFixture.METRICS.get(0));
    assertThat(table.rows()).hasSize(6);
    for (Table.Row row : table.rows()) {
      boolean open = row.cells().get(6).equals("inconclusive");
      boolean untrusted = row.cells().get(0).equals("plackett-luce-0.5");
      assertThat(row.cells().get(6).equals("do not trust")).isEqualTo(untrusted);
      assertThat(row.cells().get(7).isEmpty()).isNotEqualTo(open);
      assertThat(row.cells().get(8).isEmpty()).isEqualTo(open || untrusted);
    }
    assertThat(table.rows().get(0).cells())
        .endsWith("better", "", "1.4")
        .contains("[+0.0339, +0.0417]", "[+8.0%, +9.5%]");
  }

  private static String text(String html) throws Exception {
    return Xml.parse(html).getDocumentElement().getTextContent();
  }
}
