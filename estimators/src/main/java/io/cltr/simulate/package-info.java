/** Logs with known truth: catalogues, users, loggers, and the exact values of policies. */
package io.cltr.simulate;
