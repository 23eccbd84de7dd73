package io.cltr.pipeline.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.ConfigException;
import io.cltr.pipeline.TestSpark;
import java.time.ZoneId;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** Whose settings win. */
class SessionsTest {
  private static final String TIME_ZONE = "spark.sql.session.timeZone";

  @Test
  void theCallersMasterWinsAndTheUiStaysOff() {
    SparkSession session = TestSpark.session();
    assertThat(session.sparkContext().master()).isEqualTo("local[1]");
    assertThat(session.conf().get("spark.sql.shuffle.partitions")).isEqualTo("2");
    assertThat(session.sparkContext().uiWebUrl().isEmpty()).isTrue();
  }

  @Test
  void everySessionReadsInUtc() {
    SparkSession session = TestSpark.session();
    session.conf().set(TIME_ZONE, "Asia/Tokyo");
    assertThat(Sessions.plannedOnce(session, ZoneId.of("Asia/Tokyo")).conf().get(TIME_ZONE))
        .isEqualTo("Asia/Tokyo");
    assertThat(Sessions.wholeFiles(session).conf().get(TIME_ZONE)).isEqualTo("UTC");
    assertThat(TestSpark.session().conf().get(TIME_ZONE)).isEqualTo("UTC");
  }

  @Test
  void kryoIsRefused() {
    SparkConf kryo =
        new SparkConf().set("spark.serializer", "org.apache.spark.serializer.KryoSerializer");
    assertThatThrownBy(() -> Sessions.open("kryo", kryo))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("spark.serializer is org.apache.spark.serializer.KryoSerializer")
        .hasMessageContaining("leave the setting out");
  }
}
