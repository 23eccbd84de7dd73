package io.cltr.learner;

import io.cltr.feature.Standardisation;
import io.cltr.log.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a reader must know of a training. */
record TrainingNotes(ListCounts counts, Standardisation standardisation, int column) {
  private static final int NAMED_FEATURES = 10;

  /** Throws where there is nothing to learn from. */
  static void requireClicks(String learner, ListCounts counts) {
    if (counts.clicks() == 0) {
      throw new InputException(
          ("%s found no click to learn from in %d impressions: %d clicks at positions whose "
                  + "examination is not known, %d on lists of one document; "
                  + "give a log with clicks")
              .formatted(learner, counts.impressions(), counts.uncovered(), counts.lone()));
    }
  }

  /**
   * The warnings.
   *
   * @param search those of the search
   */
  List<String> warnings(List<String> search) {
    List<String> warnings = left(counts);
    if (counts.floored()[column] > 0) {
      warnings.add(
          ("negative debiased relevance of %.4g in all, against %.4g of weighted clicks, was set to"
                  + " 0: documents that were clicked less than trust or the model foresaw")
              .formatted(counts.floored()[column], counts.weight()[column]));
    }
    constant(standardisation).ifPresent(warnings::add);
    warnings.addAll(search);
    return List.copyOf(warnings);
  }

  /** The warnings of what was left out. */
  static List<String> left(ListCounts counts) {
    List<String> warnings = new ArrayList<>();
    if (counts.uncovered() > 0) {
      warnings.add(
          ("%d clicks at positions whose examination is not known were left out, "
                  + "and lists cut to the other positions")
              .formatted(counts.uncovered()));
    }
    if (counts.lone() > 0) {
      warnings.add(
          "%d clicks on lists of one document teach nothing and were left out"
              .formatted(counts.lone()));
    }
    return warnings;
  }

  /** The warning of features that never vary; empty without one. */
  static Optional<String> constant(Standardisation standardisation) {
    List<Integer> constant = standardisation.constant();
    return constant.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%d features are the same for every candidate and have the weight 0: %s"
                .formatted(constant.size(), named(constant)));
  }

  private static String named(List<Integer> features) {
    String names =
        features.stream()
            .limit(NAMED_FEATURES)
            .map(j -> "feature_" + j)
            .collect(Collectors.joining(", "));
    return features.size() > NAMED_FEATURES ? names + ", …" : names;
  }
}
