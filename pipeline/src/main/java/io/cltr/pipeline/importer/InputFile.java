package io.cltr.pipeline.importer;

import io.cltr.log.InputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A file that somebody wants imported. */
final class InputFile {
  private static final int BUFFER = 1 << 16;

  private InputFile() {}

  /**
   * Refuses what is no file, is empty, or is gzip that cannot be read to its end. Reads a gzip file
   * once, so that a damaged one is named before work begins.
   */
  static void check(Path file) {
    if (Files.isDirectory(file)) {
      throw new InputException(file + ": is a folder; import takes one file");
    }
    if (!Files.isReadable(file)) {
      throw new InputException(file + ": there is no such readable file; check the path");
    }
    try {
      if (Files.size(file) == 0) {
        throw new InputException(file + ": the file is empty");
      }
      if (file.toString().endsWith(".gz")) {
        readWhole(file);
      }
    } catch (IOException e) {
      throw new InputException("%s: cannot be read: %s".formatted(file, e), e);
    }
  }

  private static void readWhole(Path file) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = new GZIPInputStream(raw, BUFFER)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (EOFException | ZipException e) {
      throw new InputException(
          ("%s: is not whole gzip (%s); fetch it again ('gzip -t' tells whether it is whole), or"
                  + " rename it if it is not compressed")
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
