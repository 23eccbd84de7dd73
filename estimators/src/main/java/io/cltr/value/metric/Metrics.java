package io.cltr.value.metric;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The metrics by their ids. */
final class Metrics {
  static final String ALLOWED =
      "clicks, reward, dcg@k, precision@k, inverse-rank@k (k a whole number from 1, for instance"
          + " dcg@10), weights:W1,W2,… with a weight for each rank, or, by click models,"
          + " satisfied-clicks and err@k";

  private static final Pattern CUT = Pattern.compile("([a-z-]+)@([1-9][0-9]{0,3})");
  private static final String NUMBER = "[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?";
  private static final Pattern WEIGHTS =
      Pattern.compile(RankWeights.PREFIX + NUMBER + "(," + NUMBER + ")*");

  private Metrics() {}

  static Optional<Metric> parse(String id) {
    Matcher cut = CUT.matcher(id);
    if (cut.matches()) {
      int k = Integer.parseInt(cut.group(2));
      return switch (cut.group(1)) {
        case "dcg" -> Optional.of(new Dcg(k));
        case "precision" -> Optional.of(new Precision(k));
        case "err" -> Optional.of(new ExpectedReciprocalRank(k));
        case "inverse-rank" -> Optional.of(new InverseRank(k));
        default -> Optional.empty();
      };
    }
    if (WEIGHTS.matcher(id).matches()) {
      String[] numbers = id.substring(RankWeights.PREFIX.length()).split(",");
      return Optional.of(new RankWeights(Arrays.stream(numbers).map(Double::valueOf).toList()));
    }
    return switch (id) {
      case ExpectedClicks.ID -> Optional.of(new ExpectedClicks());
      case SatisfiedClicks.ID -> Optional.of(new SatisfiedClicks());
      case Rewards.ID -> Optional.of(new Rewards());
      default -> Optional.empty();
    };
  }
}
