package io.cltr.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.log.LogSummary;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataTablesTest {
  private static List<List<String>> counts(LogSummary log) {
    return DataTables.counts(log, LogFixture.provenance()).rows().stream()
        .map(Table.Row::cells)
        .toList();
  }

  @Test
  void aDownsampledLogSaysWhatItStandsFor() {
    assertThat(counts(LogFixture.oneDay(12_345.6)))
        .startsWith(
            List.of("Impressions", "5"), List.of("Impressions that they stand for", "12,346"));
    assertThat(counts(LogFixture.oneDay()))
        .startsWith(List.of("Impressions", "5"), List.of("Displayed documents", "5"));
  }
}
