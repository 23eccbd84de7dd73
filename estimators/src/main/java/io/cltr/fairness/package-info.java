/** Fairness of exposure: what it demands, rankings that meet it, and how much of it a log shows. */
package io.cltr.fairness;
