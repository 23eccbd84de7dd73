/** The report of a run: one record, written as JSON, HTML, Markdown and a terminal summary. */
package io.cltr.jobs.report;
