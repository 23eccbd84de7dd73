package io.cltr.propensity.harvest;

import io.cltr.propensity.harvest.Interventions.Sums;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Influence of a document's displays under {@link HarvestWeights#overlap}, whose φ_kl = n_l/N, N =
 * n_k + n_l, moves with the displays themselves. A bucket with n displays and c clicks at k moves
 *
 * <pre>
 * ĉ_kl by φ_kl (c − n c_k/N),   ¬ĉ_kl by φ_kl (n − c − n (n_k − c_k)/N),
 * ĉ_lk by φ_kl n c_l/N,         ¬ĉ_lk by φ_kl n (n_l − c_l)/N,
 * </pre>
 *
 * <p>together a residual of the clicks that all displays of the document let expect, the bucket's
 * own share h = (n − n' n_k/n_l)/N of them among these, n' its displays at l. A factor 1/√(1 − h)
 * gives the residual back the variance that this takes from it (MacKinnon, White, J. Econometrics
 * 1985).
 */
final class OverlapInfluence {
  private OverlapInfluence() {}

  static void add(Interventions document, InterventionInfluence fold, double[][] state) {
    SortedMap<Integer, SortedMap<Integer, Sums>> buckets = new TreeMap<>();
    for (QueryDisplays.Cell cell : document.cells()) {
      buckets
          .computeIfAbsent(cell.position(), k -> new TreeMap<>())
          .merge(cell.bucket(), Sums.of(cell), Sums::plus);
    }
    buckets.forEach(
        (position, here) ->
            document.partners(
                position,
                (k, l) ->
                    here.forEach(
                        (bucket, own) -> {
                          double there = buckets.get(l).getOrDefault(bucket, Sums.NONE).shown();
                          add(document, k, l, bucket, own, there, fold, state);
                        })));
  }

  private static void add(
      Interventions document,
      int k,
      int l,
      int bucket,
      Sums own,
      double there,
      InterventionInfluence fold,
      double[][] state) {
    Sums all = document.sums(k);
    Sums partner = document.sums(l);
    double n = all.shown() + partner.shown();
    double share = Math.max(0, (own.shown() - there * all.shown() / partner.shown()) / n);
    double factor = partner.shown() / n / Math.sqrt(1 - share);
    double part = own.shown() / n;
    fold.add(
        state,
        bucket,
        k,
        l,
        factor * (own.clicks() - part * all.clicks()),
        factor * (own.skips() - part * all.skips()));
    fold.add(
        state, bucket, l, k, factor * part * partner.clicks(), factor * part * partner.skips());
  }
}
