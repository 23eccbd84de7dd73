package io.cltr.click;

/**
 * The user browsing model: P(C = 1 | clicks above) = θ_{k,k'} γ, k' the position of the last click
 * above k, 0 without any. A document has its γ.
 *
 * @param examination θ_{k,k'} at [k − 1][k'], rows of length 1, 2, …; deeper positions take the
 *     last row, k' its last entry at most
 */
public record Ubm(double[][] examination) implements ExaminingBehaviour {
  /** Checks shape and ranges. */
  public Ubm {
    if (examination.length == 0) {
      throw new IllegalArgumentException("examination: one position is needed at least");
    }
    double[][] copy = new double[examination.length][];
    for (int k = 1; k <= copy.length; k++) {
      copy[k - 1] = ByPosition.checked("examination", examination[k - 1]);
      if (copy[k - 1].length != k) {
        throw new IllegalArgumentException(
            "examination at position %d: %d numbers, must be %d"
                .formatted(k, copy[k - 1].length, k));
      }
    }
    examination = copy;
  }

  /** θ at {@code position} after a click at {@code lastClicked}, 0 without any. */
  double examined(int position, int lastClicked) {
    double[] row = examination[Math.min(position, examination.length) - 1];
    return row[Math.min(lastClicked, row.length - 1)];
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public Walk walk(int[] positions, double[] attributes) {
    return new UbmWalk(this, positions, attributes);
  }

  /** Sum over the last click above: O(n²). */
  @Override
  public double[] marginal(int[] positions, double[] attributes) {
    int n = positions.length;
    double[] marginal = new double[n];
    double[] last = new double[n + 1];
    last[0] = 1;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double click = examined(positions[i], j == 0 ? 0 : positions[j - 1]) * attributes[i];
        marginal[i] += last[j] * click;
        last[j] *= 1 - click;
      }
      last[i + 1] = marginal[i];
    }
    return marginal;
  }

  @Override
  public double[] examination(int[] positions, double[] attributes, double[] clicks) {
    double[] examined = new double[positions.length];
    int lastClicked = 0;
    for (int i = 0; i < examined.length; i++) {
      examined[i] = examined(positions[i], lastClicked);
      lastClicked = clicks[i] > 0 ? positions[i] : lastClicked;
    }
    return examined;
  }

  private static final class UbmWalk implements Walk {
    private final Ubm user;
    private final int[] positions;
    private final double[] attributes;
    private int at;
    private int lastClicked;

    UbmWalk(Ubm user, int[] positions, double[] attributes) {
      this.user = user;
      this.positions = positions;
      this.attributes = attributes;
    }

    @Override
    public double click() {
      return user.examined(positions[at], lastClicked) * attributes[at];
    }

    @Override
    public void next(boolean clicked) {
      lastClicked = clicked ? positions[at] : lastClicked;
      at++;
    }
  }
}
