/** The stages of a run: options in, results out, no files and no command line. */
package io.cltr.pipeline.stage;
