package io.cltr.pipeline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.cltr.click.FittedClickModel;
import io.cltr.click.PbmModel;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.pipeline.spark.Sessions;
import io.cltr.propensity.Depth;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/**
 * The position-based model by EM, 50 iterations, at 1 and 10 million sessions of 10 results: from
 * making the sessions to the fitted model, in one JVM. {@code cltr.bench.beside} is a command that
 * fits the same model to a sample of the same sessions and prints seconds; it gets a file with a
 * session per line, the query and then pairs of document and click, as its last argument.
 */
class ClickModelBench {
  private static final Path ROOT = Path.of(System.getProperty("cltr.root"));
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final int ITERATIONS = 50;
  private static final long SAMPLE = Long.getLong("cltr.bench.sample", 20_000);
  private static final long SESSIONS = Long.getLong("cltr.bench.sessions", 1_000_000);
  private static final String BESIDE = System.getProperty("cltr.bench.beside", "");

  @Test
  void positionBasedModel() throws IOException, InterruptedException {
    if (!BESIDE.isEmpty()) {
      beside();
    }
    try (SparkSession spark = Sessions.open("bench")) {
      JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
      fitted(context, SESSIONS / 10);
      double small = fitted(context, SESSIONS);
      double large = fitted(context, 10 * SESSIONS);
      System.out.printf("time exponent %.3f%n", Math.log10(large / small));
    }
  }

  private static double fitted(JavaSparkContext context, long sessions) {
    Source<Impression> log = new ClickSessions(sessions).source(context);
    long start = System.nanoTime();
    assertThat(log.fold(new Depth())).isEqualTo(ClickSessions.DEPTH);
    double read = (System.nanoTime() - start) / 1e9;
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    start = System.nanoTime();
    long startCpu = PROCESS.getProcessCpuTime();
    FittedClickModel model = new PbmModel(1, 1, ITERATIONS).fit(log);
    double seconds = (System.nanoTime() - start) / 1e9;
    double cpu = (PROCESS.getProcessCpuTime() - startCpu) / 1e9;
    assertThat(model.path()).hasSize(ITERATIONS + 1);
    System.gc();
    long used = pools().stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    long peak = pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    System.out.printf(
        "%,d sessions: made in %.1f s, fitted in %.1f s (CPU %.1f s), %,.0f sessions × iterations per"
            + " second, peak heap %d MB, after %d MB%n",
        sessions, read, seconds, cpu, sessions * ITERATIONS / seconds, peak >> 20, used >> 20);
    return seconds;
  }

  private static List<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  private static void beside() throws IOException, InterruptedException {
    Path file = ROOT.resolve("pipeline/target/bench/sessions.txt");
    Files.createDirectories(file.getParent());
    ClickSessions sample = new ClickSessions(SAMPLE);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      for (int bucket = 0; bucket < Units.BUCKETS; bucket++) {
        sample.ofBucket(bucket).forEachRemaining(session -> out.println(line(session)));
      }
    }
    List<String> command = new ArrayList<>(List.of(BESIDE.split(" ")));
    command.add(file.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    System.out.printf("beside, %,d sessions: %s%n", SAMPLE, printed.trim());
  }

  private static String line(Impression session) {
    StringBuilder line = new StringBuilder(session.query());
    for (int k = 0; k < session.size(); k++) {
      line.append(' ').append(session.documents()[k]).append(' ').append((int) session.clicks()[k]);
    }
    return line.toString();
  }
}
