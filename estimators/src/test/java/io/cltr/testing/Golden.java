package io.cltr.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads the golden cases from the class path. */
public final class Golden {
  private Golden() {}

  /** The rows of a CSV file below /golden without its header, split at commas; .gz or plain. */
  public static List<String[]> rows(String path) {
    return lines(path).stream().skip(1).map(line -> line.split(",", -1)).toList();
  }

  /** The lines of a file below /golden; .gz or plain. */
  public static List<String> lines(String path) {
    try (InputStream raw = Golden.class.getResourceAsStream("/golden/" + path);
        InputStream in = path.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}
