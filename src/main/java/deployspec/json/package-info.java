/**
 * Records to canonical JSON and back: one general mechanism for plans, events and whatever else is stored. Canonical
 * means that equal values give equal bytes: members sorted by name, no white space, absent optionals left out. May use
 * {@code value}; the only place beside {@code source} and {@code report} that knows Jackson.
 */
@NullMarked
package deployspec.json;

import org.jspecify.annotations.NullMarked;
