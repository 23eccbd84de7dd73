/**
 * Examination of users who go down from the first document to where they stop. A log flows in, a
 * click model of {@code click} is fitted to it and compared on other units with one that is no
 * cascade; how likely users still look at each position flows out as a curve.
 */
package io.cltr.propensity.cascade;
