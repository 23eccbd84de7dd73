package io.cltr.pipeline.assemble;

import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.random.Hash64;
import java.util.Map;

/**
 * The hash of what a log says: {@link Hash64} over a text of each impression and of each query,
 * summed modulo 2⁶⁴, so that no order matters.
 *
 * <p>The text holds the record's parts in the order of its components, each followed by U+0000,
 * lists preceded by their length; numbers are written as the hexadecimal digits of their bits.
 */
final class InputHash {
  private static final long IMPRESSION_SALT = 0x696d70L;
  private static final long QUERY_SALT = 0x717279L;

  private InputHash() {}

  static long of(Impression impression) {
    Text text = new Text();
    text.add(impression.id());
    text.add(impression.unit());
    text.add(impression.query());
    text.add(impression.logger());
    text.add(impression.shownAt());
    text.add(impression.randomization());
    text.add(impression.context().size());
    impression.context().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry -> {
              text.add(entry.getKey());
              text.add(entry.getValue());
            });
    text.add(Double.doubleToLongBits(impression.weight()));
    text.add(impression.documents());
    for (int position : impression.positions()) {
      text.add(position);
    }
    text.add(impression.clicks());
    text.add(impression.rewards());
    text.add(impression.loggingProbabilities());
    if (impression.slateProbability() > 0) {
      text.add(impression.cascadeProbabilities());
      text.add(Double.doubleToLongBits(impression.slateProbability()));
    }
    return Hash64.of(text.toString(), IMPRESSION_SALT);
  }

  static long of(Query query) {
    Text text = new Text();
    text.add(query.id());
    text.add(query.documents());
    text.add(query.width());
    for (float feature : query.features()) {
      text.add(Float.floatToIntBits(feature));
    }
    query.groups().forEach(groups -> text.add(groups.toArray(String[]::new)));
    return Hash64.of(text.toString(), QUERY_SALT);
  }

  private static final class Text {
    private static final char END = '\u0000';
    private final StringBuilder text = new StringBuilder();

    void add(String part) {
      text.append(part).append(END);
    }

    void add(long bits) {
      add(Long.toHexString(bits));
    }

    void add(String[] parts) {
      add(parts.length);
      for (String part : parts) {
        add(part);
      }
    }

    void add(double[] numbers) {
      add(numbers.length);
      for (double number : numbers) {
        add(Double.doubleToLongBits(number));
      }
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
