package io.cltr.pipeline.table;

import io.cltr.log.InputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** The beginning of a text file, which tells whether it can be read as one. */
final class TextHead {
  private static final int MAGIC = 8;
  private static final int[] MARK = {0xef, 0xbb, 0xbf};
  private static final int PIECE = 1 << 16;

  /** What is read at most; a header of this length is none. */
  private static final int LONGEST = 1 << 20;

  private final String table;
  private final TableFile file;
  private final byte[] content;

  private TextHead(String table, TableFile file, byte[] content) {
    this.table = table;
    this.file = file;
    this.content = content;
  }

  /** Reads the beginning of {@code file}, unpacked. */
  static TextHead read(Configuration hadoop, String table, TableFile file) throws IOException {
    if (file.status().getLen() == 0) {
      throw bad(table, file, "is empty (0 bytes)", "write it again, or take it out");
    }
    try (InputStream in = file.path().getFileSystem(hadoop).open(file.path())) {
      byte[] magic = in.readNBytes(MAGIC);
      Optional<Compression> told = Compression.ofName(file.path().getName());
      Optional<Compression> found = Compression.ofContent(magic);
      if (!told.equals(found)) {
        throw wrongEnding(table, file, told, found);
      }
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(magic), in);
      InputStream text = told.isPresent() ? told.get().open(whole, hadoop) : whole;
      return new TextHead(table, file, withoutMark(head(text))).checked();
    }
  }

  /** Reads until a line ends that is not blank, or the file. */
  private static byte[] head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    byte[] piece;
    do {
      piece = in.readNBytes(PIECE);
      head.writeBytes(piece);
    } while (piece.length == PIECE && head.size() < LONGEST && !hasLine(piece));
    return head.toByteArray();
  }

  /** Takes off the byte order mark of UTF-8. */
  private static byte[] withoutMark(byte[] content) {
    return Compression.begins(content, MARK)
        ? Arrays.copyOfRange(content, MARK.length, content.length)
        : content;
  }

  private static boolean hasLine(byte[] piece) {
    return lineEnd(piece, 0) < piece.length;
  }

  private static InputException wrongEnding(
      String table, TableFile file, Optional<Compression> told, Optional<Compression> found) {
    String ending = told.map(Compression::ending).orElse("no compression");
    return found.isPresent()
        ? bad(
            table,
            file,
            "is compressed as %s files are, and its name says %s"
                .formatted(found.get().ending(), ending),
            "give it the ending %s".formatted(found.get().ending()))
        : bad(
            table,
            file,
            "is not compressed as its ending %s says".formatted(ending),
            "take the ending off, or copy the file again");
  }

  private TextHead checked() {
    if (Compression.begins(content, 'P', 'A', 'R', '1')) {
      throw bad(table, file, "holds Parquet", "end its name in .parquet, or set format: parquet");
    }
    if (Compression.begins(content, 'P', 'K', 3, 4)) {
      throw bad(table, file, "is a zip archive or a workbook", "unpack it, or export it as CSV");
    }
    if (Compression.begins(content, 0xff, 0xfe) || Compression.begins(content, 0xfe, 0xff)) {
      throw notUtf8("UTF-16");
    }
    for (byte each : firstLine()) {
      if (each == 0) {
        throw bad(
            table,
            file,
            "holds zero bytes: it is UTF-16, or no text at all",
            "allowed is UTF-8: convert it (iconv -f UTF-16 -t UTF-8)");
      }
    }
    return this;
  }

  /** The first line that is not blank, which must be UTF-8; "" where there is none. */
  String header() {
    byte[] line = firstLine();
    if (line.length >= LONGEST) {
      throw bad(
          table, file, "has a first line of more than 1 MB", "allowed is one that names columns");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException e) {
      throw notUtf8("ISO-8859-1");
    }
  }

  /** The first lines that are not blank, stripped, as far as they were read. */
  List<String> lines() {
    String text = new String(content, StandardCharsets.UTF_8);
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).limit(2).toList();
  }

  private byte[] firstLine() {
    int start = 0;
    while (start < content.length) {
      int end = lineEnd(content, start);
      for (int i = start; i < end; i++) {
        if (content[i] <= 0 || content[i] > ' ') {
          return Arrays.copyOfRange(content, start, end);
        }
      }
      start = end + 1;
    }
    return new byte[0];
  }

  private static int lineEnd(byte[] content, int start) {
    int end = start;
    while (end < content.length && content[end] != '\n' && content[end] != '\r') {
      end++;
    }
    return end;
  }

  private InputException notUtf8(String likely) {
    return bad(
        table,
        file,
        "is not UTF-8",
        "convert it: iconv -f %s -t UTF-8, if that is its encoding".formatted(likely));
  }

  /** What to say of {@code file}. */
  static InputException bad(String table, TableFile file, String found, String remedy) {
    return new InputException("%s: '%s' %s; %s".formatted(table, file.name(), found, remedy));
  }
}
