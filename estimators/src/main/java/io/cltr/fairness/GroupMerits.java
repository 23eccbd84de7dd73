package io.cltr.fairness;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.Displays;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.propensity.Examination;
import io.cltr.value.ValueTable.CellValue;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What groups are worth by clicks, and how many documents they have, per impression:
 *
 * <pre>
 * m_g = mean_i Σ_{d in g} γ̂_d   over the candidates of the impression's query;   m over all of them
 * n_g, n   mean sizes as {@link Grouping} counts;   Θ = mean_i Σ_{k ≤ documents} θ_k
 * </pre>
 *
 * <p>m_g is the value, at λ = 1, of showing every candidate at once: by IPS, by the affine
 * estimator where there is trust bias. Then a document that the log never displayed counts 0, and
 * {@code unsupported} says what such documents could add: merit is too low, and most for groups
 * that loggers hide. With a calibrated ranker it is doubly robust, and such documents have the
 * relevance of their score; the error of the calibration is in no interval, and it is the same for
 * all documents of a score, so a group that scores too low is found too poor.
 *
 * <p>The influence holds both stages: clicks with ρ̂, and θ̂. Documents without any of the groups
 * count in m, n and Θ alone. Cost: the passes of a valuation with one policy, and five more
 * groupings of the log to queries.
 *
 * @param names of the G groups, sorted
 * @param merit m_g
 * @param total m
 * @param sizes n_g
 * @param size n
 * @param exposure Θ
 * @param influence on m_1 … m_G, m, n_1 … n_G, n, Θ, by coarse bucket ({@link QueryMeans})
 * @param unsupported what documents that the log never displayed could add to m_g, at γ = 1
 * @param estimator id of the value estimator
 * @param counts of queries that say little of groups
 */
public record GroupMerits(
    List<String> names,
    double[] merit,
    double total,
    double[] sizes,
    double size,
    double exposure,
    BucketInfluence influence,
    double[] unsupported,
    String estimator,
    QueryGroups counts,
    List<String> warnings) {
  private static final double UNGROUPED = 0.01;

  /**
   * The merits that {@code log} shows.
   *
   * @param displays what the whole log displayed
   * @param queries the candidates; a query that it lacks has the displayed documents, of no group
   * @param influence of the log's units on log θ; none where θ is known
   * @param relevance a calibrated ranker; empty to go by displayed documents alone
   * @param level of confidence, for warnings
   */
  public static GroupMerits of(
      Source<Impression> log,
      Source<Keyed<Displays>> displays,
      Source<Keyed<Query>> queries,
      Grouping grouping,
      Examination examination,
      BucketInfluence influence,
      Optional<CalibratedRelevance> relevance,
      double level) {
    GroupedLog grouped = GroupedLog.of(log, displays, queries, grouping, List.of());
    List<String> names = grouped.names();
    GroupLayout layout = new GroupLayout(names.size(), examination.depth(), 0);
    GroupVectors vectors = new GroupVectors(grouping, names, List.of(), layout);
    Source<Keyed<double[]>> known =
        grouped.asked().map(item -> new Keyed<>(item.key(), vectors.of(item.value())));
    return of(
        names,
        layout,
        QueryMeans.of(log, known, layout.width()),
        GroupValues.of(grouped, examination, influence, relevance, level),
        ThetaInfluence.of(examination, influence),
        grouped.asked().fold(new QueryGroups.Counts(grouping, names, relevance.orElse(null))));
  }

  static GroupMerits of(
      List<String> names,
      GroupLayout layout,
      QueryMeans means,
      GroupValues values,
      ThetaInfluence theta,
      QueryGroups counts) {
    int groups = names.size();
    double[] merit = new double[groups];
    double[] unsupported = new double[groups];
    double[][] psi = new double[groups + 1][BucketWeights.BUCKETS];
    TreeSet<String> warnings = new TreeSet<>();
    for (int g = 0; g < groups; g++) {
      Optional<CellValue> cell = values.merit(Slices.named(Slices.GROUP, names.get(g)));
      if (cell.isPresent()) {
        merit[g] = cell.get().value();
        unsupported[g] = cell.get().unsupported();
        psi[g] = GroupValues.influence(cell.get());
        String name = names.get(g);
        cell.get().warnings().forEach(w -> warnings.add("merit of '%s': %s".formatted(name, w)));
      }
    }
    CellValue all = values.merit(Slices.ALL).orElseThrow();
    psi[groups] = GroupValues.influence(all);
    double[][] rows = new double[BucketWeights.BUCKETS][];
    for (int b = 0; b < rows.length; b++) {
      double[] own = means.influence().values()[b];
      if (own != null || theta.has(b)) {
        rows[b] = new double[2 * groups + 3];
        for (int g = 0; g <= groups; g++) {
          rows[b][g] = psi[g][b];
          rows[b][groups + 1 + g] = own == null ? 0 : own[g];
        }
        rows[b][2 * groups + 2] = theta.influence(means, b, layout.place(1));
      }
    }
    return new GroupMerits(
        names,
        merit,
        all.value(),
        Arrays.copyOf(means.means(), groups),
        means.means()[layout.size()],
        theta.weighted(means.means(), layout.place(1)),
        new BucketInfluence(2 * groups + 3, rows),
        unsupported,
        values.estimator().id(),
        counts,
        warnings(counts, List.copyOf(warnings), all, names, merit));
  }

  private static List<String> warnings(
      QueryGroups counts, List<String> found, CellValue all, List<String> names, double[] merit) {
    List<String> warnings = new ArrayList<>(found);
    if (all.value() == 0) {
      warnings.add(
          "do not trust: no document has merit, so nothing says what exposure groups earn; use more"
              + " days, or compare exposure alone");
    }
    for (int g = 0; g < merit.length; g++) {
      if (merit[g] < 0) {
        warnings.add(
            "merit of '%s' is estimated below 0, by chance or by trust that is taken off too much:"
                    .formatted(names.get(g))
                + " demands count it as none");
      }
    }
    if (counts.ungrouped() > UNGROUPED * counts.documents()) {
      warnings.add(
          "%d of %d candidates are in none of the groups and count in totals alone; complete the"
                  .formatted(counts.ungrouped(), counts.documents())
              + " table of documents");
    }
    return List.copyOf(warnings);
  }

  /** What criteria must know, per impression of the log; merit below 0 counts as none. */
  public GroupTotals totals() {
    double[] floored = merit.clone();
    for (int g = 0; g < floored.length; g++) {
      floored[g] = Math.max(0, floored[g]);
    }
    return new GroupTotals(names, sizes, floored, size, Math.max(0, total), exposure);
  }
}
