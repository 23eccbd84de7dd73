/** One class per verb; its help is its manual. */
package io.cltr.jobs.verb;
