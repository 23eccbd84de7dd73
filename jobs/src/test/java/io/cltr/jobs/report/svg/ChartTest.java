package io.cltr.jobs.report.svg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.jobs.report.Xml;
import io.cltr.jobs.report.svg.ForestPlot.Reference;
import io.cltr.jobs.report.svg.LineChart.Point;
import io.cltr.jobs.report.svg.LineChart.Series;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ChartTest {
  private static final String HOSTILE = "<script>\"x\" & 'y'</script>";

  @Test
  void linesPassThroughTheirPointsAndBandsThroughTheirEnds() throws Exception {
    Axis x = Axis.integers("position", 1, 3, 12);
    Axis y = Axis.nice("share", 0, 1, 5);
    LineChart chart =
        new LineChart(
            "t",
            x,
            y,
            List.of(
                new Series(
                    "a", List.of(new Point(1, 1, 0.9, 1), new Point(3, 0.5, 0.4, 0.6)), false)));
    Document svg = Xml.parse(chart.svg());
    Plot plot = new Plot("t", x, y, 270);
    assertThat(plot.py(0)).isEqualTo(228);
    assertThat(plot.py(1)).isEqualTo(30);
    assertThat(plot.px(x.low())).isEqualTo(33);
    assertThat(plot.px(x.high())).isEqualTo(446);
    assertThat(path(svg, "line s0")).isEqualTo("M" + at(plot, 1, 1) + "L" + at(plot, 3, 0.5));
    assertThat(path(svg, "band s0"))
        .isEqualTo(
            "M"
                + at(plot, 1, 0.9)
                + "L"
                + at(plot, 3, 0.4)
                + "L"
                + at(plot, 3, 0.6)
                + "L"
                + at(plot, 1, 1)
                + "z");
    assertThat(styled(svg, "path", "mark s0")).hasSize(2);
  }

  @Test
  void linesBreakWhereAPointIsMissing() throws Exception {
    Axis x = Axis.integers("position", 1, 4, 12);
    List<Point> points =
        List.of(new Point(1, 1), new Point(2, Double.NaN), new Point(3, 1), new Point(4, 1));
    LineChart chart =
        new LineChart("t", x, Axis.nice("", 0, 1, 5), List.of(new Series("a", points, false)));
    Document svg = Xml.parse(chart.svg());
    assertThat(path(svg, "line s0").chars().filter(c -> c == 'M').count()).isEqualTo(2);
    assertThat(styled(svg, "path", "mark s0")).hasSize(3);
    assertThat(styled(svg, "path", "band s0")).isEmpty();
    assertThat(chart.svg()).doesNotContain("NaN");
  }

  @Test
  void columnsStandOnZero() throws Exception {
    Axis y = Axis.nice("n", 0, 10, 5);
    ColumnChart chart =
        new ColumnChart("t", Axis.names("", List.of("a", "b"), 5), y, List.of(10.0, 5.0));
    List<Element> columns = styled(Xml.parse(chart.svg()), "rect", "column");
    assertThat(number(columns.get(0), "y")).isEqualTo(30);
    assertThat(number(columns.get(0), "height")).isEqualTo(138);
    assertThat(number(columns.get(1), "height")).isEqualTo(69);
    assertThat(number(columns.get(1), "y") + number(columns.get(1), "height")).isEqualTo(168);
  }

  @Test
  void barsLeaveZeroToBothSides() throws Exception {
    BarChart chart =
        new BarChart(
            "t",
            "weight",
            List.of(new BarChart.Bar("up", 1, "+1"), new BarChart.Bar("down", -1, "−1")));
    Document svg = Xml.parse(chart.svg());
    double zero = number(styled(svg, "line", "zero").get(0), "x1");
    Element up = styled(svg, "rect", "bar").get(0);
    Element down = styled(svg, "rect", "bar negative").get(0);
    assertThat(number(up, "x")).isEqualTo(zero);
    assertThat(number(down, "x") + number(down, "width")).isEqualTo(zero);
    assertThat(number(up, "width")).isEqualTo(number(down, "width")).isEqualTo(122);
  }

  @Test
  void waterfallsGoOnWhereTheBarAboveEnds() throws Exception {
    WaterfallChart chart =
        new WaterfallChart(
            "t",
            "difference",
            List.of(
                new WaterfallChart.Bar("up", "60%", 3, 2, 4, "+3", "[+2, +4]", "part"),
                new WaterfallChart.Bar("down", "40%", -1, -2, 0, "−1", "[−2, 0]", "part untrusted"),
                new WaterfallChart.Bar(
                    "rest", "", 0.5, Double.NaN, Double.NaN, "+0.5", "", "rest")),
            new WaterfallChart.Bar("all", "", 2.5, 1.5, 3.5, "+2.5", "[+1.5, +3.5]", "total"));
    Document svg = Xml.parse(chart.svg());
    double zero = number(styled(svg, "line", "zero").get(0), "x1");
    List<Element> bars = styled(svg, "rect", "bar");
    Element down = styled(svg, "rect", "bar negative").get(0);
    double unit = number(bars.get(0), "width") / 3;
    assertThat(bars).hasSize(3);
    assertThat(number(bars.get(0), "x")).isEqualTo(zero);
    assertThat(number(down, "x")).isCloseTo(zero + 2 * unit, within(0.2));
    assertThat(number(down, "width")).isCloseTo(unit, within(0.2));
    assertThat(number(bars.get(1), "x")).isCloseTo(zero + 2 * unit, within(0.2));
    assertThat(number(bars.get(1), "width")).isCloseTo(unit / 2, within(0.2));
    assertThat(number(bars.get(2), "x")).isEqualTo(zero);
    assertThat(number(bars.get(2), "width")).isCloseTo(2.5 * unit, within(0.2));
    List<Element> whiskers =
        styled(svg, "line", "interval").stream().filter(line -> width(line) > 0).toList();
    assertThat(whiskers).hasSize(3);
    assertThat(number(whiskers.get(1), "x1")).isCloseTo(zero + unit, within(0.2));
    assertThat(number(whiskers.get(1), "x2")).isCloseTo(zero + 3 * unit, within(0.2));
    assertThat(styled(svg, "line", "step")).hasSize(3);
    assertThat(chart.svg()).contains("up · 60%").doesNotContain("NaN");
  }

  @Test
  void forestPlotsDrawEstimatesIntervalsBoundsAndReferences() throws Exception {
    ForestPlot plot =
        new ForestPlot(
            "t",
            "value",
            List.of(
                new ForestPlot.Row("a", 0.5, 0, 1, 9, "0.5", "[0, 1]", "candidate"),
                new ForestPlot.Row(
                    "b", Double.NaN, Double.NaN, Double.NaN, Double.NaN, "n/a", "", "other")),
            List.of(new Reference(0, "none", "zero")));
    Document svg = Xml.parse(plot.svg());
    assertThat(styled(svg, "path", "estimate")).hasSize(1);
    Element interval = styled(svg, "line", "interval").get(0);
    Element zero = styled(svg, "line", "zero").get(0);
    assertThat(number(interval, "x1")).isEqualTo(number(zero, "x1"));
    String estimate = styled(svg, "path", "estimate").get(0).getAttribute("transform");
    double middle = (number(interval, "x1") + number(interval, "x2")) / 2;
    assertThat(estimate).startsWith("translate(" + Plot.coordinate(middle) + ",");
    Element bound = styled(svg, "line", "bound").get(0);
    assertThat(number(bound, "x2"))
        .isGreaterThan(number(interval, "x2"))
        .isLessThan(Plot.WIDTH - 50);
    assertThat(plot.svg()).doesNotContain("NaN");
  }

  @Test
  void forestPlotsDrawWiderIntervalsThinnerAndLetGiantOnesEndOutside() throws Exception {
    ForestPlot plot =
        new ForestPlot(
            "t",
            "value",
            List.of(
                new ForestPlot.Row("a", 0.5, 0.4, 0.6, 0.3, 0.7, 0.5, "", "", "other"),
                new ForestPlot.Row("b", 0.5, 0.4, 0.6, 0.5, "", "", "other"),
                new ForestPlot.Row("c", 0.5, -90, 90, 0.5, "", "", "other untrusted"),
                new ForestPlot.Row("d", 0.5, Double.NEGATIVE_INFINITY, 0.6, 0.5, "", "", "other")),
            List.of());
    Document svg = Xml.parse(plot.svg());
    List<Element> outer = styled(svg, "line", "outer");
    List<Element> interval = styled(svg, "line", "interval");
    assertThat(outer).hasSize(3);
    assertThat(interval).hasSize(3 + 3 + 1 + 2);
    assertThat(width(outer.get(0))).isCloseTo(2 * width(interval.get(0)), within(0.2));
    assertThat(width(interval.get(6))).isGreaterThan(width(outer.get(0)));
    assertThat(number(interval.get(6), "x1")).isEqualTo(number(interval.get(7), "x1"));
    assertThat(number(interval.get(7), "x2")).isEqualTo(number(interval.get(0), "x2"));
    assertThat(styled(svg, "g", "other untrusted")).hasSize(1);
    assertThat(plot.svg()).doesNotContain("NaN").doesNotContain("Infinity");
  }

  @Test
  void everyChartEscapesItsTexts() throws Exception {
    Axis x = Axis.names(HOSTILE, List.of(HOSTILE), 3);
    Axis y = Axis.nice(HOSTILE, 0, 1, 3);
    List<Chart> charts =
        List.of(
            new LineChart(HOSTILE, x, y, List.of(new Series(HOSTILE, List.of(), false))),
            new ColumnChart(HOSTILE, x, y, List.of(1.0)),
            new BarChart(HOSTILE, HOSTILE, List.of(new BarChart.Bar(HOSTILE, 1, HOSTILE))),
            new ForestPlot(
                HOSTILE,
                HOSTILE,
                List.of(new ForestPlot.Row(HOSTILE, 1, 0, 2, 1, HOSTILE, HOSTILE, "other")),
                List.of(new Reference(0, HOSTILE, "zero"))),
            new WaterfallChart(
                HOSTILE,
                HOSTILE,
                List.of(),
                new WaterfallChart.Bar(HOSTILE, HOSTILE, 1, 0, 2, HOSTILE, HOSTILE, "total")));
    for (Chart chart : charts) {
      Markup page = new Markup().open("div");
      chart.legend(page);
      chart.draw(page);
      Document parsed = Xml.parse(page.close().toString());
      assertThat(Xml.elements(parsed, "script")).isEmpty();
      assertThat(Xml.elements(parsed, "title").get(0).getTextContent()).isEqualTo(HOSTILE);
    }
  }

  @Test
  void longNamesAreCutAndKeptInTheTitle() throws Exception {
    String name = "n".repeat(90);
    BarChart chart = new BarChart("t", "w", List.of(new BarChart.Bar(name, 1, "1")));
    Document svg = Xml.parse(chart.svg());
    assertThat(styled(svg, "text", "name end").get(0).getTextContent())
        .isEqualTo("n".repeat(19) + "…");
    assertThat(Xml.elements(svg, "title").get(1).getTextContent()).isEqualTo(name + ": 1");
  }

  private static String path(Document svg, String style) {
    return styled(svg, "path", style).get(0).getAttribute("d");
  }

  private static List<Element> styled(Document svg, String name, String style) {
    return Xml.elements(svg, name).stream()
        .filter(element -> element.getAttribute("class").equals(style))
        .toList();
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  private static double width(Element line) {
    return number(line, "x2") - number(line, "x1");
  }

  private static String at(Plot plot, double x, double y) {
    return Plot.coordinate(plot.px(x)) + "," + Plot.coordinate(plot.py(y));
  }
}
