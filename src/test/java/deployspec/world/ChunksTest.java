package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.port.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** What a script writes arrives in pieces, and a secret may be cut anywhere between two of them. */
final class ChunksTest {
    @Test
    void noSecretPassesHoweverItsOutputWasCut() {
        var found = leaks(ChunksTest::kept);
        System.out.printf(
                "secrets: %d values in %d forms, written in two pieces cut at each of %d places, %d leaks%n",
                SecretForms.secrets().size(), SecretForms.of("x").size(), cuts, found);
        assertThat(found).isZero();
        assertThat(cuts).isGreaterThan(5_000);
    }

    private static int cuts;

    /** @param keeping gives what is kept of what was written in these pieces, the secret being known */
    static int leaks(BiFunction<String, List<byte[]>, String> keeping) {
        int leaks = 0;
        cuts = 0;
        for (var secret : SecretForms.secrets()) {
            for (var form : SecretForms.of(secret)) {
                var bytes = ("<" + form + ">").getBytes(StandardCharsets.UTF_8);
                for (int cut = 1; cut < bytes.length; cut++) {
                    cuts++;
                    var pieces = List.of(Arrays.copyOf(bytes, cut), Arrays.copyOfRange(bytes, cut, bytes.length));
                    if (SecretForms.isIn(keeping.apply(secret, pieces), secret)) {
                        leaks++;
                    }
                }
            }
        }
        return leaks;
    }

    /** In the file, and in what the executor is given. */
    private static String kept(String secret, List<byte[]> pieces) {
        var masker = new Masker();
        masker.conceal(secret);
        var disk = new SimulatedDisk();
        var place = Path.of("/attempt");
        try {
            disk.makeFolder(place);
            long written = 0;
            for (var piece : pieces) {
                written += disk.open(place.resolve("raw-out")).writeAll(piece, written);
            }
            Output output = new Captured(masker, disk).keep(place);
            return output.out() + "\n" + new String(disk.read(place.resolve("out")), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
