/** The one JSON form of everything that is configured, stored or reported. */
package io.cltr.pipeline.json;
