package io.cltr.jobs.run;

import io.cltr.fairness.CalibratedRelevance;
import io.cltr.fairness.FairnessAudit;
import io.cltr.fairness.FairnessMeasure;
import io.cltr.fairness.FairnessTable;
import io.cltr.fairness.GroupNames;
import io.cltr.fairness.Grouping;
import io.cltr.fairness.ScoreCalibration;
import io.cltr.fairpolicy.FairPolicySpec;
import io.cltr.fairpolicy.Frontier;
import io.cltr.jobs.config.RunConfig;
import io.cltr.log.ConfigException;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Splits.Part;
import io.cltr.method.Methods;
import io.cltr.pipeline.stage.FairnessOptions;
import io.cltr.pipeline.stage.StudiedLog;
import io.cltr.policy.Policy;
import io.cltr.propensity.Examination;
import io.cltr.propensity.PropensityLog;
import io.cltr.ranker.Ranker;
import io.cltr.value.ValueTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * Audits how policies treat groups of documents, on units that trained and fitted nothing, and what
 * fair ones cost beside their rankers and at other slacks.
 */
record FairnessStage(SparkSession spark, RunConfig config, Progress progress) {

  /** The audit of {@code policies}; findings without it where the log has no groups. */
  Findings run(LogInput log, Findings findings, List<ValuedPolicy> policies) {
    Optional<String> why = unaudited(log, findings, policies);
    if (why.isPresent()) {
      progress.skip("fairness", why.get());
      return findings;
    }
    Audited audited =
        progress.stage(
            "fairness",
            () -> audited(log, findings, policies),
            found ->
                "%s of %s, %s"
                    .formatted(
                        Plural.of(found.table().cells().size(), "measure"),
                        Plural.of(policies.size(), "policy"),
                        Plural.of(found.frontiers().size(), "frontier")));
    return findings.withFairness(audited);
  }

  /** Why nothing is audited; what was asked for and cannot be is an error. */
  private Optional<String> unaudited(LogInput log, Findings findings, List<ValuedPolicy> policies) {
    if (findings.summary().oneAction()) {
      return Optional.of("the log shows single documents: there is no exposure to share");
    }
    if (findings.propensities().isEmpty()) {
      return Optional.of("no examination was estimated: there is no exposure to share");
    }
    if (!log.grouped()) {
      return Optional.of("no document has a group: give --documents to see how groups are treated");
    }
    Optional<String> refusal = GroupNames.refusal(log.queries(), grouping(fair(policies)));
    boolean asked = !config.fairness().equals(new FairnessOptions()) || !fair(policies).isEmpty();
    if (refusal.isPresent() && asked) {
      throw new ConfigException("fairness.grouping: " + refusal.get());
    }
    return refusal;
  }

  private static List<FairPolicySpec> fair(List<ValuedPolicy> policies) {
    return policies.stream()
        .map(ValuedPolicy::spec)
        .filter(FairPolicySpec.class::isInstance)
        .map(FairPolicySpec.class::cast)
        .toList();
  }

  /** Of groups, since a report cannot tell single documents or producers: the first fair one's. */
  private Grouping grouping(List<FairPolicySpec> fair) {
    return fair.stream()
        .map(spec -> spec.criterion().grouping())
        .filter(grouping -> grouping.compared() == Grouping.Compared.groups)
        .findFirst()
        .orElse(config.fairness().grouping());
  }

  private Audited audited(LogInput log, Findings findings, List<ValuedPolicy> policies) {
    boolean learned =
        !findings.models().isEmpty()
            || policies.stream().anyMatch(valued -> valued.spec().learned());
    PropensityLog valued =
        StudiedLog.of(
            learned ? log.part(Part.EVALUATE) : log.all(),
            log.queries(),
            findings.manifest(),
            config.seed());
    PolicyParts parts = new PolicyStage(spark, config, progress).parts(findings);
    List<FairPolicySpec> fair = fair(policies);
    List<Policy> asked = policies.stream().map(ValuedPolicy::policy).toList();
    Grouping grouping = grouping(fair);
    Auditor auditor =
        new Auditor(
            valued,
            log.all().grouped(Impression::query, new DisplaysFold()),
            Stages.examination(findings),
            PolicyStage.influence(findings, Stages.examination(findings)),
            relevance(log, findings, fair, policies, parts),
            config.level());
    FairnessTable table = auditor.table(asked, grouping, measures(), config.fairness().slices());
    List<Policy> all = new ArrayList<>();
    fair.forEach(spec -> Frontier.policies(spec, parts).forEach(policy -> add(all, policy)));
    List<Frontier> frontiers = new ArrayList<>();
    Optional<ValueTable> values =
        fair.isEmpty() ? Optional.empty() : Optional.of(auditor.clicks(all));
    for (FairPolicySpec spec : fair) {
      Grouping own = spec.criterion().grouping();
      FairnessTable read =
          auditor.table(
              Frontier.policies(spec, parts),
              own.compared() == Grouping.Compared.groups ? own : grouping,
              read(spec),
              List.of());
      frontiers.add(Frontier.of(spec, parts, read, values.orElseThrow()));
    }
    return new Audited(policies, grouping, table, frontiers);
  }

  private static List<FairnessMeasure> read(FairPolicySpec spec) {
    String measure = spec.criterion().measure();
    return measure.isEmpty() ? List.of() : List.of(Methods.of(FairnessMeasure.class).get(measure));
  }

  private List<FairnessMeasure> measures() {
    return config.fairness().measures().isEmpty()
        ? FairnessAudit.allMeasures()
        : config.fairness().measures();
  }

  private static void add(List<Policy> to, Policy policy) {
    if (to.stream().noneMatch(known -> known.name().equals(policy.name()))) {
      to.add(policy);
    }
  }

  /** The relevance of documents that the log never displayed, by a ranker's calibrated scores. */
  private Optional<CalibratedRelevance> relevance(
      LogInput log,
      Findings findings,
      List<FairPolicySpec> fair,
      List<ValuedPolicy> policies,
      PolicyParts parts) {
    Examination examination = Stages.examination(findings);
    return Stream.concat(
            fair.stream().flatMap(spec -> spec.rankerName().stream()),
            Stream.concat(
                policies.stream().flatMap(valued -> valued.spec().rankerName().stream()),
                findings.models().keySet().stream()))
        .filter(name -> findings.models().containsKey(name))
        .findFirst()
        .map(parts::ranker)
        .map(ranker -> calibrated(log, ranker, examination));
  }

  private static CalibratedRelevance calibrated(
      LogInput log, Ranker ranker, Examination examination) {
    return new CalibratedRelevance(
        ranker,
        ScoreCalibration.fit(log.without(Part.EVALUATE), log.queries(), ranker, examination));
  }
}
