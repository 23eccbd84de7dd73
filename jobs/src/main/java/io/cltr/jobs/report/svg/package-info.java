/** Charts as inline SVG: round ticks, lines with bands, columns, bars and forest plots. */
package io.cltr.jobs.report.svg;
