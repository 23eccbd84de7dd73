/** Verdicts: may this policy replace that one? */
package io.cltr.gate;
