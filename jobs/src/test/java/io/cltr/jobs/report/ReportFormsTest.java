package io.cltr.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** JSON, page, Markdown and terminal tell the same. */
class ReportFormsTest {
  private static JsonNode json;
  private static Set<List<String>> html;
  private static Set<List<String>> markdown;
  private static String terminal;

  @BeforeAll
  static void render() throws Exception {
    Report report = ReportFixture.report();
    json = new ObjectMapper().readTree(ReportJson.render(report));
    html = new HashSet<>();
    for (Element row : Xml.elements(Xml.parse(ReportHtml.render(report)), "tr")) {
      html.add(cells(row));
    }
    markdown = new HashSet<>();
    for (String line : ReportMarkdown.render(report).split("\n")) {
      if (line.startsWith("| ")) {
        markdown.add(List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)));
      }
    }
    terminal = ReportTerminal.render(report, "out/report.html");
  }

  @Test
  void everyValueAndDifference() {
    assertThat(json.get("values")).hasSize(5 * 2 * 3 * 7);
    for (JsonNode value : json.get("values")) {
      List<String> numbers = numbers(value);
      String policy = value.get("policy").asText();
      String slice = value.get("slice").asText();
      List<String> row = new ArrayList<>(List.of(policy));
      if (!slice.equals("all")) {
        row = new ArrayList<>(List.of(slice, value.get("estimator").asText(), policy));
      } else if (!value.get("estimator").asText().equals("snips")) {
        continue;
      }
      row.addAll(numbers);
      assertThat(html).contains(row);
      if (value.get("estimator").asText().equals("snips")) {
        assertThat(markdown).contains(row);
      }
    }
  }

  @Test
  void theTerminalShowsThePrimaryValues() {
    for (JsonNode value : json.get("values")) {
      boolean shown =
          value.get("slice").asText().equals("all")
              && value.get("estimator").asText().equals("snips");
      if (shown) {
        List<String> numbers = numbers(value).stream().filter(cell -> !cell.isEmpty()).toList();
        String start = value.get("policy").asText();
        start = start.substring(0, Math.min(20, start.length()));
        assertThat(terminal.replaceAll(" +", " "))
            .containsPattern(
                java.util.regex.Pattern.quote(start)
                    + ".* "
                    + java.util.regex.Pattern.quote(String.join(" ", numbers)));
      }
    }
  }

  @Test
  void everyPropensity() {
    for (JsonNode at : json.at("/propensities/positions")) {
      List<String> row =
          List.of(
              at.get("position").asText(),
              at.get("propensity").isNull()
                  ? "not identified"
                  : Numbers.fixed(at.get("propensity").asDouble(), 4),
              at.get("low").isNull()
                  ? "n/a"
                  : Numbers.interval(at.get("low").asDouble(), at.get("high").asDouble(), 4),
              Numbers.count(at.get("observations").asLong()));
      assertThat(html).contains(row);
      assertThat(markdown).contains(row);
    }
  }

  @Test
  void everyLoggerAndTheCounts() {
    for (JsonNode logger : json.at("/data/log/loggers")) {
      List<String> row =
          List.of(
              logger.get("logger").asText(),
              Numbers.count(logger.get("impressions").asLong()),
              Numbers.percent(logger.get("share").asDouble()),
              Numbers.count(logger.get("clicks").asLong()),
              Numbers.fixed(
                  logger.get("clicks").asDouble() / logger.get("impressions").asDouble(), 4),
              Numbers.count(logger.get("untouched").asLong()),
              Numbers.count(logger.get("randomised").asLong()));
      assertThat(html).contains(row);
      assertThat(markdown).contains(row);
    }
    String impressions = Numbers.count(json.at("/data/log/impressions").asLong());
    assertThat(html).contains(List.of("Impressions", impressions));
    assertThat(markdown).contains(List.of("Impressions", impressions));
    assertThat(terminal).startsWith(impressions + " impressions, ");
  }

  @Test
  void theVerdictAndTheSentences() {
    String verdict = json.at("/gate/verdict").asText();
    String text = ReportMarkdown.render(ReportFixture.report());
    assertThat(text).contains("**" + verdict + "**");
    assertThat(terminal).contains(verdict + ": ");
    for (JsonNode sentence : json.at("/headline/sentences")) {
      assertThat(text).contains(sentence.asText());
      assertThat(terminal.replace('\n', ' ')).contains(sentence.asText());
    }
  }

  @Test
  void theHeadlineHasTheDigitsOfTheTables() {
    Evidence evidence = Evidence.of(ReportFixture.report());
    Evidence.Row candidate =
        evidence.rows("expected-clicks", "snips", Report.ALL).stream()
            .filter(row -> row.value().policy().equals(ValueFixture.CANDIDATE))
            .findFirst()
            .orElseThrow();
    int decimals = evidence.differenceDecimals("expected-clicks");
    double high = candidate.comparison().orElseThrow().high();
    assertThat(json.at("/headline/sentences/0").asText())
        .endsWith(" to " + Numbers.signed(high, decimals) + ".");
  }

  /** Value, interval, difference, interval and relative change, from the numbers of the JSON. */
  private static List<String> numbers(JsonNode value) {
    boolean dcg = value.get("metric").asText().startsWith("dcg");
    int decimals = dcg ? 3 : 4;
    List<String> numbers = new ArrayList<>();
    numbers.add(Numbers.fixed(value.get("value").asDouble(), decimals));
    numbers.add(
        Numbers.interval(value.get("low").asDouble(), value.get("high").asDouble(), decimals));
    for (JsonNode c : json.get("comparisons")) {
      boolean same = true;
      for (String key : List.of("policy", "metric", "estimator", "slice")) {
        same &= c.get(key).equals(value.get(key));
      }
      if (same) {
        numbers.add(Numbers.signed(c.get("difference").asDouble(), 4));
        numbers.add(Numbers.signedInterval(c.get("low").asDouble(), c.get("high").asDouble(), 4));
        numbers.add(Numbers.signedPercent(c.get("relative").asDouble()));
        return numbers;
      }
    }
    numbers.addAll(List.of("", "", ""));
    return numbers;
  }

  private static List<String> cells(Element row) {
    List<String> cells = new ArrayList<>();
    NodeList nodes = row.getElementsByTagName("td");
    for (int i = 0; i < nodes.getLength(); i++) {
      cells.add(nodes.item(i).getTextContent().replace('−', '-'));
    }
    return cells;
  }
}
