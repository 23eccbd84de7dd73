/** Click models: how users click on a ranking, and how that is fitted to a log. */
package io.cltr.click;
