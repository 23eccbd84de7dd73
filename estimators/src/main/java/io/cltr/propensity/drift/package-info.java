/**
 * Whether examination and loggers stay what they were. A log flows in by parts; comparisons of the
 * curves of days, of the traffic without a logger and of earlier runs with that of the whole flow
 * out, and of what each logger shows from day to day.
 */
package io.cltr.propensity.drift;
