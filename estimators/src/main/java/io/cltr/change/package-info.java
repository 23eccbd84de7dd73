/** What one ranking policy changes against another, query by query. */
package io.cltr.change;
