package io.cltr.pipeline.table;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * A table from outside, its rows unread.
 *
 * @param columns in cltr's names, in the table's order
 * @param days names of the day folders, sorted; empty where there are none
 */
public record TableOverview(
    String name, String path, long files, long bytes, List<String> columns, List<String> days) {
  private static final Pattern DAY = Pattern.compile("/" + RawTable.DATE + "=([^/]+)/");

  /** Looks at the table that {@code spec} names; fails as reading it would. */
  public static TableOverview of(SparkSession spark, String name, TableSpec spec) {
    RawTable table = TableReader.read(spark, name, spec);
    String[] files = table.rows().inputFiles();
    SortedSet<String> days = new TreeSet<>();
    for (String file : files) {
      Matcher day = DAY.matcher(file);
      if (day.find()) {
        days.add(day.group(1));
      }
    }
    return new TableOverview(
        name,
        spec.path(),
        files.length,
        bytes(files, spark.sessionState().newHadoopConf()),
        table.own(),
        List.copyOf(days));
  }

  private static long bytes(String[] files, Configuration hadoop) {
    return Arrays.stream(files).mapToLong(file -> length(new Path(URI.create(file)), hadoop)).sum();
  }

  private static long length(Path file, Configuration hadoop) {
    try {
      return file.getFileSystem(hadoop).getFileStatus(file).getLen();
    } catch (IOException e) {
      return 0;
    }
  }
}
