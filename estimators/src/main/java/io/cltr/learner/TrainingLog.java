package io.cltr.learner;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import io.cltr.ranker.Ranker;
import io.cltr.selection.Grid;
import io.cltr.selection.Search;
import java.util.List;
import java.util.Optional;

/**
 * What a learner learns from.
 *
 * @param log impressions of the units that train
 * @param heldOut impressions of other units, which end searches early; may be empty
 * @param queries candidates with their features
 * @param examination how positions are examined
 * @param grades true relevance grades of the candidates of each query, where they are known
 * @param previous the ranker of an earlier run: where searches start, and what new rankers may be
 *     held close to
 * @param search which combinations of hyper-parameters are tried
 * @param seed of what is drawn
 */
public record TrainingLog(
    Source<Impression> log,
    Source<Impression> heldOut,
    Source<Keyed<Query>> queries,
    Examination examination,
    Source<Keyed<Grades>> grades,
    Optional<Ranker> previous,
    Search search,
    long seed) {

  /** Every combination of hyper-parameters is tried. */
  public TrainingLog(
      Source<Impression> log,
      Source<Impression> heldOut,
      Source<Keyed<Query>> queries,
      Examination examination,
      Source<Keyed<Grades>> grades,
      Optional<Ranker> previous,
      long seed) {
    this(log, heldOut, queries, examination, grades, previous, new Grid(), seed);
  }

  /** Without held-out units, grades and an earlier ranker. */
  public TrainingLog(
      Source<Impression> log, Source<Keyed<Query>> queries, Examination examination) {
    this(
        log,
        Source.of(List.of(), Impression.LAYOUT),
        queries,
        examination,
        Source.of(List.of(), Layout.byKey()),
        Optional.empty(),
        1);
  }

  /**
   * Indices of the combinations that {@code learner} tries.
   *
   * @param combinations number of all of them
   */
  public List<Integer> combinations(String learner, int combinations) {
    return search.of(combinations, new Generator(seed).split("search").split(learner));
  }
}
