/** The files of a run folder that other runs and other programs read. */
package io.cltr.pipeline.artefact;
