package io.cltr.jobs.run;

import io.cltr.feature.FeatureBounds;
import io.cltr.feature.FeatureBounds.Found;
import io.cltr.pipeline.artefact.ModelFeature;
import io.cltr.pipeline.artefact.ModelFile;
import io.cltr.pipeline.artefact.ScoreFile.FeatureUse;
import io.cltr.pipeline.assemble.CandidateAssembly.Candidates;
import java.util.ArrayList;
import java.util.List;

/** Features of candidates beside those that a model was trained on. */
final class FeatureWatch {
  /** Share of the candidates outside the range of training above which a feature is warned of. */
  private static final double OUTSIDE = 0.01;

  private FeatureWatch() {}

  static List<FeatureUse> features(ModelFile model, Candidates candidates) {
    List<ModelFeature> trained = model.features();
    Found found =
        candidates
            .queries()
            .fold(
                new FeatureBounds(
                    trained.stream().mapToDouble(ModelFeature::low).toArray(),
                    trained.stream().mapToDouble(ModelFeature::high).toArray()));
    List<FeatureUse> features = new ArrayList<>();
    for (int j = 0; j < trained.size(); j++) {
      features.add(
          new FeatureUse(
              trained.get(j).name(),
              found.lowest(j),
              found.highest(j),
              trained.get(j).low(),
              trained.get(j).high(),
              found.below(j),
              found.above(j)));
    }
    return features;
  }

  /** What to warn of. */
  static List<String> warnings(List<FeatureUse> features, Candidates candidates) {
    return features.stream()
        .filter(use -> use.below() + use.above() > OUTSIDE * candidates.count())
        .map(
            use ->
                ("%s lies outside what the model was trained on, %s to %s, for %,d of %,d"
                        + " documents (%,d below, %,d above): their scores are extrapolated")
                    .formatted(
                        use.name(),
                        use.trainedLow(),
                        use.trainedHigh(),
                        use.below() + use.above(),
                        candidates.count(),
                        use.below(),
                        use.above()))
        .toList();
  }
}
