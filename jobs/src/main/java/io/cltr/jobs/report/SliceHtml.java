package io.cltr.jobs.report;

import static io.cltr.jobs.report.Html.typeset;

import io.cltr.jobs.report.svg.Markup;
import io.cltr.jobs.report.svg.WaterfallChart;
import io.cltr.jobs.report.svg.WaterfallChart.Bar;
import io.cltr.value.Comparison;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where the difference of the candidate to production comes from. */
final class SliceHtml {
  /** Bars of slices beside which there is none of others. */
  private static final int MOST_BARS = 12;

  private static final int MOST_ROWS = 24;

  private SliceHtml() {}

  /** A chart per column of slices, and a table of all; nothing where nothing is sliced. */
  static void draw(Markup to, Evidence evidence, String metric) {
    List<SliceEffect> effects = SliceEffect.of(evidence, metric);
    Optional<Comparison> whole = SliceEffect.comparison(evidence, metric, Report.ALL);
    if (effects.isEmpty() || whole.isEmpty()) {
      return;
    }
    Map<String, List<SliceEffect>> columns =
        effects.stream()
            .collect(Collectors.groupingBy(SliceEffect::column, TreeMap::new, Collectors.toList()));
    to.open("div", "class", "pair");
    columns.forEach(
        (column, slices) -> {
          if (slices.size() > 1) {
            chart(to, evidence, whole.get(), column, slices);
          }
        });
    to.close();
    Table table = SliceTables.of(evidence, metric, effects);
    if (effects.size() > MOST_ROWS) {
      Html.folded(to, table.title(), table);
    } else {
      Html.table(to, table);
    }
    to.element("p", SliceTables.reading(effects.size()), "class", "note");
  }

  private static void chart(
      Markup to, Evidence evidence, Comparison whole, String column, List<SliceEffect> slices) {
    int decimals = evidence.differenceDecimals(whole.metric());
    List<SliceEffect> largest =
        slices.stream()
            .sorted(
                Comparator.comparingDouble((SliceEffect s) -> Math.abs(s.contribution()))
                    .reversed())
            .toList();
    int shown = largest.size() <= MOST_BARS ? largest.size() : MOST_BARS - 1;
    List<Bar> bars = new ArrayList<>();
    for (SliceEffect slice : largest.subList(0, shown)) {
      bars.add(bar(slice, decimals));
    }
    List<SliceEffect> others = largest.subList(shown, largest.size());
    if (!others.isEmpty()) {
      double sum = others.stream().mapToDouble(SliceEffect::contribution).sum();
      double share = others.stream().mapToDouble(s -> s.comparison().share()).sum();
      String note = column.equals(Slices.GROUP) ? "" : Numbers.percent(share);
      bars.add(plain(others.size() + " others", note, sum, decimals));
    }
    double rest = whole.difference() - slices.stream().mapToDouble(SliceEffect::contribution).sum();
    boolean remains = !Numbers.signed(rest, decimals).equals(Numbers.fixed(0, decimals));
    if (remains) {
      bars.add(plain("rest", "", rest, decimals));
    }
    boolean untrusted = bars.stream().anyMatch(bar -> bar.style().endsWith("untrusted"));
    String title = "Difference to " + whole.baseline() + " by " + column + ": " + whole.metric();
    Html.figure(
        to,
        title,
        caption(column, whole, untrusted, remains),
        new WaterfallChart(
            title,
            "difference in " + whole.metric() + " per impression",
            bars,
            total(whole, decimals)));
  }

  private static String caption(
      String column, Comparison whole, boolean untrusted, boolean remains) {
    boolean group = column.equals(Slices.GROUP);
    String bars =
        group
            ? "What the documents of each group add to the difference of %s, over all impressions."
            : "What each slice adds to the difference of %s: its share of the impressions (%%) times"
                + " the difference in it.";
    String rest =
        group
            ? " Rest: what documents of several groups count more than once."
            : " Rest: what the slices do not add up to, since each is estimated from its own"
                + " impressions.";
    return bars.formatted(whole.policy())
        + " Each bar starts where the one above ends; blue is better than production, orange worse."
        + " Lines: the "
        + Numbers.level(whole.level())
        + " interval of each bar by itself."
        + (untrusted ? " Pale and dashed: a warning says not to trust it." : "")
        + (remains ? rest : "");
  }

  private static Bar bar(SliceEffect slice, int decimals) {
    Comparison c = slice.comparison();
    return new Bar(
        slice.name().isEmpty() ? "(none)" : slice.name(),
        slice.column().equals(Slices.GROUP) ? "" : Numbers.percent(c.share()),
        slice.contribution(),
        slice.low(),
        slice.high(),
        typeset(Numbers.signed(slice.contribution(), decimals)),
        typeset(Numbers.signedInterval(slice.low(), slice.high(), decimals)),
        c.distrust().isEmpty() ? "part" : "part untrusted");
  }

  private static Bar plain(String name, String note, double value, int decimals) {
    String text = typeset(Numbers.signed(value, decimals));
    return new Bar(name, note, value, Double.NaN, Double.NaN, text, "", "rest");
  }

  private static Bar total(Comparison whole, int decimals) {
    return new Bar(
        "whole log",
        "",
        whole.difference(),
        whole.low(),
        whole.high(),
        typeset(Numbers.signed(whole.difference(), decimals)),
        typeset(Numbers.signedInterval(whole.low(), whole.high(), decimals)),
        whole.distrust().isEmpty() ? "total" : "total untrusted");
  }
}
