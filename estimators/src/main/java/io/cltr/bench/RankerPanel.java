package io.cltr.bench;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.learner.Grades;
import io.cltr.learner.TrainedRanker;
import io.cltr.learner.TrainingLog;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.log.Units;
import io.cltr.propensity.Examination;
import io.cltr.propensity.GivenCurve;
import io.cltr.propensity.PropensityLog;
import io.cltr.simulate.Catalogue;
import io.cltr.simulate.LoggerSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Learners at work: each trains on every log. */
final class RankerPanel implements OutcomePanel {
  private final RankerSubjects spec;
  private final Site site;
  private final double level;
  private final long seed;
  private final TrueWorth worth;
  private final Source<Keyed<Grades>> grades;
  private final Map<String, List<Double>> production;

  RankerPanel(RankerSubjects spec, Site site, double level, long seed) {
    if (site.test().isEmpty()) {
      throw new ConfigException(
          "subjects: world '%s' has no test queries to judge rankers on; give it a share of its queries, such as testQueries: 0.5"
              .formatted(site.name()));
    }
    this.spec = spec;
    this.site = site;
    this.level = level;
    this.seed = seed;
    this.worth = TrueWorth.of(site);
    this.grades = grades(site);
    this.production = worth.of(main(site));
  }

  private static Source<Keyed<Grades>> grades(Site site) {
    List<Keyed<Grades>> grades = new ArrayList<>();
    for (int q = 0; q < site.truth().queries().size(); q++) {
      if (site.truth().queries().get(q).traffic() > 0) {
        Catalogue.Entry entry = site.world().catalogue().entries().get(q);
        double[] own = Arrays.stream(entry.grades()).asDoubleStream().toArray();
        grades.add(
            new Keyed<>(entry.query().id(), new Grades(entry.query().documents().clone(), own)));
      }
    }
    return Source.of(grades, Layout.byKey());
  }

  /** The logger with the largest share, of equals the first. */
  private static String main(Site site) {
    return site.world().simulation().loggers().stream()
        .max(Comparator.comparingDouble(LoggerSpec::share))
        .orElseThrow()
        .name();
  }

  @Override
  public List<String> subjects() {
    return Stream.concat(
            Stream.of(RankerSubjects.PRODUCTION),
            spec.learners().stream().map(RankerSubjects.Named::name))
        .map(spec::subject)
        .toList();
  }

  @Override
  public List<String> measures() {
    return worth.measures();
  }

  @Override
  public List<Outcome> outcomes(Source<Impression> log) {
    double select = spec.select();
    long salt = seed;
    Source<Impression> choosing = log.where(i -> Units.splitPoint(i.unit(), salt) < select);
    TrainingLog training =
        new TrainingLog(
            log.where(i -> Units.splitPoint(i.unit(), salt) >= select),
            choosing,
            site.queries(),
            examination(log),
            grades,
            Optional.empty(),
            seed);
    List<List<TrainedRanker>> grids = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (RankerSubjects.Named named : spec.learners()) {
      try {
        grids.add(named.learner().train(training));
        failures.add("");
      } catch (InputException refusal) {
        grids.add(List.of());
        failures.add(refusal.getMessage());
      }
    }
    int[] chosen =
        new HeldOutChoice(spec.metric(), spec.estimator(), level)
            .of(grids, choosing, site.queries(), training.examination());
    List<Outcome> outcomes = new ArrayList<>();
    production.forEach(
        (measure, parts) ->
            outcomes.add(
                new Outcome(spec.subject(RankerSubjects.PRODUCTION), measure, parts, "", 0, "")));
    for (int i = 0; i < chosen.length; i++) {
      String subject = spec.subject(spec.learners().get(i).name());
      if (grids.get(i).isEmpty()) {
        for (String measure : measures()) {
          outcomes.add(Outcome.failed(subject, measure, failures.get(i)));
        }
      } else {
        outcomes.addAll(outcomes(subject, grids.get(i).get(chosen[i])));
      }
    }
    return outcomes;
  }

  private List<Outcome> outcomes(String subject, TrainedRanker trained) {
    String made =
        trained.hyperParameters().entrySet().stream()
            .map(RankerPanel::text)
            .collect(Collectors.joining(", "));
    List<Outcome> outcomes = new ArrayList<>();
    worth
        .of(trained.ranker())
        .forEach(
            (measure, parts) ->
                outcomes.add(
                    new Outcome(subject, measure, parts, made, trained.warnings().size(), "")));
    return outcomes;
  }

  private static String text(Map.Entry<String, Double> parameter) {
    boolean none = parameter.getValue() == Double.POSITIVE_INFINITY;
    return parameter.getKey() + "=" + (none ? "none" : parameter.getValue());
  }

  private Examination examination(Source<Impression> log) {
    return spec.propensities() instanceof GivenCurve given && given.curve().isEmpty()
        ? site.examination()
        : spec.propensities()
            .estimate(new PropensityLog(log, site.queries(), seed), level)
            .examination();
  }
}
