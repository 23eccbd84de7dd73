package io.cltr.fold;

import java.io.Serializable;

/**
 * Packed blocks that an iterative solver passes over many times. States are merged in block order,
 * one per block, so results are the same bits for any number of threads or executors.
 *
 * @param <P> the packed form of one block
 */
public interface Blocks<P> extends AutoCloseable {
  /** One result over all blocks. */
  <S extends Serializable, R> R fold(Fold<P, S, R> fold);

  /**
   * One result over the blocks whose number is {@code part} modulo {@code parts}: a step of a
   * solver that does not look at everything before it moves.
   */
  <S extends Serializable, R> R fold(Fold<P, S, R> fold, int part, int parts);

  /** Frees what the blocks hold. */
  @Override
  void close();
}
