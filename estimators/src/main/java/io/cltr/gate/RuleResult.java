package io.cltr.gate;

/**
 * What one rule found.
 *
 * @param rule id of the rule
 * @param subject what was judged, in words
 * @param observed the judged number
 * @param required what it must exceed
 * @param low lower end of the interval of the judged number
 * @param high upper end
 * @param level confidence level
 * @param minimumDetectableEffect the smallest true excess over {@code required} that this log would
 *     detect with power 0.8
 * @param reason the verdict in one sentence
 */
public record RuleResult(
    String rule,
    Verdict verdict,
    String subject,
    double observed,
    double required,
    double low,
    double high,
    double level,
    double minimumDetectableEffect,
    String reason) {}
