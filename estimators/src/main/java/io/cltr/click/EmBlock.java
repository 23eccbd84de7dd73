package io.cltr.click;

import java.io.Serializable;

/** Packed statistics of whole queries, with the parameters that no other block shares. */
public interface EmBlock extends Serializable {
  /** Number of parameters that belong to this block alone. */
  int locals();

  /** Where the block keeps its parameters between iterations. */
  Memo memo();
}
