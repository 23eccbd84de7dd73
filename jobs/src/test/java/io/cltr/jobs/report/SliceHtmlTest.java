package io.cltr.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.value.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class SliceHtmlTest {
  private static final String METRIC = ValueFixture.METRICS.get(0);

  @Test
  void barsOfAColumnAndTheirRestAddUpToTheWhole() throws Exception {
    Document page = Xml.parse(ReportHtml.render(ReportFixture.report()));
    List<List<Element>> charts =
        Xml.elements(page, "svg").stream()
            .filter(svg -> svg.getAttribute("aria-label").contains(" by device: "))
            .map(SliceHtmlTest::rows)
            .toList();
    assertThat(charts).hasSize(1);
    List<Element> rows = charts.get(0);
    assertThat(rows).extracting(SliceHtmlTest::name).contains("desktop · 50.0%", "whole log");
    double sum = rows.stream().mapToDouble(SliceHtmlTest::number).sum();
    double total = number(rows.get(rows.size() - 1));
    assertThat(sum - total).isCloseTo(total, within(2e-4));
  }

  @Test
  void isDrawnOnceForTheHeadlinesMetric() {
    String html = ReportHtml.render(ReportFixture.report());
    assertThat(html).contains("Difference to logger-production by surface: " + METRIC);
    assertThat(html)
        .doesNotContain(
            "Difference to logger-production by surface: " + ValueFixture.METRICS.get(1));
  }

  @Test
  void slicesAreAdjustedTogether() {
    Evidence evidence = Evidence.of(ReportFixture.report());
    Table table = SliceTables.of(evidence, METRIC, SliceEffect.of(evidence, METRIC));
    assertThat(table.rows()).hasSize(4);
    for (Table.Row row : table.rows()) {
      assertThat(row.cells()).contains("50.0%").endsWith("0.900", "1.000", "0.900");
      assertThat(row.marked()).isEmpty();
    }
  }

  @Test
  void whatIsWorseIsMarkedAndAMissingPIsNotCounted() {
    Evidence evidence = Evidence.of(ReportFixture.report());
    List<SliceEffect> effects = SliceEffect.of(evidence, METRIC);
    List<SliceEffect> tested =
        Stream.of(0.02, Double.NaN, 0.04, 0.5)
            .map(p -> new SliceEffect("c", "v", effects.get(0).production(), with(p)))
            .toList();
    List<Table.Row> rows = SliceTables.of(evidence, METRIC, tested).rows();
    assertThat(rows.get(0).cells()).endsWith("0.020", "0.060", "0.060");
    assertThat(rows.get(1).cells()).endsWith("n/a", "n/a", "n/a");
    assertThat(rows.get(2).cells()).endsWith("0.040", "0.080", "0.060");
    List<SliceEffect> one = tested.subList(0, 2);
    assertThat(SliceTables.of(evidence, METRIC, one).rows().get(0).marked()).containsExactly(7, 8);
  }

  private static Comparison with(double p) {
    Comparison c = ValueFixture.comparison(ValueFixture.CANDIDATE, METRIC, "snips", "all");
    return new Comparison(
        c.policy(),
        c.baseline(),
        c.metric(),
        c.estimator(),
        c.slice(),
        c.share(),
        c.difference(),
        c.relative(),
        c.relativeLow(),
        c.relativeHigh(),
        c.standardError(),
        c.low(),
        c.high(),
        c.level(),
        c.interval(),
        p,
        c.simultaneousLow(),
        c.simultaneousHigh(),
        c.minimumDetectable(),
        c.sensitivity(),
        c.units(),
        c.unsupported(),
        c.baselineUnsupported(),
        c.warnings());
  }

  private static List<Element> rows(Element svg) {
    List<Element> rows = new ArrayList<>();
    for (int i = 0; i < svg.getElementsByTagName("g").getLength(); i++) {
      rows.add((Element) svg.getElementsByTagName("g").item(i));
    }
    return rows;
  }

  private static String name(Element row) {
    return row.getElementsByTagName("text").item(0).getTextContent();
  }

  private static double number(Element row) {
    String text = row.getElementsByTagName("text").item(1).getTextContent();
    return Double.parseDouble(text.replace('−', '-'));
  }
}
