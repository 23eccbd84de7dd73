/** What a run is told to do: one record tree, from defaults, a YAML file and flags. */
package io.cltr.jobs.config;
