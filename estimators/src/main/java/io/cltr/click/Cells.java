package io.cltr.click;

/**
 * Displays and clicks by document and slot, the examination parameter that a display falls under,
 * in primitive arrays; a document counts once for each query and has one local parameter.
 */
public interface Cells extends EmBlock {
  /** Document d has the cells offsets[d] .. offsets[d + 1] − 1; documents + 1. */
  int[] offsets();

  /** 0-based, increasing within a document. */
  int[] slots();

  /** n = Σv of the displays. */
  double[] shown();

  /** c = Σvc. */
  double[] clicks();

  @Override
  default int locals() {
    return offsets().length - 1;
  }
}
