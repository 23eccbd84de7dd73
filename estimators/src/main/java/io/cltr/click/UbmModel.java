package io.cltr.click;

import io.cltr.fold.Source;
import io.cltr.log.Impression;
import java.util.Arrays;

/**
 * The user browsing model P(C = 1 | clicks above) = θ_{k,k'} γ_qd, k' the position of the last
 * click above k, 0 without any, by EM ({@link ExaminationKernel}).
 *
 * <p>Assumes that the last click above tells all that clicks above tell of examination. It does not
 * say why users go on, so it has no satisfaction; K(K + 1)/2 examinations need more data than K.
 * Statistic: displays and clicks per (query, document, k, k'). Cost: one pass over the log, then
 * the cells in memory, K(K + 1)/2 numbers per iteration.
 *
 * @param priorClicks a, above 0
 * @param priorSkips b, above 0
 * @param iterations of EM, at least 0
 */
public record UbmModel(double priorClicks, double priorSkips, int iterations)
    implements ClickModel {
  /** One click and one skip added, 50 iterations. */
  public UbmModel() {
    this(1, 1, 50);
  }

  /** Checks the ranges. */
  public UbmModel {
    BetaPrior.configured("click model ubm", priorClicks, priorSkips);
    Em.requireIterations("click model ubm", iterations);
  }

  @Override
  public String id() {
    return "ubm";
  }

  @Override
  public String summary() {
    return "Examination depends on the position and on that of the last click above";
  }

  @Override
  public String source() {
    return "Dupret, Piwowarski, SIGIR 2008; Chuklin, Markov, de Rijke 2015, section 3.5";
  }

  @Override
  public FittedClickModel fit(Source<Impression> log) {
    return CellBlock.fitted(
        log,
        UbmModel::slot,
        UbmModel::kernel,
        new BetaPrior(priorClicks, priorSkips),
        iterations,
        UbmModel::behaviour);
  }

  private static int slot(int position, int lastClicked) {
    return position * (position - 1) / 2 + lastClicked;
  }

  private static int depth(int slots) {
    int depth = 1;
    while (slot(depth + 1, 0) < slots) {
      depth++;
    }
    return depth;
  }

  private static EmKernel<CellBlock> kernel(int slots) {
    return new ExaminationKernel<>(slot(depth(slots) + 1, 0));
  }

  private static Ubm behaviour(double[] slots) {
    double[][] examination = new double[depth(slots.length)][];
    for (int k = 1; k <= examination.length; k++) {
      examination[k - 1] = Arrays.copyOfRange(slots, slot(k, 0), slot(k + 1, 0));
    }
    return new Ubm(examination);
  }
}
