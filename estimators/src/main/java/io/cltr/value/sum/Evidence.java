package io.cltr.value.sum;

import java.io.Serializable;

/** What an impression or a query adds to the values. */
public interface Evidence extends Serializable {
  /** Adds this to {@code sums}. */
  void addTo(EvidenceSums sums);
}
