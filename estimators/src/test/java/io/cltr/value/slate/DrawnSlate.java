package io.cltr.value.slate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A slate with the probability of it and of what is above each slot, and of the slot. */
record DrawnSlate(int[] slate, double joint, double[] cascade, double[] marginal) {

  /** All slates of {@code appeal}, drawn without replacement or each slot by itself. */
  static List<DrawnSlate> all(double[] appeal, boolean product) {
    List<DrawnSlate> all = new ArrayList<>();
    for (int code = 0;
        code < SlateWorld.DOCUMENTS * SlateWorld.DOCUMENTS * SlateWorld.DOCUMENTS;
        code++) {
      int[] slate = {code / 16, code / 4 % 4, code % 4};
      if (product || IntStream.of(slate).distinct().count() == SlateWorld.SLOTS) {
        all.add(
            new DrawnSlate(
                slate, 0, cascade(appeal, slate, product), new double[SlateWorld.SLOTS]));
      }
    }
    List<DrawnSlate> told = new ArrayList<>();
    for (DrawnSlate one : all) {
      double[] marginal = new double[SlateWorld.SLOTS];
      for (DrawnSlate other : all) {
        for (int k = 0; k < SlateWorld.SLOTS; k++) {
          marginal[k] += other.slate[k] == one.slate[k] ? other.cascade[SlateWorld.SLOTS - 1] : 0;
        }
      }
      told.add(new DrawnSlate(one.slate, one.cascade[SlateWorld.SLOTS - 1], one.cascade, marginal));
    }
    return told;
  }

  private static double[] cascade(double[] appeal, int[] slate, boolean product) {
    double[] cascade = new double[SlateWorld.SLOTS];
    double left = Arrays.stream(appeal).sum();
    double chance = 1;
    for (int k = 0; k < SlateWorld.SLOTS; k++) {
      chance *= appeal[slate[k]] / left;
      left -= product ? 0 : appeal[slate[k]];
      cascade[k] = chance;
    }
    return cascade;
  }

  /** The slate at {@code uniform} of the probabilities, laid one after the other. */
  static DrawnSlate at(List<DrawnSlate> slates, double uniform) {
    double left = uniform;
    for (DrawnSlate one : slates) {
      left -= one.joint;
      if (left < 0) {
        return one;
      }
    }
    return slates.get(slates.size() - 1);
  }

  /** The slate of the documents with the most appeal, which is certain. */
  static DrawnSlate best(double[] appeal) {
    int[] slate =
        IntStream.range(0, SlateWorld.DOCUMENTS)
            .boxed()
            .sorted((a, b) -> Double.compare(appeal[b], appeal[a]))
            .limit(SlateWorld.SLOTS)
            .mapToInt(d -> d)
            .toArray();
    return new DrawnSlate(slate, 1, new double[0], new double[0]);
  }
}
