package io.cltr.selection;

import io.cltr.random.Generator;
import java.util.List;
import java.util.stream.IntStream;

/** Every combination. */
public record Grid() implements Search {
  @Override
  public String id() {
    return "grid";
  }

  @Override
  public String summary() {
    return "Every combination of hyper-parameters";
  }

  @Override
  public String source() {
    return "—";
  }

  @Override
  public List<Integer> of(int combinations, Generator random) {
    return IntStream.range(0, combinations).boxed().toList();
  }
}
