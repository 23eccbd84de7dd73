package io.cltr.pipeline.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.log.LogSummary.LoggerDay;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.json.Versioned;
import io.cltr.trend.Measured;
import io.cltr.trend.Night;
import io.cltr.trend.Night.Curve;
import io.cltr.trend.Night.Drift;
import io.cltr.trend.Night.Examined;
import io.cltr.trend.Night.PolicyValue;
import io.cltr.trend.Role;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryFileTest {

  private static Night night(String day, long impressions) {
    return new Night(
        day,
        impressions,
        30,
        20,
        List.of(new PolicyValue(Role.production, "logger:a", "clicks", "ips", 0.3, 0.01)),
        Measured.NONE,
        new Curve("harvest-pivot", List.of(new Examined(2, -0.5, 0.1))),
        new Drift(1, 2),
        "");
  }

  private static HistoryFile after(HistoryFile before, String day, long impressions) {
    LoggerDay counted = new LoggerDay(day, "a", impressions, 30);
    return HistoryFile.of(List.of(counted), night(day, impressions), before);
  }

  @Test
  void theFirstRunIsAloneAndLaterOnesFollow() {
    HistoryFile first = after(HistoryFile.NONE, "2026-11-19", 100);
    assertThat(first.nights()).containsExactly(night("2026-11-19", 100));
    HistoryFile second = after(first, "2026-11-20", 110);
    assertThat(second.nights()).containsExactly(night("2026-11-19", 100), night("2026-11-20", 110));
  }

  @Test
  void aNightWithTheSameLastDayIsReplaced() {
    HistoryFile first = after(HistoryFile.NONE, "2026-11-20", 100);
    HistoryFile again = after(first, "2026-11-20", 120);
    assertThat(again.nights()).containsExactly(night("2026-11-20", 120));
    assertThat(again.days()).hasSize(1);
  }

  @Test
  void theOldestNightsAreForgotten() {
    HistoryFile history = HistoryFile.NONE;
    LocalDate first = LocalDate.of(2026, 1, 1);
    for (int i = 0; i < 402; i++) {
      history = after(history, first.plusDays(i).toString(), 100 + i);
    }
    assertThat(history.nights()).hasSize(400);
    assertThat(history.nights().get(0).day()).isEqualTo("2026-01-03");
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    HistoryFile written = after(after(HistoryFile.NONE, "2026-11-19", 100), "2026-11-20", 110);
    assertThat(
            Versioned.read(
                Json.bytes(written), "history.json", HistoryFile.class, HistoryFile.SCHEMA_VERSION))
        .isEqualTo(written);
  }
}
