package io.cltr.pipeline.json;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What a user may have meant. */
public final class Nearest {
  private static final int FAR = 4;

  private Nearest() {}

  /** ", did you mean 'x'?" for the nearest of {@code known}, or "" where none is near. */
  public static String hint(String found, Collection<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return known.stream()
        .filter(candidate -> distance.apply(found, candidate) < FAR)
        .min(
            Comparator.comparingInt((String candidate) -> distance.apply(found, candidate))
                .thenComparing(Comparator.naturalOrder()))
        .map(candidate -> ", did you mean '%s'?".formatted(candidate))
        .orElse("");
  }
}
