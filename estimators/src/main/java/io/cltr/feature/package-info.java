/** Features of documents for queries: checked, measured and standardised. */
package io.cltr.feature;
