package io.cltr.bench;

import java.util.List;

/**
 * What one method says of one quantity.
 *
 * @param subject name of the method
 * @param estimand name of the quantity
 * @param value the estimate; NaN where there is none
 * @param standardError NaN or infinite where there is none
 * @param low lower end of the interval; NaN or infinite where there is none
 * @param high upper end
 * @param warnings what came with it
 */
public record Estimate(
    String subject,
    String estimand,
    double value,
    double standardError,
    double low,
    double high,
    List<String> warnings) {}
