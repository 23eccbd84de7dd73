package io.cltr.jobs;

import static io.cltr.jobs.BadInput.data;
import static io.cltr.jobs.BadInput.row;
import static io.cltr.jobs.BadInput.usage;

import io.cltr.pipeline.spark.Sessions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Files that are missing, damaged, mislabelled or not of one table. */
final class BadFiles {
  private static final String SHOWN = "impressions";

  private BadFiles() {}

  static List<BadInput> all() {
    return List.of(
        data(
            "missing file",
            log -> log.from(SHOWN, "none.csv"),
            "impressions: there is no file or folder '",
            "/none.csv'; check the path"),
        data(
            "missing folder",
            log -> log.from("clicks", "/no/such/folder"),
            "clicks: there is no file or folder '/no/such/folder'"),
        data(
            "pattern without match",
            log -> log.from(SHOWN, "views-*.csv"),
            "impressions: no file or folder matches '",
            "/views-*.csv'; check the pattern"),
        data(
            "empty folder",
            log -> folder(log.from(SHOWN, "views"), "views"),
            "impressions: no file in the folder '",
            "names that begin with _ or . do not count"),
        data(
            "zero-byte file",
            log -> log.from(SHOWN, "views.csv", new byte[0]),
            "impressions: '",
            "/views.csv' is empty (0 bytes); write it again, or take it out"),
        data(
            "zero-byte file among others",
            log -> {
              log.from("clicks", "clicks").file("clicks/1.csv", log.bytes("clicks"));
              log.file("clicks/2.csv", new byte[0]);
            },
            "clicks: '",
            "/clicks/2.csv' is empty (0 bytes)"),
        data(
            "corrupt Parquet footer",
            log -> {
              byte[] parquet = parquet(log);
              Arrays.fill(parquet, parquet.length - 60, parquet.length - 8, (byte) 0x5a);
              log.from(SHOWN, "views.parquet", parquet);
            },
            "impressions: '",
            "/views.parquet' is damaged (can not read class FileMetaData",
            "write or copy it again"),
        data(
            "corrupt Parquet page",
            log -> {
              byte[] parquet = parquet(log);
              Arrays.fill(parquet, 4, 60, (byte) 0x5a);
              log.from(SHOWN, "views.parquet", parquet);
            },
            "impressions: '",
            "/views.parquet' is damaged ("),
        data(
            "truncated Parquet",
            log -> {
              byte[] parquet = parquet(log);
              log.from(SHOWN, "views.parquet", Arrays.copyOf(parquet, parquet.length / 2));
            },
            "impressions: '",
            "/views.parquet' ends in its middle: its last bytes are not PAR1"),
        data(
            "truncated gzip",
            log -> log.from(SHOWN, "views.csv.gz", half(gzip(log.bytes(SHOWN)))),
            "impressions: '",
            "/views.csv.gz' ends in its middle",
            "copy it again"),
        data(
            "gzip without its ending",
            log -> log.from(SHOWN, "views.csv", gzip(log.bytes(SHOWN))),
            "impressions: '",
            "is compressed as .gz files are",
            "give it the ending .gz"),
        data(
            "ending without gzip",
            log -> log.from(SHOWN, "views.csv.gz", log.bytes(SHOWN)),
            "impressions: '",
            "not compressed as its ending .gz says"),
        data(
            "Parquet named CSV",
            log -> log.from(SHOWN, "views.csv", parquet(log)),
            "/views.csv' holds Parquet",
            "format: parquet"),
        data(
            "CSV named Parquet",
            log -> log.from(SHOWN, "views.parquet", log.bytes(SHOWN)),
            "/views.parquet' is no Parquet",
            "set format to one of: parquet, csv, jsonl"),
        data(
            "format stated and wrong",
            log ->
                log.from(SHOWN, "views", log.bytes(SHOWN))
                    .flags("--set=impressions.format=parquet"),
            "/views' is no Parquet: its first bytes are not PAR1"),
        data(
            "format that nothing tells",
            log -> log.from(SHOWN, "views.txt", log.bytes(SHOWN)),
            "impressions: the ending of '",
            "/views.txt' does not tell its format",
            "parquet, csv, jsonl"),
        usage(
            "format that is none",
            log -> log.flags("--set=impressions.format=excel"),
            "impressions: format: found 'excel'",
            "allowed are auto, parquet, csv, jsonl"),
        data(
            "files of two formats",
            log -> {
              log.from(SHOWN, "views").file("views/1.csv", log.bytes(SHOWN));
              log.file("views/2.parquet", parquet(log));
            },
            "impressions: files of several formats: '",
            "/views/1.csv'",
            "/views/2.parquet'"),
        data(
            "foreign file",
            log -> {
              log.from(SHOWN, "views").file("views/1.csv", log.bytes(SHOWN));
              log.file("views/README.txt", "read me".getBytes(StandardCharsets.UTF_8));
            },
            "impressions: '",
            "/views/README.txt' is no csv",
            "move it away"),
        data(
            "link to nothing",
            log -> {
              log.from(SHOWN, "views").file("views/1.csv", log.bytes(SHOWN));
              link(log.folder().resolve("views/2.csv"), log.folder().resolve("gone.csv"));
            },
            "impressions: '",
            "/views/2.csv' is a link to '",
            "mend or remove it"),
        data(
            "file beside day folders",
            log -> {
              log.from(SHOWN, "views").file("views/date=2026-11-20/1.csv", log.bytes(SHOWN));
              log.file("views/2.csv", log.bytes(SHOWN));
            },
            "impressions: '",
            "/views/2.csv' lies in folders without a name=value"),
        data(
            "column missing in a file",
            log -> {
              log.from(SHOWN, "views").file("views/1.csv", log.bytes(SHOWN));
              log.changeAll(SHOWN, line -> line.replaceFirst(",[^,]*", ""));
              log.file("views/2.csv", log.bytes(SHOWN));
            },
            "impressions: the column 'query_id' is missing in '",
            "/views/2.csv', while '",
            "/views/1.csv' has it"),
        data(
            "JSON array",
            log -> log.from("clicks", "clicks.json", text("[{\"impression_id\": \"i0\"}]")),
            "/clicks.json' holds one JSON array",
            "allowed is one object per line: jq -c '.[]'"),
        data(
            "JSON over several lines",
            log -> log.from("clicks", "clicks.json", text("{\n  \"impression_id\": \"i0\"\n}")),
            "/clicks.json' holds JSON objects of several lines",
            "jq -c '.'"),
        row(
            "truncated JSON line",
            log ->
                log.from(
                        "clicks",
                        "clicks.jsonl",
                        text(
                            "{\"impression_id\": \"i0\", \"doc_id\": \"a\"}\n"
                                + "{\"impression_id\": \"i1\", \"doc"))
                    .rows("clicks", 2),
            "clicks: 1 of 2 rows (50.0%)",
            "1 × line does not parse"));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void folder(GoodLog log, String name) {
    try {
      Files.createDirectories(log.folder().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void link(Path from, Path to) {
    try {
      Files.createSymbolicLink(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] half(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** The impressions as one Parquet file. */
  static byte[] parquet(GoodLog log) {
    Path csv = log.file("for-parquet.csv", log.bytes(SHOWN));
    Path folder = log.folder().resolve("as-parquet");
    Sessions.open("cltr")
        .read()
        .option("header", true)
        .csv(csv.toString())
        .coalesce(1)
        .write()
        .parquet(folder.toString());
    try (var files = Files.list(folder)) {
      Path part = files.filter(file -> file.toString().endsWith(".parquet")).findFirst().get();
      return Files.readAllBytes(part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
