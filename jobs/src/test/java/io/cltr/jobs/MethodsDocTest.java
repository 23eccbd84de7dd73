package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.method.Methods;
import io.cltr.value.metric.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/methods.md has one row per registered method, and says of it what the method says. */
class MethodsDocTest {
  private static final String METRIC = "metric";
  private static final Pattern ROW =
      Pattern.compile("\\| ([a-z ]+) \\| `([^`]+)` \\| (.*) \\| (.*) \\|");

  private record Line(String family, String id, String summary, String source) {}

  @Test
  void methodsAreTheRegisteredOnes() throws IOException {
    List<Line> registered = new ArrayList<>();
    Families.BY_NAME.forEach(
        (name, family) ->
            Methods.of(family)
                .values()
                .forEach(m -> registered.add(new Line(name, m.id(), m.summary(), m.source()))));
    assertThat(lines())
        .filteredOn(line -> !line.family().equals(METRIC))
        .containsExactlyInAnyOrderElementsOf(registered);
  }

  @Test
  void metricsAreTheExistingOnes() throws IOException {
    assertThat(lines())
        .filteredOn(line -> line.family().equals(METRIC))
        .extracting(
            line ->
                Metric.parse(line.id().replace("@k", "@10").replace("W1,W2,…", "1,0.5"))
                    .getClass()
                    .getName())
        .containsExactlyInAnyOrderElementsOf(Modules.implementing(Metric.class));
  }

  private static List<Line> lines() throws IOException {
    List<Line> lines = new ArrayList<>();
    for (String line : Files.readAllLines(Modules.ROOT.resolve("docs/methods.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        lines.add(new Line(row.group(1), row.group(2), row.group(3), row.group(4)));
      }
    }
    return lines;
  }
}
