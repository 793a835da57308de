package deployspec.world;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The addresses that a spec may reach, looked at when they are connected to and not by their spelling. This machine itself is
 * reached only where the host is written as such; link-local addresses, and others at which clouds hand out their keys, only
 * where they stand in the spec itself: neither a name that leads there nor a value that was given or found out will do.
 */
final class Reachable {
    /** Metadata services of clouds that are not link-local, as {@link InetAddress} spells them. */
    private static final Set<String> METADATA = Set.of(
            "100.100.100.200", "192.0.0.192", "168.63.129.16", "fd00:ec2:0:0:0:0:0:254", "fd20:ce:0:0:0:0:0:254");

    /** How addresses begin that hold one of IPv4: IPv4-compatible ones, and those of NAT64 (RFC 6052). */
    private static final List<String> HOLDING_IPV4 = List.of("0".repeat(24), "0064ff9b" + "0".repeat(16));

    private Reachable() {}

    /**
     * Those that may be connected to.
     *
     * @param found all addresses of the host
     * @param host as the address says it
     * @param spelledOut whether it stands in the spec itself
     */
    static List<InetAddress> of(InetAddress[] found, String host, boolean spelledOut) throws UnknownHostException {
        var fit = Arrays.stream(found)
                .filter(a -> objection(a, host, spelledOut).isEmpty())
                .toList();
        if (fit.isEmpty()) {
            throw new Refused(found[0], objection(found[0], host, spelledOut).orElseThrow());
        }
        return fit;
    }

    /** It leads where a spec may not go. */
    static final class Refused extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        Refused(InetAddress address, String objection) {
            super("was not asked: it leads to %s, %s".formatted(address.getHostAddress(), objection));
        }
    }

    private static Optional<String> objection(InetAddress address, String host, boolean spelledOut) {
        var plain = withoutWrapping(address);
        if (plain.isAnyLocalAddress() || plain.isMulticastAddress()) {
            return Optional.of("which is no single machine's");
        }
        if (plain.isLoopbackAddress()) {
            boolean saysSo = host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
            return saysSo
                    ? Optional.empty()
                    : Optional.of(
                            "which is this machine itself: that is reached only as `localhost` or by that address");
        }
        if (plain.isLinkLocalAddress() || METADATA.contains(plain.getHostAddress())) {
            boolean isThatAddress = host.equals(address.getHostAddress()) || host.contains(":");
            return spelledOut && isThatAddress
                    ? Optional.empty()
                    : Optional.of(
                            "where clouds hand out their keys: that is reached only by an address that stands in the spec itself");
        }
        return Optional.empty();
    }

    /** Whom a packet reaches: Java itself unwraps only those of IPv4 that are mapped into IPv6. */
    private static InetAddress withoutWrapping(InetAddress address) {
        if (!(address instanceof Inet6Address) || address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return address;
        }
        var bytes = address.getAddress();
        if (HOLDING_IPV4.stream().noneMatch(HexFormat.of().formatHex(bytes)::startsWith)) {
            return address;
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
