package io.cltr.selection;

import io.cltr.log.ConfigException;
import io.cltr.random.Generator;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Combinations drawn at random without replacement, all alike; every one where there are no more.
 *
 * @param draws how many, at least 1
 */
public record RandomDraws(int draws) implements Search {
  /** 20 combinations. */
  public RandomDraws() {
    this(20);
  }

  /** Checks the range. */
  public RandomDraws {
    if (draws < 1) {
      throw new ConfigException("search random: draws must be at least 1, found " + draws);
    }
  }

  @Override
  public String id() {
    return "random";
  }

  @Override
  public String summary() {
    return "Combinations of hyper-parameters drawn at random without replacement";
  }

  @Override
  public String source() {
    return "Bergstra and Bengio, JMLR 2012";
  }

  @Override
  public List<Integer> of(int combinations, Generator random) {
    int[] order = IntStream.range(0, combinations).toArray();
    int kept = Math.min(draws, combinations);
    random.shuffle(order, combinations);
    return Arrays.stream(order, 0, kept).sorted().boxed().toList();
  }
}
