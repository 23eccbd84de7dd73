package io.cltr.learner;

import io.cltr.optimise.Monitor;
import io.cltr.optimise.Optimiser;
import io.cltr.optimise.Optimum;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How the parameters of one ranker are found on packed lists. */
interface ListSearch {
  /** Settings that tell it from the other searches of its learner, by name. */
  SortedMap<String, Double> settings();

  /** Whether the monitor is asked. */
  boolean asksMonitor();

  /**
   * What was found.
   *
   * @param warnings what a reader must know of the search
   */
  record Found(Optimum optimum, List<String> warnings) {
    /** Warns of what the optimiser complained of. */
    static Found of(Optimum optimum) {
      return new Found(
          optimum, optimum.complaint().isEmpty() ? List.of() : List.of(optimum.complaint()));
    }
  }

  /** Searches from {@code start} for the least of {@code fit}. */
  Found find(ListFit fit, double[] start, Monitor monitor);

  /** The search of an optimiser. */
  static ListSearch by(Optimiser optimiser) {
    return new Direct(optimiser);
  }

  /** One optimiser, once. */
  record Direct(Optimiser optimiser) implements ListSearch {
    @Override
    public SortedMap<String, Double> settings() {
      return new TreeMap<>();
    }

    @Override
    public boolean asksMonitor() {
      return optimiser.asksMonitor();
    }

    @Override
    public Found find(ListFit fit, double[] start, Monitor monitor) {
      return Found.of(optimiser.minimise(fit, start, monitor));
    }
  }
}
