package io.cltr.pipeline.bench;

import io.cltr.boost.BoostBlock;
import io.cltr.objective.ListData;
import java.util.List;
import java.util.stream.IntStream;

/** Lists whose signals are known. */
record PlainBlock(int width, int[] offsets, long[] keys, float[] features, List<double[]> signals)
    implements BoostBlock {

  static PlainBlock of(int width, List<float[]> features, List<double[]> signals) {
    int[] offsets = new int[signals.size() + 1];
    for (int l = 0; l < signals.size(); l++) {
      offsets[l + 1] = offsets[l] + signals.get(l).length;
    }
    float[] all = new float[offsets[signals.size()] * width];
    for (int l = 0; l < signals.size(); l++) {
      System.arraycopy(features.get(l), 0, all, offsets[l] * width, features.get(l).length);
    }
    long[] keys = IntStream.range(0, signals.size()).asLongStream().toArray();
    return new PlainBlock(width, offsets, keys, all, List.copyOf(signals));
  }

  @Override
  public ListData list(int list, int column) {
    return ListData.of(signals.get(list));
  }

  @Override
  public double represented() {
    return signals.size();
  }
}
