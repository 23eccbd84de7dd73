/** The verb compare: its configuration, its folder and the forms of its results. */
package io.cltr.jobs.compare;
