package io.cltr.fairness;

import java.io.Serializable;
import java.util.List;

/**
 * What criteria must know of groups, in one list or per impression of a log.
 *
 * @param names of the G groups
 * @param sizes n_g ≥ 0, documents or producers of each group
 * @param merit m_g = Σ of γ̂ over the documents of each group
 * @param size n > 0, all documents or producers, in groups or not
 * @param totalMerit m, Σ of γ̂ over all documents
 * @param exposure Θ > 0, what all documents get together, Σ_k θ_k
 */
public record GroupTotals(
    List<String> names,
    double[] sizes,
    double[] merit,
    double size,
    double totalMerit,
    double exposure)
    implements Serializable {

  /** Checks the lengths. */
  public GroupTotals {
    names = List.copyOf(names);
    if (sizes.length != names.size() || merit.length != names.size()) {
      throw new IllegalArgumentException(
          "%d groups, %d sizes, %d merits".formatted(names.size(), sizes.length, merit.length));
    }
  }

  /** Number of groups. */
  public int groups() {
    return names.size();
  }

  /** Whether the group has documents. */
  public boolean has(int group) {
    return sizes[group] > 0;
  }

  /** M_g = (m_g/n_g)/(m/n), merit relative to the mean of all; 0 where nothing has merit. */
  public double relativeMerit(int group) {
    return totalMerit == 0 ? 0 : merit[group] / sizes[group] / (totalMerit / size);
  }

  /** What E_g = Σ_{d in g} e_d is multiplied by to be relative to the mean exposure of all. */
  public double exposureUnit(int group) {
    return size / (sizes[group] * exposure);
  }

  /** The same of I_g = Σ_{d in g} e_d γ̂_d, to be relative to mean exposure × mean merit. */
  public double impactUnit(int group) {
    return totalMerit == 0 ? 0 : size * size / (sizes[group] * exposure * totalMerit);
  }
}
