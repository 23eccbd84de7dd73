package io.cltr.signal;

/** Every click counts 1, wherever it was made: θ = 1. */
record UnitWeight() implements ClickWeights {

  @Override
  public int columns() {
    return 1;
  }

  @Override
  public boolean covers(int position) {
    return true;
  }

  @Override
  public double weight(int position, int column) {
    return 1;
  }

  @Override
  public double unclipped(int position) {
    return 1;
  }

  @Override
  public double trust(int position) {
    return 0;
  }

  @Override
  public boolean hasTrust() {
    return false;
  }
}
