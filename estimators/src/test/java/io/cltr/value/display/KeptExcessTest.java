package io.cltr.value.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Source;
import io.cltr.log.Displays;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.testing.Logs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The mean of n C/D of one document over every choice of what is kept of one log. */
class KeptExcessTest {
  private static final double[] THETA = {1, 0.3};
  private static final double SHARE = 0.95;

  /** Share of the excess that an expansion to the second order may miss in so small a log. */
  private static final double THIRD_ORDER = 0.15;

  private record Mean(double excess, double told) {}

  @Test
  void isWhatKeepingAllClicksAdds() {
    Mean mean = overChoices(impressions(18, 1), impressions(12, 0));
    assertThat(mean.excess()).isGreaterThan(0.01);
    assertThat(mean.told()).isCloseTo(mean.excess(), within(THIRD_ORDER * mean.excess()));
  }

  @Test
  void isWhatAChoiceThatKnowsNothingOfClicksAdds() {
    List<Impression> certain = new ArrayList<>(impressions(9, 1));
    certain.addAll(impressions(9, 0));
    List<Impression> open = new ArrayList<>(impressions(6, 1));
    open.addAll(impressions(6, 0));
    Mean mean = overChoices(certain, open);
    assertThat(mean.told()).isCloseTo(mean.excess(), within(THIRD_ORDER * mean.excess()));
  }

  @Test
  void isNothingInAFullLog() {
    assertThat(told(displays(impressions(9, 1)))).isZero();
  }

  /** The document is at position 1, at 2 or nowhere in turn; clicked wherever it is, or never. */
  private static List<Impression> impressions(int count, double click) {
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String[] shown = {i % 3 == 0 ? "d" : "a", i % 3 == 1 ? "d" : "b"};
      String id = "%s-%02d".formatted(click, i);
      log.add(Logs.impression(id, id, "q", "A", shown, new double[] {click, click}));
    }
    return log;
  }

  /** All of {@code certain}, and each of {@code open} with probability {@link #SHARE}. */
  private static Mean overChoices(List<Impression> certain, List<Impression> open) {
    List<Impression> full = new ArrayList<>(certain);
    full.addAll(open);
    double whole = estimate(displays(full));
    double excess = 0;
    double told = 0;
    for (int choice = 0; choice < 1 << open.size(); choice++) {
      List<Impression> kept = new ArrayList<>(certain);
      double probability = 1;
      for (int i = 0; i < open.size(); i++) {
        boolean keeps = (choice >> i & 1) == 1;
        probability *= keeps ? SHARE : 1 - SHARE;
        if (keeps) {
          kept.add(open.get(i).withWeight(1 / SHARE));
        }
      }
      Displays displays = displays(kept);
      excess += probability * (estimate(displays) - whole);
      told += probability * told(displays);
    }
    return new Mean(excess, told);
  }

  private static Displays displays(List<Impression> log) {
    return Source.of(log, Impression.LAYOUT).fold(new DisplaysFold());
  }

  private static double estimate(Displays displays) {
    return displays.impressions() * clicks(displays) / examined(displays);
  }

  private static double told(Displays displays) {
    KeptExcess excess = new KeptExcess(1);
    cells(displays).forEach(cell -> excess.add(0, cell, THETA[cell.position() - 1]));
    return excess.of(0, displays.impressions(), clicks(displays), examined(displays));
  }

  private static double clicks(Displays displays) {
    return cells(displays).stream().mapToDouble(Displays.Cell::clicks).sum();
  }

  private static double examined(Displays displays) {
    return cells(displays).stream().mapToDouble(c -> c.shown() * THETA[c.position() - 1]).sum();
  }

  private static List<Displays.Cell> cells(Displays displays) {
    return displays.cells().stream().filter(cell -> cell.document().equals("d")).toList();
  }
}
