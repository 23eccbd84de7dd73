package io.cltr.jobs.report;

import io.cltr.pipeline.artefact.ScoreFile;
import io.cltr.pipeline.artefact.ScoreFile.FeatureUse;
import java.util.ArrayList;
import java.util.List;

/** What was scored, for the terminal. */
public final class ScoreTerminal {
  private ScoreTerminal() {}

  /**
   * A table of the features, and what to look at.
   *
   * @param path of the rankings
   */
  public static String render(ScoreFile scores, String path) {
    List<String> lines = new ArrayList<>(List.of(""));
    lines.add(ranked(scores));
    if (!scores.features().isEmpty()) {
      lines.add("");
      lines.addAll(ReportTerminal.table(features(scores)));
    }
    if (scores.policy() != null && scores.keys() == 0) {
      lines.addAll(
          ReportTerminal.wrap(
              "Note: each query was drawn once, with one key for all. Where the policy draws at"
                  + " random everybody would see that ranking; --keys draws one for each user."));
    }
    scores.warnings().forEach(warning -> lines.addAll(ReportTerminal.wrap("Warning: " + warning)));
    lines.add("");
    lines.add("Rankings: " + path);
    return String.join(System.lineSeparator(), lines);
  }

  private static String ranked(ScoreFile scores) {
    String best = scores.depth() == 0 ? "" : ", the best %d of each".formatted(scores.depth());
    String drawn =
        scores.keys() == 0
            ? ""
            : ": %s rankings for %s keys"
                .formatted(Numbers.count(scores.rankings()), Numbers.count(scores.keys()));
    return "%s ranked %s documents of %s queries%s%s"
        .formatted(
            scores.policy() == null ? scores.model().name() : scores.policy().name(),
            Numbers.count(scores.candidates()),
            Numbers.count(scores.queries()),
            best,
            drawn);
  }

  private static Table features(ScoreFile scores) {
    return new Table(
        "Features",
        List.of(
            Table.text("Feature"),
            Table.number("Smallest"),
            Table.number("Largest"),
            Table.number("Trained from"),
            Table.number("To"),
            Table.number("Outside")),
        scores.features().stream().map(use -> row(use, scores.candidates())).toList());
  }

  private static Table.Row row(FeatureUse use, long candidates) {
    return Table.Row.of(
        use.name(),
        Numbers.significant(use.low(), 4),
        Numbers.significant(use.high(), 4),
        Numbers.significant(use.trainedLow(), 4),
        Numbers.significant(use.trainedHigh(), 4),
        Numbers.percent((double) (use.below() + use.above()) / candidates));
  }
}
