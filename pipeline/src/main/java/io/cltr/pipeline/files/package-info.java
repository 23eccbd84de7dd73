/** Writing tables whose file names and bytes do not vary, all or nothing. */
package io.cltr.pipeline.files;
