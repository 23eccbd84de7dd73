/** Rankers made fair: policies that share exposure between groups of documents. */
package io.cltr.fairpolicy;
