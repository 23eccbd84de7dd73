package io.cltr.click;

/**
 * The E step of the dynamic Bayesian network model. Attraction gets clicks of what was examined.
 * Above the last rank, satisfaction gets P(S|clicks) of the clicks, where who stopped after a click
 * was satisfied with probability s/(s + (1 − s)(1 − g)), and g gets who went on of the examined who
 * were not satisfied.
 */
record DbnKernel() implements CascadeKernel {
  @Override
  public int size() {
    return 1;
  }

  @Override
  public CascadeBehaviour user(double[] shared) {
    return new Dbn(shared[0]);
  }

  @Override
  public int width() {
    return 2;
  }

  @Override
  public void count(Rank rank, double[] shared, Ratios sharedCounts, Ratios localCounts) {
    double weight = rank.weight();
    localCounts.add(rank.first(), rank.clicked() ? weight : 0, weight * rank.examined());
    if (rank.last()) {
      return;
    }
    double wantsMore = weight * rank.examined();
    if (rank.clicked()) {
      double satisfaction = rank.attributes()[rank.first() + 1];
      double satisfied =
          weight
              * (1 - rank.goesOn())
              * (satisfaction / (satisfaction + (1 - satisfaction) * (1 - shared[0])));
      localCounts.add(rank.first() + 1, satisfied, weight);
      wantsMore -= satisfied;
    }
    sharedCounts.add(0, weight * rank.goesOn(), wantsMore);
  }
}
