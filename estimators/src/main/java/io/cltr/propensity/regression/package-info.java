/**
 * Examination where relevance is a function of features: for logs whose documents repeat too rarely
 * to be known one by one. Displays joined with the candidates' features flow in; examination is
 * fitted beside a regression, or a ranker, and flows out with that fit's error in its influence.
 */
package io.cltr.propensity.regression;
