package io.cltr.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReportHtmlTest {
  @Test
  void rendersThePage() throws Exception {
    Path page = Path.of("target", "report.html");
    Files.writeString(page, ReportHtml.render(ReportFixture.report()));
    assertThat(page).isNotEmptyFile();
  }
}
