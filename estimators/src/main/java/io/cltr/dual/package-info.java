/** Ranker and examination from the same clicks, each by the other's inverse weights. */
package io.cltr.dual;
