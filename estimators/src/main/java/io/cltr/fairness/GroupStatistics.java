package io.cltr.fairness;

import java.util.List;

/**
 * What measures of fairness are functions of, per impression: E_1 … E_G, I_1 … I_G, m_1 … m_G, m,
 * n_1 … n_G, n, Θ and the divergence of rankings.
 *
 * <p>E_g = Σ_{d in g} e_d is exposure, I_g = Σ_{d in g} e_d γ_d impact; the others are those of
 * {@link GroupTotals}.
 *
 * @param names of the G groups
 * @param numbers in this order
 */
public record GroupStatistics(List<String> names, double[] numbers) {

  /** Copies the names and checks the length. */
  public GroupStatistics {
    names = List.copyOf(names);
    if (numbers.length != width(names.size())) {
      throw new IllegalArgumentException(
          "%d groups need %d numbers, found %d"
              .formatted(names.size(), width(names.size()), numbers.length));
    }
  }

  /** How many numbers {@code groups} groups have. */
  public static int width(int groups) {
    return 4 * groups + 4;
  }

  /** G. */
  public int groups() {
    return names.size();
  }

  /** The number at {@code index}. */
  public double at(int index) {
    return numbers[index];
  }

  /** Index of E_g; those of the other groups follow each other. */
  public int exposure(int group) {
    return group;
  }

  /** Index of I_g. */
  public int impact(int group) {
    return groups() + group;
  }

  /** Index of m_g. */
  public int merit(int group) {
    return 2 * groups() + group;
  }

  /** Index of m. */
  public int totalMerit() {
    return 3 * groups();
  }

  /** Index of n_g. */
  public int size(int group) {
    return 3 * groups() + 1 + group;
  }

  /** Index of n. */
  public int totalSize() {
    return 4 * groups() + 1;
  }

  /** Index of Θ. */
  public int totalExposure() {
    return 4 * groups() + 2;
  }

  /** Index of the mean divergence. */
  public int divergence() {
    return 4 * groups() + 3;
  }

  /** Whether the group has documents. */
  public boolean has(int group) {
    return at(size(group)) > 0;
  }

  /** The statistics at {@code factor} times {@code step} from these. */
  GroupStatistics moved(double[] step, double factor) {
    double[] other = numbers.clone();
    for (int j = 0; j < other.length; j++) {
      other[j] += factor * step[j];
    }
    return new GroupStatistics(names, other);
  }
}
