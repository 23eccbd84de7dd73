/** What every estimator, learner, policy kind and gate rule says of itself, and their registry. */
package io.cltr.method;
