/** The one hash and the one random generator. */
package io.cltr.random;
