package io.cltr.click;

/** Follows the chance of examination down a ranking. */
final class CascadeWalk implements Walk {
  private final CascadeBehaviour user;
  private final int[] positions;
  private final double[] attributes;
  private int at;
  private double examined = 1;

  CascadeWalk(CascadeBehaviour user, int[] positions, double[] attributes) {
    this.user = user;
    this.positions = positions;
    this.attributes = attributes;
  }

  /** P(E = 1 | clicks above). */
  double examined() {
    return examined;
  }

  @Override
  public double click() {
    return examined * user.attraction(attributes, at);
  }

  /** A click that the model rules out leaves nothing examined that was not; so does a skip. */
  @Override
  public void next(boolean clicked) {
    double click = click();
    if (clicked) {
      examined = click > 0 ? user.afterClick(positions[at], attributes, at) : 0;
    } else {
      examined = click < 1 ? user.afterSkip(attributes, at) * (examined - click) / (1 - click) : 0;
    }
    at++;
  }
}
