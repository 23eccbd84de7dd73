package io.cltr.learner;

import io.cltr.fairness.GroupTotals;
import java.io.Serializable;

/**
 * What the lists of a training say of their groups.
 *
 * @param totals per impression of the log
 * @param scale Σ |γ̂| per impression: 0 where there is no signal at all
 * @param demanding share of the impressions whose list has demands of its own
 * @param documents in all lists
 * @param ungrouped those without any of the groups
 * @param lists their number
 * @param oneGroup lists with documents of fewer than two groups
 */
record GroupEvidence(
    GroupTotals totals,
    double scale,
    double demanding,
    long documents,
    long ungrouped,
    long lists,
    long oneGroup)
    implements Serializable {

  /** Number of groups that have documents. */
  int present() {
    int present = 0;
    for (int g = 0; g < totals.groups(); g++) {
      present += totals.has(g) ? 1 : 0;
    }
    return present;
  }

  /** What a document that is put anywhere with equal chance gets in clicks, over all of a list. */
  double value() {
    return totals.size() == 0 ? 0 : scale * totals.exposure() / totals.size();
  }
}
