package io.cltr.scorer;

/** Products of doubles with single precision features, in a fixed order of additions. */
final class Dot {
  private Dot() {}

  /** Σ_j a[at + j] b[start + j], in four interleaved sums. */
  static double of(double[] a, int at, float[] b, int start, int width) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int j = 0;
    for (; j + 3 < width; j += 4) {
      s0 += a[at + j] * b[start + j];
      s1 += a[at + j + 1] * b[start + j + 1];
      s2 += a[at + j + 2] * b[start + j + 2];
      s3 += a[at + j + 3] * b[start + j + 3];
    }
    for (; j < width; j++) {
      s0 += a[at + j] * b[start + j];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** into[at + j] += factor b[start + j]. */
  static void add(double factor, float[] b, int start, int width, double[] into, int at) {
    if (factor == 0) {
      return;
    }
    for (int j = 0; j < width; j++) {
      into[at + j] += factor * b[start + j];
    }
  }
}
