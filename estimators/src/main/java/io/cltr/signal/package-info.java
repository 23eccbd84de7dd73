/** Debiased relevance: what clicks say of documents once examination is accounted for. */
package io.cltr.signal;
