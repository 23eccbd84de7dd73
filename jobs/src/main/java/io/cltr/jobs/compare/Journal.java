package io.cltr.jobs.compare;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.cltr.bench.Replicate;
import io.cltr.log.ConfigException;
import io.cltr.log.InputException;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.publish.OutFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is finished of a comparison, so that a run that was stopped goes on where it was: JSON
 * lines, the configuration first, then one per log in the bench's order. A line without its end is
 * the work of a killed run and dropped.
 */
final class Journal implements AutoCloseable {
  static final String NAME = "replicates.jsonl";

  private static final int SCHEMA = 2;
  private static final ObjectWriter LINE =
      Json.mapper().writer().without(SerializationFeature.INDENT_OUTPUT);

  private final Path file;
  private final FileChannel channel;
  private final List<Replicate> replicates;

  /**
   * The first line.
   *
   * @param version of cltr
   * @param config all that decides the results
   * @param catalogues SHA-256 of the catalogues, by world; "" where one is drawn
   */
  record Head(int schemaVersion, String version, CompareConfig config, List<String> catalogues) {
    Head(String version, CompareConfig config, List<String> catalogues) {
      this(SCHEMA, version, config, catalogues);
    }
  }

  private Journal(Path file, FileChannel channel, List<Replicate> replicates) {
    this.file = file;
    this.channel = channel;
    this.replicates = replicates;
  }

  /**
   * Opens the journal in {@code folder}, which this process holds.
   *
   * @throws ConfigException where it is that of another configuration
   */
  static Journal open(Path folder, Head head) {
    Path file = folder.resolve(NAME);
    try {
      byte[] content = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
      int end = content.length;
      while (end > 0 && content[end - 1] != '\n') {
        end--;
      }
      List<String> lines =
          new String(Arrays.copyOf(content, end), StandardCharsets.UTF_8).lines().toList();
      List<Replicate> earlier = new ArrayList<>();
      if (!lines.isEmpty()) {
        requireSame(file, lines.get(0), LINE.writeValueAsString(head));
        for (int i = 1; i < lines.size(); i++) {
          earlier.add(replicate(file, i + 1, lines.get(i)));
        }
      }
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.truncate(end).position(end);
      Journal journal = new Journal(file, channel, earlier);
      if (lines.isEmpty()) {
        journal.write(head);
      }
      return journal;
    } catch (IOException e) {
      throw OutFolder.unwritable(folder, e);
    }
  }

  private static Replicate replicate(Path file, int number, String line) {
    try {
      return Json.mapper().readValue(line, Replicate.class);
    } catch (JacksonException e) {
      throw damaged(file, number, e);
    }
  }

  private static InputException damaged(Path file, int line, JacksonException thrown) {
    return new InputException(
        "%s, line %d, is not what compare writes; remove the file to begin anew"
            .formatted(file, line),
        thrown);
  }

  private static void requireSame(Path file, String there, String here) throws JacksonException {
    JsonNode now = Json.mapper().readTree(here);
    JsonNode earlier;
    try {
      earlier = Json.mapper().readTree(there);
    } catch (JacksonException e) {
      throw damaged(file, 1, e);
    }
    if (!earlier.equals(now)) {
      throw new ConfigException(
          "--out %s: holds results of another configuration: %s; choose another folder, or remove"
                  .formatted(file.getParent(), Difference.of(earlier, now))
              + " %s to begin anew".formatted(NAME));
    }
  }

  /** What is finished so far. */
  List<Replicate> replicates() {
    return replicates;
  }

  /** Adds a finished log. */
  void add(Replicate replicate) {
    write(replicate);
    replicates.add(replicate);
  }

  private void write(Object line) {
    try {
      byte[] bytes = (LINE.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw OutFolder.unwritable(file, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw OutFolder.unwritable(file, e);
    }
  }
}
