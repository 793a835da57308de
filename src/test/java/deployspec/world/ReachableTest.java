package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReachableTest {
    private static InetAddress[] addresses(String... spelled) throws UnknownHostException {
        var addresses = new InetAddress[spelled.length];
        for (int i = 0; i < spelled.length; i++) {
            addresses[i] = InetAddress.getByName(spelled[i]);
        }
        return addresses;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.10",
                "::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::127.0.0.1",
                "169.254.169.254",
                "::ffff:169.254.169.254",
                "64:ff9b::169.254.169.254",
                "fe80::1",
                "100.100.100.200",
                "192.0.0.192",
                "168.63.129.16",
                "fd00:ec2::254",
                "fd20:ce::254",
                "0.0.0.0",
                "::",
                "224.0.0.1",
                "ff02::1",
            })
    void aNameLeadsToNoneOfThese(String address) throws UnknownHostException {
        var found = addresses(address);
        for (var spelledOut : new boolean[] {true, false}) {
            assertThatThrownBy(() -> Reachable.of(found, "metrics.example.com", spelledOut))
                    .isInstanceOf(Reachable.Refused.class)
                    .hasMessageStartingWith("was not asked: it leads to " + found[0].getHostAddress());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "10.0.0.7", "2001:db8::7", "fd00::7", "64:ff9b::192.0.2.7"})
    void aNameLeadsToAllOthers(String address) throws UnknownHostException {
        assertThat(Reachable.of(addresses(address), "metrics.example.com", false))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, localhost, true, true",
        "::1, localhost, false, true",
        "127.0.0.1, 127.0.0.1, false, true",
        "::1, ::1, false, true",
        "127.0.0.1, 2130706433, true, false",
        "169.254.169.254, 169.254.169.254, true, true",
        "169.254.169.254, 169.254.169.254, false, false",
        "169.254.169.254, 2852039166, true, false",
        "169.254.169.254, localhost, true, false",
        "fe80::1, fe80::1, true, true",
        "fe80::1, fe80::1, false, false",
        "100.100.100.200, 100.100.100.200, true, true",
        "100.100.100.200, 100.100.100.200, false, false",
        "0.0.0.0, 0.0.0.0, true, false",
        "224.0.0.1, 224.0.0.1, true, false",
    })
    void whoSpellsItOutMayGoThere(String address, String host, boolean spelledOut, boolean reached)
            throws UnknownHostException {
        var found = addresses(address);
        if (reached) {
            assertThat(Reachable.of(found, host, spelledOut)).containsExactly(found);
        } else {
            assertThatThrownBy(() -> Reachable.of(found, host, spelledOut)).isInstanceOf(Reachable.Refused.class);
        }
    }

    @Test
    void ofSeveralAddressesThoseThatMayBeReachedAreLeft() throws UnknownHostException {
        assertThat(Reachable.of(addresses("127.0.0.1", "192.0.2.7", "169.254.1.1"), "metrics.example.com", false))
                .containsExactly(InetAddress.getByName("192.0.2.7"));
    }
}
