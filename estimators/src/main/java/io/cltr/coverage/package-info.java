/** Coverage: how likely a user finds something among some documents, from what users clicked. */
package io.cltr.coverage;
