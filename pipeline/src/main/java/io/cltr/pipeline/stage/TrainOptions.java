package io.cltr.pipeline.stage;

import io.cltr.learner.ClickNaive;
import io.cltr.learner.IpsSoftmax;
import io.cltr.learner.Learner;
import io.cltr.log.ConfigException;
import io.cltr.selection.BestValue;
import io.cltr.selection.Choice;
import io.cltr.selection.Grid;
import io.cltr.selection.HeldOutQueries;
import io.cltr.selection.Search;
import io.cltr.value.ValueEstimator;
import io.cltr.value.estimator.Ips;
import io.cltr.value.metric.Dcg;
import io.cltr.value.metric.Metric;
import java.util.List;

/**
 * What is trained, and how hyper-parameters are chosen.
 *
 * @param rankers names are unique
 * @param metric the debiased metric of the choice
 * @param estimator its estimator
 * @param search which combinations of hyper-parameters are tried
 * @param choice which of them is taken
 * @param heldOutQueries share of the queries that nothing is trained on or chosen by
 * @param grades path of a table of true relevance; "" where there is none
 * @param warmStart path of a run whose rankers searches start at and stay close to; "" for none
 */
public record TrainOptions(
    List<NamedLearner> rankers,
    Metric metric,
    ValueEstimator estimator,
    Search search,
    Choice choice,
    double heldOutQueries,
    String grades,
    String warmStart) {
  /** ips-softmax and click-naive, chosen by dcg@10; a tenth of the queries is held out. */
  public TrainOptions() {
    this(
        List.of(new NamedLearner("", new IpsSoftmax()), new NamedLearner("", new ClickNaive())),
        new Dcg(10),
        new Ips(),
        new Grid(),
        new BestValue(),
        0.1,
        "",
        "");
  }

  /** Checks the names and the share. */
  public TrainOptions {
    new HeldOutQueries(heldOutQueries, 0);
    rankers = List.copyOf(rankers);
    List<String> names = rankers.stream().map(NamedLearner::name).toList();
    for (String name : names) {
      if (names.indexOf(name) != names.lastIndexOf(name)) {
        throw new ConfigException(
            "rankers: two are called '%s'; give each a name of its own".formatted(name));
      }
    }
  }

  /**
   * A learner and the name of what it trains.
   *
   * @param name the ranker's; "" for the learner's id
   */
  public record NamedLearner(String name, Learner learner) {
    /** Names the learner. */
    public NamedLearner() {
      this("", new IpsSoftmax());
    }

    /** Fills the name in. */
    public NamedLearner {
      if (name.isEmpty()) {
        name = learner.id();
      }
      if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
        throw new ConfigException(
            "ranker '%s': a name consists of letters, digits, '.', '_' and '-'".formatted(name));
      }
    }
  }
}
