/** The source of folds on Spark, and the session it runs in. */
package io.cltr.pipeline.spark;
