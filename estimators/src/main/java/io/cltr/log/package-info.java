/** The vocabulary of a log: impressions, units, queries and what was displayed. */
package io.cltr.log;
