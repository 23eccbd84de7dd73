package io.cltr.learner;

import io.cltr.objective.DisparateExposure;
import io.cltr.objective.GroupReader;
import io.cltr.optimise.Monitor;
import io.cltr.optimise.Optimiser;
import io.cltr.optimise.Optimum;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The search at one weight of the penalty. */
record GammaSearch(double gamma, GroupReader reader, Optimiser optimiser) implements ListSearch {
  @Override
  public SortedMap<String, Double> settings() {
    SortedMap<String, Double> settings = new TreeMap<>();
    settings.put("gamma", gamma);
    return settings;
  }

  @Override
  public boolean asksMonitor() {
    return false;
  }

  @Override
  public Found find(ListFit fit, double[] start, Monitor monitor) {
    Optimum optimum =
        optimiser.minimise(fit.of(new DisparateExposure(gamma, reader)), start, Monitor.NONE);
    List<String> warnings = FairNotes.absent(reader);
    warnings.addAll(Found.of(optimum).warnings());
    return new Found(optimum, warnings);
  }
}
