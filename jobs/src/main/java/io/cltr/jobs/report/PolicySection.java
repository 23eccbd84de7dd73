package io.cltr.jobs.report;

/**
 * A valued policy.
 *
 * @param name what reports call it
 * @param kind "top-score", "plackett-luce", "logger", "table", …
 * @param description what it does, in words; "" where the kind says it all
 */
public record PolicySection(String name, String kind, String description) {}
