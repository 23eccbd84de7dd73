package io.cltr.jobs.run;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.gate.JudgedNights;
import io.cltr.gate.JudgedNights.JudgedNight;
import io.cltr.gate.JudgedNights.NightValue;
import io.cltr.interval.BucketInfluence;
import io.cltr.jobs.config.RunConfig;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.pipeline.table.CountedUnits;
import io.cltr.policy.Policy;
import io.cltr.propensity.Examination;
import io.cltr.value.ValueTable;
import io.cltr.value.ValueTable.CellValue;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * The stage that values candidate and production on the units that no earlier night of the same two
 * policies counted, with the examination of the first night.
 *
 * @param work where the table of counted units is written
 */
record NightStage(SparkSession spark, RunConfig config, Progress progress, String work) {

  JudgedNights run(ValuedLog log, Valuation valuation, String lastDay, Valued found) {
    ValuedPolicy candidate = found.policy(found.candidate());
    ValuedPolicy production = found.policy(found.baseline());
    JudgedNights start =
        new JudgedNights(
            PolicyIdentity.of(candidate),
            PolicyIdentity.of(production),
            log.examination().theta(),
            log.examination().beta(),
            log.influence().covariance(),
            List.of());
    Optional<EarlierNights> history =
        EarlierNights.of(
            config.gate().history(), start, lastDay, spark.sessionState().newHadoopConf());
    return progress.stage(
        "night",
        () -> judged(log, valuation, lastDay, history, start, candidate, production),
        nights ->
            "%s new, night %d of the same candidate"
                .formatted(
                    Plural.of(nights.nights().get(nights.nights().size() - 1).units(), "unit"),
                    nights.nights().size()));
  }

  private JudgedNights judged(
      ValuedLog log,
      Valuation valuation,
      String lastDay,
      Optional<EarlierNights> history,
      JudgedNights start,
      ValuedPolicy candidate,
      ValuedPolicy production) {
    JudgedNights before = history.map(EarlierNights::nights).orElse(start);
    Optional<Source<Keyed<Boolean>>> counted =
        history.map(found -> CountedUnits.read(spark, found.units()));
    Source<Impression> fresh =
        counted
            .map(units -> CountedUnits.without(log.impressions(), units))
            .orElse(log.impressions());
    CountedUnits.write(spark, fresh, counted, work + "/" + CountedUnits.FOLDER);
    Valuation ofNight =
        valuation.of(
            List.of(candidate.policy(), production.policy()),
            new Examination(before.theta(), before.beta()));
    ValueTable table =
        ofNight.run(
            fresh,
            log.displays(),
            log.queries(),
            BucketInfluence.none(before.theta().length, Units.BUCKETS),
            config.level());
    return before.and(night(lastDay, table, candidate.policy(), production.policy()));
  }

  private static JudgedNight night(
      String day, ValueTable table, Policy candidate, Policy production) {
    List<NightValue> values = new ArrayList<>();
    long units = 0;
    long impressions = 0;
    for (CellValue ours : table.cells()) {
      if (ours.policy().equals(candidate.name()) && ours.slice().equals(Slices.ALL)) {
        CellValue theirs =
            table.find(production.name(), ours.metric(), ours.estimator(), Slices.ALL);
        units = ours.units();
        impressions = ours.impressions();
        values.add(
            new NightValue(
                ours.metric(),
                ours.estimator(),
                ValueTable.paired(ours, theirs),
                ours.slope(),
                theirs.slope(),
                ours.unsupported(),
                theirs.unsupported(),
                ours.trusted() && theirs.trusted()));
      }
    }
    return new JudgedNight("", day, units, impressions, values);
  }
}
