package io.cltr.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.gate.GateResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Maven's own reader of test reports finds in gate.xml. */
class GateJunitTest {
  @TempDir Path folder;

  @Test
  void rulesAreTestsAndWhatCannotTellIsAnError() throws Exception {
    ReportTestSuite suite = read(GateFixture.gate());
    assertThat(suite.getNumberOfTests()).isEqualTo(10);
    assertThat(suite.getNumberOfFailures()).isEqualTo(2);
    assertThat(suite.getNumberOfErrors()).isEqualTo(3);
    assertThat(suite.getNumberOfSkipped()).isZero();
    List<ReportTestCase> tests = suite.getTestCases();
    assertThat(tests.stream().filter(ReportTestCase::isSuccessful).map(ReportTestCase::getName))
        .containsExactly(
            "value-non-inferiority: clicks of ips-softmax minus logger:production by ips",
            "group-exposure: exposure by group",
            "churn: churn, 1 − rank-biased overlap",
            "support: value of what was never shown",
            "effective-units: effective units");
    assertThat(tests.stream().filter(ReportTestCase::hasError).map(ReportTestCase::getFailureType))
        .containsExactly("INCONCLUSIVE", "INCONCLUSIVE", "INCONCLUSIVE");
    ReportTestCase flips = tests.get(4);
    assertThat(flips.hasFailure()).isTrue();
    assertThat(flips.getFailureType()).isEqualTo("FAIL");
    assertThat(flips.getFailureMessage())
        .isEqualTo("14.2% of the impressions are of queries that get worse.");
    assertThat(flips.getFailureDetail())
        .contains("observed 14.2% [11.8%, 17.1%] at 95%, required at most 10.0%");
  }

  @Test
  void idsCannotBeMarkup() throws Exception {
    ReportTestSuite suite = read(GateFixture.hostile());
    assertThat(suite.getNumberOfTests()).isEqualTo(10);
    assertThat(suite.getTestCases().get(0).getName())
        .startsWith("value-non-inferiority: clicks of <b onclick=\"x\">&'|\uFFFD\uFFFD]]>@team");
    assertThat(suite.getTestCases().get(2).getFailureMessage()).startsWith("<b onclick=\"x\">&'");
    Xml.parse(GateJunit.render(GateFixture.hostile()));
  }

  private ReportTestSuite read(GateResult gate) throws Exception {
    Path file = Files.writeString(folder.resolve("gate.xml"), GateJunit.render(gate));
    List<ReportTestSuite> suites =
        new TestSuiteXmlParser(new NullConsoleLogger()).parse(file.toString());
    assertThat(suites).hasSize(1);
    return suites.get(0);
  }
}
