package io.cltr.pipeline.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import io.cltr.pipeline.assemble.AssembledLog;
import io.cltr.pipeline.assemble.Assembly;
import io.cltr.pipeline.spark.Sessions;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.apache.spark.sql.SparkSession;

/** Assembles one log in a JVM of its own, and prints what it took. */
final class AssemblyRun {
  private static final AtomicLong LIVE = new AtomicLong();

  private AssemblyRun() {}

  /** {@code FOLDER SHAPE OUT}: the tables, which of them, and an empty folder. */
  public static void main(String[] arguments) {
    watchHeap();
    BenchLog tables = new BenchLog(Path.of(arguments[0]));
    SparkSession spark = Sessions.open("cltr bench");
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    AssembledLog log = Assembly.assemble(spark, tables.options(arguments[1]), arguments[2]);
    double seconds = (System.nanoTime() - start) / 1e9;
    double cpuSeconds = (system.getProcessCpuTime() - cpu) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%s,%d,%d,%s,%.3f,%.3f,%d%n",
        arguments[1],
        log.manifest().displays(),
        log.manifest().clicks(),
        log.manifest().inputHash(),
        seconds,
        cpuSeconds,
        LIVE.get() >> 20);
    Sessions.close();
  }

  /** Keeps the largest heap that a collection left. */
  private static void watchHeap() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector)
          .addNotificationListener(
              (notification, handback) -> {
                GarbageCollectionNotificationInfo info =
                    GarbageCollectionNotificationInfo.from(
                        (CompositeData) notification.getUserData());
                long after =
                    info.getGcInfo().getMemoryUsageAfterGc().values().stream()
                        .mapToLong(MemoryUsage::getUsed)
                        .sum();
                LIVE.accumulateAndGet(after, Math::max);
              },
              null,
              null);
    }
  }
}
