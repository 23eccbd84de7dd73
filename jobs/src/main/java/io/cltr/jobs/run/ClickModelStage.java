package io.cltr.jobs.run;

import io.cltr.click.ClickModelScore;
import io.cltr.jobs.config.RunConfig;
import io.cltr.propensity.PropensityLog;
import io.cltr.propensity.relevance.HeldOut;
import java.util.List;

/** The stage that fits click models and judges them on units that they were not fitted to. */
record ClickModelStage(RunConfig config, Progress progress) {
  /** In the order of the configuration; none where it names none. */
  List<ClickModelScore> run(PropensityLog log) {
    if (config.clickModels().isEmpty()) {
      return List.of();
    }
    return progress.stage(
        "click models",
        () ->
            config.clickModels().stream()
                .map(
                    model ->
                        ClickModelScore.of(
                            model,
                            HeldOut.training(log).impressions(),
                            HeldOut.testing(log).impressions()))
                .toList(),
        scores -> "%s on held-out units".formatted(Plural.of(scores.size(), "click model")));
  }
}
