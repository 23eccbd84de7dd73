package io.cltr.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.gate.GateResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The verdict as page, Markdown and terminal. */
class GateFormsTest {
  @Test
  void thePageIsWholeByItself() throws Exception {
    String html = GateHtml.page(GateFixture.gate());
    Files.writeString(Path.of("target", "gate.html"), html);
    Document page = Xml.parse(html);
    assertThat(Xml.elements(page, "h1").get(0).getTextContent())
        .isEqualToNormalizingWhitespace("ips-softmax against logger:production");
    assertThat(Xml.elements(page, "figure")).hasSize(7);
    assertThat(Xml.elements(page, "a")).isEmpty();
    assertThat(html)
        .doesNotContain("src=")
        .doesNotContain("url(")
        .doesNotContain("NaN")
        .doesNotContain("Infinity");
    assertThat(html.replace("http://www.w3.org/", "")).doesNotContain("http");
  }

  @Test
  void everyRuleIsOnOneSideOfALimit() throws Exception {
    Document page = Xml.parse(GateHtml.page(GateFixture.gate()));
    List<String> judged =
        Xml.elements(page, "text").stream()
            .filter(text -> text.getAttribute("class").startsWith("judged"))
            .map(Element::getTextContent)
            .toList();
    assertThat(judged)
        .containsExactly(
            "PASS",
            "INCONCLUSIVE",
            "FAIL",
            "PASS",
            "PASS",
            "FAIL",
            "PASS",
            "PASS",
            "INCONCLUSIVE",
            "INCONCLUSIVE");
  }

  @Test
  void everyFormTellsTheSensitivityAndWhatWouldDecide() throws Exception {
    GateResult gate = GateFixture.gate();
    String held =
        "PASS of value-non-inferiority clicks holds until examination is wrong by a factor of 1.312";
    String more = "182,400 impressions like these would decide";
    String page = Xml.parse(GateHtml.page(gate)).getDocumentElement().getTextContent();
    String markdown = GateMarkdown.render(gate);
    String terminal = GateTerminal.render(gate, "out/gate.html").replace('\n', ' ');
    for (String form : List.of(page, markdown, terminal)) {
      assertThat(form).contains(held).contains(more);
    }
    assertThat(markdown)
        .contains("Of 10 rules 2 fail, 3 cannot tell, 5 pass. Intervals are at 95%.");
  }

  @Test
  void markdownIsShortAndFoldsItsDetails() {
    String markdown = GateMarkdown.render(GateFixture.gate());
    assertThat(markdown)
        .startsWith("## FAIL: may ips-softmax replace logger:production?\n\nThe log shows")
        .contains("| worst-slice | FAIL | -12.1% | at least -5.0% | [-16.5%, -7.7%] |")
        .contains("| device=phone | FAIL | -12.1% | [-16.5%, -7.7%] | 0.0004 | 0.0012 |")
        .contains("<details><summary>Queries that lose most (the first 5 of 20)</summary>")
        .contains("old-1 running shoes: 0.41 ± 0.04, 312 of 1,204; old-2: 0.22 ± 0.03")
        .contains("<details><summary>Night after night</summary>");
    assertThat(markdown.lines().filter(line -> line.startsWith("<details>"))).hasSize(4);
    assertThat(markdown.length()).isLessThan(8_000);
  }

  @Test
  void idsMeanNothingToMarkdownNorToGithub() throws Exception {
    String markdown = GateMarkdown.render(GateFixture.hostile());
    assertThat(markdown)
        .doesNotContain("<b onclick")
        .doesNotContain("@team")
        .doesNotContain("\n| a |")
        .doesNotContain("\u0001")
        .doesNotContain("\u202e");
    Document page = Xml.parse(GateHtml.page(GateFixture.hostile()));
    assertThat(Xml.elements(page, "b")).noneMatch(b -> b.hasAttribute("onclick"));
  }

  @Test
  void theTerminalKeepsToItsWidth() {
    for (GateResult gate : List.of(GateFixture.gate(), GateFixture.hostile())) {
      String text = GateTerminal.render(gate, "out/gate.html");
      assertThat(text.lines()).allMatch(line -> line.length() <= ReportTerminal.WIDTH);
      assertThat(text).doesNotContain("\u0001").endsWith("\nVerdict: out/gate.html\n");
    }
  }
}
