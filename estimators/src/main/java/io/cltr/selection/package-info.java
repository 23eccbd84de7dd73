/** How hyper-parameters are searched and chosen, and on which queries. */
package io.cltr.selection;
