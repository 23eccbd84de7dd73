package io.cltr.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.fold.LocalBlocks;
import io.cltr.log.ConfigException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EmTest {
  private static final BetaPrior ADD_ONE = new BetaPrior(1, 1);
  private static final AtomicInteger CALLS = new AtomicInteger();

  /** Counts how often a block is gone over. */
  private record Counted(ExaminationKernel<CellBlock> kernel) implements EmKernel<CellBlock> {
    @Override
    public double[] start() {
      return kernel.start();
    }

    @Override
    public double expect(
        CellBlock block, double[] shared, double[] local, Ratios sharedCounts, Ratios own) {
      CALLS.incrementAndGet();
      return kernel.expect(block, shared, local, sharedCounts, own);
    }
  }

  /** Clicks on whatever is not clicked: not an E step of anything. */
  private record Wrong() implements EmKernel<CellBlock> {
    @Override
    public double[] start() {
      return new double[] {0.9};
    }

    @Override
    public double expect(
        CellBlock block, double[] shared, double[] local, Ratios sharedCounts, Ratios own) {
      sharedCounts.add(0, 100 * (1 - shared[0]), 100);
      own.add(0, 1, 2);
      return 100 * StrictMath.log(shared[0]);
    }
  }

  private static CellBlock block(double clicks) {
    return new CellBlock(
        new int[] {0, 2, 3},
        new int[] {0, 1, 1},
        new double[] {40, 30, 20},
        new double[] {20, clicks, 5},
        new Memo());
  }

  @Test
  void anIterationGoesOverABlockOnce() {
    CALLS.set(0);
    CellBlock block = block(9);
    Em<CellBlock> em =
        Em.run(
            new LocalBlocks<>(List.of(block)),
            new Counted(new ExaminationKernel<>(2)),
            ADD_ONE,
            30);
    assertThat(CALLS).hasValue(31);
    assertThat(em.path()).hasSize(31);
  }

  /** Blocks that remember nothing, something else, or another prior give the same bits. */
  @Test
  void whatABlockRemembersChangesNothing() {
    ExaminationKernel<CellBlock> kernel = new ExaminationKernel<>(2);
    CellBlock used = block(9);
    LocalBlocks<CellBlock> blocks = new LocalBlocks<>(List.of(used, block(3)));
    Em.run(blocks, kernel, new BetaPrior(5, 5), 7);
    Em.run(blocks, kernel, ADD_ONE, 7);
    Em<CellBlock> second = Em.run(blocks, kernel, ADD_ONE, 20);
    Em<CellBlock> fresh =
        Em.run(new LocalBlocks<>(List.of(block(9), block(3))), kernel, ADD_ONE, 20);
    assertThat(second.path()).isEqualTo(fresh.path());
    assertThat(second.shared()).isEqualTo(fresh.shared());
    List<double[]> copied = fresh.history().stream().map(double[]::clone).toList();
    EmStep<CellBlock> afterTen = new EmStep<>(kernel, ADD_ONE, copied.subList(0, 11));
    used.memo().keep("something else", List.of(), new double[] {0.1, 0.2});
    assertThat(afterTen.locals(used)).isEqualTo(afterTen.locals(block(9)));
    assertThat(Arrays.equals(afterTen.locals(used), second.locals(used))).isFalse();
  }

  @Test
  void aFallingPosteriorIsABug() {
    assertThatThrownBy(() -> Em.run(new LocalBlocks<>(List.of(block(9))), new Wrong(), ADD_ONE, 5))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the log-posterior fell from");
  }

  @Test
  void fewerIterationsThanNoneAreRefused() {
    assertThatThrownBy(() -> new PbmModel(1, 1, -1))
        .isInstanceOf(ConfigException.class)
        .hasMessage("click model pbm: iterations must be 0 or more, found -1");
  }
}
