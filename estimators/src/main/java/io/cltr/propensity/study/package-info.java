/**
 * Several estimators on one log, and the one to believe. Estimators and a log flow in; each is
 * estimated, tested, held against the randomised traffic and against other units; the recommended
 * estimate and a summary for reports flow out.
 */
package io.cltr.propensity.study;
