/** The best mixture of rankings under linear demands on exposure, exactly. */
package io.cltr.mixture;
