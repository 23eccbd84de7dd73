/** Boosted trees from list objectives; the trees are grown by a library behind {@link Booster}. */
package io.cltr.boost;
