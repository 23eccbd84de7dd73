package io.cltr.jobs.config;

import io.cltr.check.CheckSettings;
import io.cltr.click.ClickModel;
import io.cltr.log.Attribution;
import io.cltr.log.ConfigException;
import io.cltr.log.Splits;
import io.cltr.logging.Logged;
import io.cltr.logging.LoggingModel;
import io.cltr.pipeline.stage.FairnessOptions;
import io.cltr.pipeline.stage.GateOptions;
import io.cltr.pipeline.stage.LabelOptions;
import io.cltr.pipeline.stage.StudyOptions;
import io.cltr.pipeline.stage.TrainOptions;
import io.cltr.pipeline.stage.ValueOptions;
import io.cltr.policy.PolicySpec;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.harvest.HarvestAllPairs;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * All that a run can be told. The constructor without arguments holds every default; a YAML file
 * and then flags are laid over it.
 *
 * @param impressions rankings that were shown
 * @param clicks clicks on them
 * @param features features of documents for queries; without it no ranker is trained
 * @param documents groups of documents
 * @param out folder that holds the runs
 * @param date last day of the log to use, YYYY-MM-DD; "" for all days
 * @param lookBackDays number of days up to {@code date}
 * @param timeZone in which days lie, and times that do not name their own
 * @param attribution which clicks count, and for what
 * @param seed of splits and draws
 * @param level of all intervals
 * @param maxBadShare share of rows in quarantine above which a run is refused
 * @param checks levels and thresholds of what is checked of a log
 * @param splits parts of the units
 * @param propensities how examination is estimated
 * @param study what the curve of examination is compared with
 * @param clickModels which click models are fitted and judged on held-out units; empty for none
 * @param labels whether and how debiased labels are written
 * @param loggingModel how logging probabilities of single actions come about
 * @param training which rankers are trained
 * @param policies what is valued; empty for every logger and the top-score policy of every ranker
 * @param values how it is valued
 * @param fairness how policies are audited where documents have groups
 * @param gate the verdict
 * @param keepLog whether the run folder keeps the assembled log
 * @param contributions whether the run folder keeps what each unit adds to each value, as a table
 * @param keep number of runs to keep in {@code out}, the newest; 0 for all
 */
public record RunConfig(
    TableConfig impressions,
    TableConfig clicks,
    TableConfig features,
    TableConfig documents,
    String out,
    String date,
    int lookBackDays,
    String timeZone,
    Attribution attribution,
    long seed,
    double level,
    double maxBadShare,
    CheckSettings checks,
    Splits splits,
    PropensityEstimator propensities,
    StudyOptions study,
    List<ClickModel> clickModels,
    LabelOptions labels,
    LoggingModel loggingModel,
    TrainOptions training,
    List<PolicySpec> policies,
    ValueOptions values,
    FairnessOptions fairness,
    GateOptions gate,
    boolean keepLog,
    boolean contributions,
    int keep) {

  /** The defaults. */
  public RunConfig() {
    this(
        new TableConfig(),
        new TableConfig(),
        new TableConfig(),
        new TableConfig(),
        "runs",
        "",
        7,
        "UTC",
        new Attribution(),
        1,
        0.95,
        0.05,
        new CheckSettings(),
        new Splits(),
        new HarvestAllPairs(),
        new StudyOptions(),
        List.of(),
        new LabelOptions(),
        new Logged(),
        new TrainOptions(),
        List.of(),
        new ValueOptions(),
        new FairnessOptions(),
        new GateOptions(),
        false,
        false,
        0);
  }

  /** Checks the ranges. */
  public RunConfig {
    require(level > 0 && level < 1, "level", level, "a number between 0 and 1");
    require(maxBadShare >= 0 && maxBadShare <= 1, "maxBadShare", maxBadShare, "a share in 0..1");
    require(keep >= 0, "keep", keep, "a number of runs, or 0 for all");
    require(lookBackDays >= 1, "lookBackDays", lookBackDays, "a number of days from 1");
    zone(timeZone);
    if (!date.isEmpty()) {
      try {
        LocalDate.parse(date);
      } catch (DateTimeParseException e) {
        throw new ConfigException(
            "date: found '%s', allowed is a day as YYYY-MM-DD".formatted(date), e);
      }
    }
  }

  /** {@link #timeZone}. */
  public ZoneId zone() {
    return zone(timeZone);
  }

  private static ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw new ConfigException(
          "timeZone: found '%s', allowed is a zone such as UTC, Europe/Berlin or +02:00"
              .formatted(id),
          e);
    }
  }

  private static void require(boolean holds, String key, Object found, String allowed) {
    if (!holds) {
      throw new ConfigException("%s: found %s, allowed is %s".formatted(key, found, allowed));
    }
  }
}
