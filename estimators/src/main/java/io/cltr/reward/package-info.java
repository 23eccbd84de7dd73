/** Reward models: what showing a document is predicted to be worth. */
package io.cltr.reward;
