/**
 * Charts as inline SVG: round ticks, lines with bands, columns, bars, waterfalls and forest plots.
 */
package io.cltr.jobs.report.svg;
