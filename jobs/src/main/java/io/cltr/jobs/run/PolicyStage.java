package io.cltr.jobs.run;

import io.cltr.fairness.GroupNames;
import io.cltr.fairness.Grouping;
import io.cltr.fairness.Grouping.Compared;
import io.cltr.interval.BucketInfluence;
import io.cltr.jobs.config.RunConfig;
import io.cltr.log.ConfigException;
import io.cltr.log.InputException;
import io.cltr.log.Splits.Part;
import io.cltr.log.Units;
import io.cltr.pipeline.artefact.Artefacts;
import io.cltr.pipeline.artefact.Policies;
import io.cltr.pipeline.artefact.PolicyFile;
import io.cltr.pipeline.json.Nearest;
import io.cltr.pipeline.stage.StudiedLog;
import io.cltr.policy.PolicyLog;
import io.cltr.policy.PolicySpec;
import io.cltr.propensity.Examination;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityLog;
import io.cltr.ranker.Ranker;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** Makes the policies of a run, and fits those that learn from the log. */
record PolicyStage(SparkSession spark, RunConfig config, Progress progress) {

  List<ValuedPolicy> run(LogInput log, Findings findings) {
    PolicyParts parts = parts(findings);
    List<PolicySpec> specs = new PolicyChoice(config, findings).policies();
    requireGroups(specs, log);
    if (specs.stream().noneMatch(PolicySpec::fits)) {
      return specs.stream().map(parts::valued).toList();
    }
    return progress.stage(
        "policies",
        () -> {
          PolicyLog learned = learned(log, findings);
          return specs.stream().map(spec -> made(spec, learned, parts)).toList();
        },
        made ->
            "%d of %s fitted"
                .formatted(
                    specs.stream().filter(PolicySpec::fits).count(),
                    Plural.of(made.size(), "policy")));
  }

  private static void requireGroups(List<PolicySpec> specs, LogInput log) {
    for (PolicySpec spec : specs) {
      if (spec.readsGroups() && !log.grouped()) {
        throw new ConfigException(
            ("policies: '%s' of kind %s shares exposure between groups of documents, but no document"
                    + " of this log has a group: give --documents PATH, a table of doc_id and groups")
                .formatted(spec.policyName(), spec.id()));
      }
      requireNamed(spec, log);
    }
  }

  private static void requireNamed(PolicySpec spec, LogInput log) {
    List<String> named = spec.namedGroups();
    if (named.isEmpty()) {
      return;
    }
    SortedSet<String> there =
        log.queries().fold(new GroupNames(new Grouping(Compared.groups, named, "")));
    for (String group : named) {
      if (!there.contains(group)) {
        throw new ConfigException(
            ("policies: '%s' names the group '%s'%s, which no candidate of the log is in; is it spelt"
                    + " as in the table of documents?")
                .formatted(spec.policyName(), group, Nearest.hint(group, there)));
      }
    }
  }

  PolicyParts parts(Findings findings) {
    SortedMap<String, Ranker> rankers = new TreeMap<>();
    findings.models().forEach((name, model) -> rankers.put(name, model.ranker()));
    return new PolicyParts(spark, config, rankers);
  }

  private static ValuedPolicy made(PolicySpec spec, PolicyLog learned, PolicyParts parts) {
    return parts.valued(spec.fits() ? spec.fitted(learned, parts) : spec);
  }

  /** The units that value nothing. */
  private PolicyLog learned(LogInput log, Findings findings) {
    Examination examination = Stages.examination(findings);
    PropensityLog known =
        StudiedLog.of(
            log.without(Part.EVALUATE), log.queries(), findings.manifest(), config.seed());
    return new PolicyLog(
        known.impressions(),
        known.queries(),
        examination,
        influence(findings, examination),
        earlier(findings.data().previous().name()),
        config.level());
  }

  /** The policies of the run before this one that a policy of this run may start from. */
  private SortedMap<String, PolicySpec> earlier(String run) {
    SortedMap<String, PolicySpec> earlier = new TreeMap<>();
    if (run.isEmpty()) {
      return earlier;
    }
    Configuration hadoop = spark.sessionState().newHadoopConf();
    String folder = config.out() + "/" + run;
    for (PolicySpec spec : config.policies()) {
      if (spec.fits()
          && new Artefacts(folder, hadoop)
              .has(PolicyFile.path(spec.policyName(), PolicyFile.NAME))) {
        try {
          earlier.put(
              spec.policyName(), new Policies(hadoop).find(folder, spec.policyName()).spec());
        } catch (InputException e) {
          progress.say(
              "  warning: %s starts anew: %s".formatted(spec.policyName(), e.getMessage()));
        }
      }
    }
    return earlier;
  }

  /** What units do to log θ. */
  static BucketInfluence influence(Findings findings, Examination examination) {
    return findings
        .propensities()
        .map(PropensityEstimate::influence)
        .orElseGet(() -> BucketInfluence.none(examination.depth(), Units.BUCKETS));
  }
}
