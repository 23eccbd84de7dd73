/** How runs compare with those before them. */
package io.cltr.trend;
