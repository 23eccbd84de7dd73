/**
 * Estimators on logs of single actions that several loggers made.
 *
 * <p>In goes a round with its logger, the logger's share and the mixture of all loggers' policies;
 * out come moments by logger or of the mixture.
 */
package io.cltr.value.logger;
