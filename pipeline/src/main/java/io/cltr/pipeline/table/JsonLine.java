package io.cltr.pipeline.table;

import org.apache.spark.sql.api.java.UDF1;

/** Whether a line is one JSON object, as far as its brackets tell, with nothing after it. */
record JsonLine() implements UDF1<String, Boolean> {
  @Override
  public Boolean call(String line) {
    String text = line.strip();
    return text.startsWith("{") && end(text) == text.length();
  }

  /** Index after the bracket that closes the first one; -1 where it stays open. */
  static int end(String text) {
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '{' || c == '[')) {
        depth++;
      } else if (!quoted && (c == '}' || c == ']')) {
        depth--;
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    return -1;
  }
}
