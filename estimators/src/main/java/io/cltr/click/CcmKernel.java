package io.cltr.click;

/**
 * The E step of the click chain model. τ1 gets who went on of the examined skips. Above the last
 * rank, a clicked document is relevant with probability a τ3/(a τ3 + (1 − a) τ2) if the user went
 * on, a (1 − τ3)/(a (1 − τ3) + (1 − a)(1 − τ2)) if not; τ3 and τ2 get who went on of the relevant
 * and of the irrelevant clicks; a gets clicks of what was examined, and the relevant of the clicks.
 */
record CcmKernel() implements CascadeKernel {
  @Override
  public int size() {
    return 3;
  }

  @Override
  public CascadeBehaviour user(double[] shared) {
    return new Ccm(shared[0], shared[1], shared[2]);
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public void count(Rank rank, double[] shared, Ratios sharedCounts, Ratios localCounts) {
    double weight = rank.weight();
    localCounts.add(rank.first(), rank.clicked() ? weight : 0, weight * rank.examined());
    if (rank.last()) {
      return;
    }
    double goesOn = weight * rank.goesOn();
    if (!rank.clicked()) {
      sharedCounts.add(0, goesOn, weight * rank.examined());
      return;
    }
    double a = rank.attributes()[rank.first()];
    double stops = weight - goesOn;
    double relevantOn = goesOn * share(a * shared[2], (1 - a) * shared[1]);
    double relevantStops = stops * share(a * (1 - shared[2]), (1 - a) * (1 - shared[1]));
    double relevant = relevantOn + relevantStops;
    localCounts.add(rank.first(), relevant, weight);
    sharedCounts.add(1, goesOn - relevantOn, weight - relevant);
    sharedCounts.add(2, relevantOn, relevant);
  }

  private static double share(double one, double other) {
    return one / (one + other);
  }
}
