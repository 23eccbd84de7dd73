/** What can be wrong with a log: checks of rows and of whole logs, and how much each matters. */
package io.cltr.check;
