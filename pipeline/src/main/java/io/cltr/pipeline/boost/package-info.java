/** Boosted trees by XGBoost's native code, and its models. */
package io.cltr.pipeline.boost;
