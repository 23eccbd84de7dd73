package io.cltr.boost;

import io.cltr.fold.Blocks;
import java.util.Optional;

/**
 * One ensemble to grow.
 *
 * @param blocks to learn from
 * @param column which signal of theirs
 * @param heldOut of other units, whose debiased DCG@10 ends boosting
 * @param heldOutColumn which signal of theirs
 * @param seed of what is sampled
 */
public record BoostTask(
    Blocks<? extends BoostBlock> blocks,
    int column,
    Optional<? extends Blocks<? extends BoostBlock>> heldOut,
    int heldOutColumn,
    BoostLoss loss,
    BoostOptions options,
    BoostMachine machine,
    long seed) {}
