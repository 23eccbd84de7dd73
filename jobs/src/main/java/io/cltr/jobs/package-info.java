/** The command line of cltr: one class per verb. */
package io.cltr.jobs;
