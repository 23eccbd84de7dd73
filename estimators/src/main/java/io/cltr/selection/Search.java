package io.cltr.selection;

import io.cltr.method.Method;
import io.cltr.random.Generator;
import java.util.List;

/** Which combinations of hyper-parameters are tried. */
public interface Search extends Method {
  /**
   * Indices of the combinations that are tried, increasing.
   *
   * @param combinations their number, at least 1
   */
  List<Integer> of(int combinations, Generator random);
}
