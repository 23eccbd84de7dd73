package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cltr.pipeline.json.Json;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/extend.md says, done: its files written, its commands run by the real launcher. */
class ExtendTest {
  private static final Path DOCUMENT = Modules.ROOT.resolve("docs/extend.md");

  @TempDir static Path folder;
  private static Checkout checkout;
  private static List<String> scripts;

  @BeforeAll
  static void jar() throws IOException {
    checkout = Checkout.in(folder.resolve("cltr"));
    Path source = checkout.root().resolve("work/mine/PowerIps.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, CodeBlocks.allFenced(DOCUMENT, "java").get(0));
    scripts = CodeBlocks.allFenced(DOCUMENT, "sh");
    assertThat(scripts).hasSize(3);
    run(scripts.get(0));
  }

  private static String run(String script) {
    Terminal.Result result = checkout.bash(script);
    assertThat(result.exit()).as(result.text()).isZero();
    return result.text();
  }

  @Test
  void aNightKnowsTheEstimator() throws IOException {
    run(scripts.get(1));
    Path run = RunFolders.latest(checkout.root().resolve("work/mine/runs"));
    JsonNode manifest = Json.mapper().readTree(run.resolve("manifest.json").toFile());
    JsonNode estimators = manifest.at("/result/config/values/estimators");
    assertThat(estimators.get(1).toString()).isEqualTo("{\"kind\":\"power-ips\",\"power\":0.95}");
    assertThat(Files.readString(run.resolve("report.md"))).contains("power-ips");
  }

  @Test
  void aComparisonKnowsTheEstimator() {
    assertThat(run(scripts.get(2))).contains("clicks of ideal in banner", "power-ips");
  }

  @Test
  void aJarThatIsNotThereIsNamed() {
    Terminal.Result result =
        checkout.bash("CLTR_CLASSPATH=work/mine/mine.jar:none.jar jobs/cltr --version");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.text()).contains("CLTR_CLASSPATH names none.jar, which cannot be read");
  }

  @Test
  void withoutTheJarTheEstimatorIsUnknown() {
    Terminal.Result result =
        checkout.bash("jobs/cltr nightly --print-config --set 'values.estimators=[power-ips]'");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.text()).contains("'power-ips' is unknown");
  }

  @Test
  void aListInMemoryIsValuedByTheEstimatorsAlone() throws Exception {
    String code = CodeBlocks.allFenced(DOCUMENT, "java").get(1);
    Path classes = folder.resolve("in-memory");
    Path source = Files.createDirectories(classes).resolve("InMemory.java");
    Files.writeString(source, code);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String jar = checkout.root().resolve(Checkout.ESTIMATORS).toString();
    assertThat(
            compiler.run(null, null, null, "-cp", jar, "-d", classes.toString(), source.toString()))
        .isZero();
    String math =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.contains("commons-math3"))
            .findFirst()
            .orElseThrow();
    Terminal.Result result =
        Shell.run(
            folder,
            Map.of(),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            String.join(File.pathSeparator, classes.toString(), jar, math),
            "InMemory");
    assertThat(result.exit()).as(result.text()).isZero();
    List<double[]> found =
        result
            .text()
            .lines()
            .map(line -> line.replaceAll("[^0-9. ]", "").strip().split(" +"))
            .map(line -> Stream.of(line).mapToDouble(Double::parseDouble).toArray())
            .toList();
    assertThat(found).hasSize(2);
    assertThat(found).allMatch(v -> v[1] < 0.15 && v[0] > v[1] && v[0] < v[2] && 0.15 < v[2]);
    String body = code.substring(code.indexOf("main("), code.lastIndexOf("  }"));
    assertThat(body.lines().skip(1)).as("lines of the example").hasSize(15);
  }
}
