/**
 * The real world: processes, HTTP, the terminal, the clock and the journal on disk, behind the ports of {@code execute}.
 * May use {@code plan}, {@code value}, {@code json} and {@code execute}; the only package that starts processes, opens
 * sockets and writes a run's files.
 */
@NullMarked
package deployspec.world;

import org.jspecify.annotations.NullMarked;
