/**
 * The checklist as the body of an issue on GitHub, which a team ticks together; as several where one would be too long. What it
 * says is {@code render.checklist}'s, how it is written {@code render.markdown}'s. May use {@code plan}, {@code prose} and
 * {@code value}.
 */
@NullMarked
package deployspec.render.issue;

import org.jspecify.annotations.NullMarked;
