package deployspec.world;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The addresses that a spec may reach, looked at when they are connected to and not by their spelling: never those where clouds
 * hand out their keys; loopback only where the host is written as such.
 */
final class Reachable {
    /** Metadata services of clouds that are not link-local, as {@link InetAddress} spells them. */
    private static final Set<String> METADATA = Set.of(
            "100.100.100.200", "192.0.0.192", "168.63.129.16", "fd00:ec2:0:0:0:0:0:254", "fd20:ce:0:0:0:0:0:254");

    private Reachable() {}

    /** @param written the host as the address says it */
    static List<InetAddress> addresses(String host, String written) throws UnknownHostException {
        boolean saysLoopback = written.equals("localhost") || written.startsWith("127.") || written.equals("::1");
        var fit = Arrays.stream(InetAddress.getAllByName(host))
                .filter(a -> !a.isLinkLocalAddress() && !a.isAnyLocalAddress() && !a.isMulticastAddress())
                .filter(a -> !METADATA.contains(a.getHostAddress()))
                .filter(a -> saysLoopback || !a.isLoopbackAddress())
                .toList();
        if (fit.isEmpty()) {
            throw new UnknownHostException("its address is one that a spec may not reach");
        }
        return fit;
    }
}
