/**
 * Values to the users of a click model that is fitted to the valued log.
 *
 * <p>In go the fits, with and without groups of units, and the ranks of policies; out comes what
 * each ranking is worth to such a user, added to the plan of a query.
 */
package io.cltr.value.user;
