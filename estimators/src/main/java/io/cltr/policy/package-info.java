/** Ranking policies: distributions over rankings given a query's candidates. */
package io.cltr.policy;
