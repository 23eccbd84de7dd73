package io.cltr.pipeline.table;

import com.github.luben.zstd.ZstdOutputStream;
import io.cltr.pipeline.TestSpark;
import io.cltr.pipeline.spark.Sessions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.spark.sql.SparkSession;

/** Files of tables in a folder, and the tables read back. */
record TableFolder(Path folder) {
  static SparkSession session() {
    return Sessions.plannedOnce(TestSpark.session(), ZoneOffset.UTC);
  }

  /** Fills a group of a Parquet file. */
  @FunctionalInterface
  interface Filling {
    void fill(SimpleGroup group);
  }

  Path write(String name, byte[] bytes) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path write(String name, String... lines) {
    return write(name, text(lines));
  }

  static byte[] text(String... lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** {@code bytes} compressed as the ending of {@code name} says. */
  static byte[] compressed(String name, byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    BZip2Codec bzip2 = new BZip2Codec();
    bzip2.setConf(new Configuration());
    try (OutputStream out =
        switch (Compression.ofName(name).orElseThrow()) {
          case GZIP -> new GZIPOutputStream(packed);
          case ZSTD -> new ZstdOutputStream(packed);
          case BZIP2 -> bzip2.createOutputStream(packed);
        }) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** A Parquet file of one row. */
  Path parquet(String name, String fields, Filling filling) {
    MessageType schema = MessageTypeParser.parseMessageType("message row { " + fields + " }");
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      try (ParquetWriter<Group> writer =
          ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(file.toUri()))
              .withType(schema)
              .withConf(new Configuration())
              .build()) {
        SimpleGroup group = new SimpleGroup(schema);
        filling.fill(group);
        writer.write(group);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  TableSpec spec(String... paths) {
    return new TableSpec(
        Arrays.stream(paths).map(path -> folder.resolve(path).toString()).toList(),
        Optional.empty(),
        Optional.empty(),
        java.util.Map.of());
  }

  /** The clicks at {@code paths}. */
  RawTable read(String... paths) {
    return read(spec(paths));
  }

  static RawTable read(TableSpec spec) {
    return TableReader.read(session(), LogTables.CLICKS, spec, Optional.empty());
  }

  /** The rows as text, sorted: the columns in {@code columns}. */
  static List<String> rows(RawTable table, String... columns) {
    return table
        .rows()
        .selectExpr(
            Arrays.stream(columns).map(c -> "cast(`" + c + "` as string)").toArray(String[]::new))
        .collectAsList()
        .stream()
        .map(row -> row.mkString(","))
        .sorted()
        .toList();
  }
}
