package io.cltr.pipeline.letor;

import io.cltr.log.InputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line: {@code grade [qid:ID] INDEX:VALUE … [# comment]}.
 *
 * @param query the qid; "" where there is none
 * @param document the comment's {@code docid = X}, else the comment where it is one word; "" where
 *     the comment tells no document
 * @param indices as in the file, ascending
 */
record LetorRow(int grade, String query, String document, int[] indices, float[] values) {
  private static final int MAX_GRADE = 30;
  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern DOCID = Pattern.compile("\\bdocid\\s*[=:]\\s*(\\S+)");

  /** Parses {@code line}; {@code where} names file and line for messages. */
  static LetorRow parse(String line, String where) {
    int hash = line.indexOf('#');
    String comment = hash < 0 ? "" : line.substring(hash + 1).strip();
    String[] tokens = (hash < 0 ? line : line.substring(0, hash)).strip().split("\\s+");
    int grade = grade(tokens[0], where);
    int from = tokens.length > 1 && tokens[1].startsWith("qid:") ? 2 : 1;
    String query = from == 2 ? tokens[1].substring("qid:".length()) : "";
    if (from == 2 && query.isEmpty()) {
      throw new InputException(where + ": 'qid:' without a query id");
    }
    int[] indices = new int[tokens.length - from];
    float[] values = new float[indices.length];
    for (int i = 0; i < indices.length; i++) {
      feature(tokens[from + i], where, i, indices, values);
    }
    return new LetorRow(grade, query, document(comment), indices, values);
  }

  /** The largest index; −1 where all features are 0. */
  int largest() {
    return indices.length == 0 ? -1 : indices[indices.length - 1];
  }

  private static int grade(String token, String where) {
    double grade = number(token, where, "the grade");
    if (grade != Math.rint(grade) || grade < 0 || grade > MAX_GRADE) {
      throw new InputException(
          "%s: the grade is '%s', must be a whole number from 0 to %d"
              .formatted(where, token, MAX_GRADE));
    }
    return (int) grade;
  }

  private static void feature(String token, String where, int i, int[] indices, float[] values) {
    int colon = token.indexOf(':');
    if (colon < 1) {
      throw new InputException(
          "%s: found '%s' where INDEX:VALUE is expected".formatted(where, token));
    }
    double index = number(token.substring(0, colon), where, "a feature's index");
    if (index != Math.rint(index) || index < 0 || index > Integer.MAX_VALUE - 1) {
      throw new InputException(
          "%s: the feature index in '%s' must be a whole number".formatted(where, token));
    }
    indices[i] = (int) index;
    values[i] = (float) number(token.substring(colon + 1), where, "feature " + indices[i]);
    if (i > 0 && indices[i] <= indices[i - 1]) {
      throw new InputException(
          "%s: feature %d comes after feature %d; indices must ascend"
              .formatted(where, indices[i], indices[i - 1]));
    }
  }

  private static double number(String token, String where, String what) {
    try {
      double number = Double.parseDouble(token);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new InputException(
          "%s: %s is '%s', which is not a number".formatted(where, what, token), e);
    }
    throw new InputException("%s: %s is '%s', must be finite".formatted(where, what, token));
  }

  private static String document(String comment) {
    Matcher docid = DOCID.matcher(comment);
    if (docid.find()) {
      return docid.group(1);
    }
    return WORD.matcher(comment).matches() ? comment : "";
  }
}
