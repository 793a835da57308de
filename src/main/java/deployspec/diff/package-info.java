/**
 * What a change of a spec means: two plans of one procedure are compared, part by part, and every difference is said with
 * its direction, so that what became weaker comes first. Since a plan is the closed meaning of a spec, comments, the order
 * of keys and the places of things make no difference. May use {@code value}, {@code json}, {@code plan} and {@code prose};
 * never sees a spec, a file or a repository.
 */
@NullMarked
package deployspec.diff;

import org.jspecify.annotations.NullMarked;
