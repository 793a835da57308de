/** Servers that others wrote, started by a test on ports and in folders of their own, to be measured and deployed to. */
@NullMarked
package deployspec.peers;

import org.jspecify.annotations.NullMarked;
