/** Off-policy values: what a policy would have been worth on a log. */
package io.cltr.value;
