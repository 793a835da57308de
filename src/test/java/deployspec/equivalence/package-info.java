/**
 * One procedure, three ways: the executor, the runbook and the workflow carry out the same plan beside the same stand-ins, and
 * have to do the same. Procedures are made from a seed and a number alone, so any of them can be made again.
 */
@NullMarked
package deployspec.equivalence;

import org.jspecify.annotations.NullMarked;
