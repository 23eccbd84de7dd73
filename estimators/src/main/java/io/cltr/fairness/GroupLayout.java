package io.cltr.fairness;

import java.io.Serializable;

/**
 * Where the numbers of a list of documents lie in its vector: n_1 … n_G, n, 1{documents ≥ k} for
 * each place k, and for each policy whether it is defined, its NDKL, and Σ_{d in g} P(d at k).
 */
record GroupLayout(int groups, int depth, int policies) implements Serializable {
  int size() {
    return groups;
  }

  /** 1 where the list fills the 1-based place {@code k}. */
  int place(int k) {
    return groups + k;
  }

  private int policy(int p) {
    return groups + 1 + depth + p * (2 + groups * depth);
  }

  int defined(int p) {
    return policy(p);
  }

  int divergence(int p) {
    return policy(p) + 1;
  }

  /** What {@code p} puts of the group at the 1-based place {@code k}. */
  int at(int p, int group, int k) {
    return policy(p) + 1 + group * depth + k;
  }

  int width() {
    return policy(policies);
  }
}
