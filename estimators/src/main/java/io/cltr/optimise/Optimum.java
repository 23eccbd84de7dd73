package io.cltr.optimise;

import java.util.List;

/**
 * Where a search ended.
 *
 * @param objective the value at the start and after each iteration
 * @param heldOut what the monitor said after each iteration; empty where it was not asked
 * @param complaint why the point may not be the optimum; "" for no reason
 */
public record Optimum(
    double[] point, List<Double> objective, List<Double> heldOut, String complaint) {}
