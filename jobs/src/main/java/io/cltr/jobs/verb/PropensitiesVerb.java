package io.cltr.jobs.verb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.click.ClickModel;
import io.cltr.jobs.run.Findings;
import io.cltr.jobs.run.Runs;
import io.cltr.log.ConfigException;
import io.cltr.method.Methods;
import io.cltr.pipeline.json.Nearest;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.study.Auto;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Estimates how likely each position was examined. */
@Command(
    name = "propensities",
    mixinStandardHelpOptions = true,
    header = "Estimates how likely each position was examined.",
    description = {
      "Tests what the estimate assumes, predicts the clicks of units that it was not made from, and"
          + " compares it with the curves of days, of loggers and of the run before. With several"
          + " estimators says which to believe. Writes propensities.json and, for intervals of"
          + " values, its influence by unit bucket.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = "  cltr propensities --log work/log --estimator all --out work/propensities")
public final class PropensitiesVerb extends LogVerb {
  private static final String ALL = "all";

  @Option(
      names = "--estimator",
      paramLabel = "ID",
      description =
          "By this estimator, or 'all': by every one that the log allows, the curve being that of"
              + " the recommended one. Default: the configuration's.")
  private String estimator;

  @Option(
      names = "--previous",
      paramLabel = "DIR",
      description =
          "Run folder whose curve this one is compared with. Default: the run before in --out.")
  private String previous;

  @Option(
      names = "--labels",
      description =
          "Keep debiased labels: relevance with its interval and grade of every document shown for"
              + " a query, as the table 'labels' and as TREC qrels in labels.qrels.")
  private boolean labels;

  @Option(
      names = "--click-models",
      split = ",",
      paramLabel = "ID",
      description =
          "Fit these click models, or 'all', to half of the units and judge them on the others.")
  private List<String> clickModels;

  @Override
  Findings run(Runs runs) {
    return runs.propensities(Optional.ofNullable(previous));
  }

  @Override
  ObjectNode implied() {
    ObjectNode implied = super.implied();
    if (estimator != null) {
      implied.putObject("propensities").put("kind", known(estimator));
    }
    if (clickModels != null) {
      ArrayNode models = implied.putArray("clickModels");
      (clickModels.equals(List.of(ALL)) ? Methods.of(ClickModel.class).keySet() : clickModels)
          .forEach(models::add);
    }
    if (labels) {
      implied.putObject("labels").put("write", true);
    }
    return implied;
  }

  private static String known(String id) {
    if (id.equals(ALL)) {
      return new Auto().id();
    }
    Set<String> known = new TreeSet<>(Methods.of(PropensityEstimator.class).keySet());
    if (!known.contains(id)) {
      known.add(ALL);
      throw new ConfigException(
          "--estimator: '%s' is unknown%s; known: %s"
              .formatted(id, Nearest.hint(id, known), String.join(", ", known)));
    }
    return id;
  }
}
