/** Run folders: staged, hashed, and published whole or not at all. */
package io.cltr.pipeline.publish;
