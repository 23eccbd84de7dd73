package io.cltr.pipeline.table;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.BZip2Codec;

/** How a text file may be compressed, told by its ending. */
enum Compression {
  /** RFC 1952. */
  GZIP(".gz", 0x1f, 0x8b),
  /** Zstandard. */
  ZSTD(".zst", 0x28, 0xb5, 0x2f, 0xfd),
  /** bzip2. */
  BZIP2(".bz2", 'B', 'Z', 'h');

  private final String ending;

  @SuppressWarnings("ImmutableEnumChecker") // never written to
  private final int[] magic;

  Compression(String ending, int... magic) {
    this.ending = ending;
    this.magic = magic;
  }

  /** The ending of files that are compressed so. */
  String ending() {
    return ending;
  }

  /** How {@code file} says that it is compressed; empty where it says nothing. */
  static Optional<Compression> ofName(String file) {
    String lower = file.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(each -> lower.endsWith(each.ending)).findFirst();
  }

  /** How a file that begins with {@code head} is compressed; empty where it is not. */
  static Optional<Compression> ofContent(byte[] head) {
    return Arrays.stream(values()).filter(each -> begins(head, each.magic)).findFirst();
  }

  /** Whether {@code head} begins with the bytes {@code magic}. */
  static boolean begins(byte[] head, int... magic) {
    if (head.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((head[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** The content of the compressed stream {@code in}. */
  InputStream open(InputStream in, Configuration hadoop) throws IOException {
    return switch (this) {
      case GZIP -> new GZIPInputStream(in);
      case ZSTD -> new ZstdInputStream(in);
      case BZIP2 -> {
        BZip2Codec codec = new BZip2Codec();
        codec.setConf(hadoop);
        yield codec.createInputStream(in);
      }
    };
  }
}
