/** The page that shows a run beside those before it. */
package io.cltr.jobs.trend;
