package deployspec.launch;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.tools.Shellcheck;
import deployspec.tools.Shfmt;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LauncherTest {
    @TempDir
    Path folder;

    private Checkout checkout;

    @BeforeEach
    void makeCheckout() throws IOException {
        checkout = new Checkout(folder.toRealPath());
    }

    @Test
    void isASoundScript() {
        assertThat(Shellcheck.check(Path.of("spec"))).isEmpty();
        assertThat(Shfmt.check(Path.of("spec"))).isEmpty();
    }

    @Test
    void passesArgumentsOutputAndExitCodeThrough() throws Exception {
        checkout.build("tool");
        assertThat(checkout.run("7", "two words", "*", "").out()).isEqualTo("tool 7 two words * \n");
        assertThat(checkout.run("7")).isEqualTo(new Checkout.Ended(7, "tool 7\n", ""));
    }

    @Test
    void isFoundThroughALink() throws Exception {
        checkout.build("tool");
        Path link = Files.createSymbolicLink(checkout.home.resolve("linked"), Path.of("spec"));
        assertThat(checkout.run(Map.of(), link, "0").out()).isEqualTo("tool 0\n");
    }

    @Test
    void becomesTheToolSoThatSignalsReachIt() throws Exception {
        checkout.build("tool");
        checkout.run("0");
        Process process =
                checkout.start(Map.of(), checkout.home.resolve("spec"), checkout.home.resolve("err"), "sleep");
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(out.readLine()).isEqualTo("tool sleep");
        process.destroy();
        assertThat(process.waitFor()).isEqualTo(143);
    }

    @Test
    void buildsOnFirstUseAndSaysSo() throws Exception {
        checkout.program("mvn", mavenThatPuts(checkout.tool("fresh")));
        Checkout.Ended first = checkout.run("0");
        assertThat(first.out()).isEqualTo("fresh 0\n");
        assertThat(first.err()).contains("building the tool");
        assertThat(checkout.run("0").err()).isEmpty();
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        checkout.build("stale");
        assertThat(checkout.run("0").out()).isEqualTo("stale 0\n");
        checkout.program("mvn", mavenThatPuts(checkout.tool("fresh")));
        Path source = Files.writeString(checkout.home.resolve("src/main/New.java"), "class New {}");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));
        assertThat(checkout.run("0").out()).isEqualTo("fresh 0\n");
    }

    @Test
    void doesNotStartAToolThatDidNotBuild() throws Exception {
        checkout.program("mvn", "echo 'Foo.java:1: no' >&2; exit 1\n");
        assertThat(checkout.run("0")).isEqualTo(new Checkout.Ended(3, "", """
                        spec: building the tool ...
                        Foo.java:1: no
                        spec: the build failed; what Maven says stands above
                        """));
    }

    /** The JDK would start the old code: it does not check a start-up cache against the jars. */
    @Test
    void startsTheNewToolAfterAJarWasReplacedEvenByAnOlderOne() throws Exception {
        checkout.offerStartUpCache();
        Path first = checkout.tool("first");
        Path second = checkout.tool("second");
        Path jar = checkout.home.resolve("target/deployspec.jar");
        Files.setLastModifiedTime(second, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
        Files.copy(first, jar);
        assertThat(checkout.run("0").out()).isEqualTo("first 0\n");
        Files.delete(jar);
        Files.delete(checkout.home.resolve("pom.xml"));
        Files.delete(checkout.home.resolve("src/main"));
        Files.copy(second, jar, StandardCopyOption.COPY_ATTRIBUTES);
        assertThat(checkout.run("0").out()).isEqualTo("second 0\n");
    }

    @Test
    void usesAStartUpCacheWhereTheJdkOffersOne() throws Exception {
        checkout.offerStartUpCache();
        checkout.build("tool");
        assertThat(checkout.run("0").err()).isEqualTo(hasStartUpCache() ? "spec: preparing a quick start ...\n" : "");
        try (var files = Files.walk(checkout.home.resolve("target/launch"))) {
            assertThat(files.filter(file ->
                            file.toString().endsWith(".aot") && file.toFile().length() > 0))
                    .hasSize(hasStartUpCache() ? 1 : 0);
        }
    }

    @Test
    void startsWithoutAWordWhenTheStartUpCacheIsDamaged() throws Exception {
        checkout.offerStartUpCache();
        checkout.build("tool");
        checkout.run("0");
        try (var files = Files.walk(checkout.home.resolve("target/launch"))) {
            for (Path cache :
                    files.filter(file -> file.toString().endsWith(".aot")).toList()) {
                Files.writeString(cache, "not a cache");
            }
        }
        assertThat(checkout.run("0")).isEqualTo(new Checkout.Ended(0, "tool 0\n", ""));
    }

    @Test
    void keepsItsCopiesInTheUsersCacheWhenTheCheckoutCanNotBeWritten() throws Exception {
        checkout.build("tool");
        Files.writeString(checkout.home.resolve("target/launch"), "a file where the folder should be");
        assertThat(checkout.run("0").out()).isEqualTo("tool 0\n");
        assertThat(checkout.home.resolve("cache/deployspec")).isNotEmptyDirectory();
    }

    @Test
    void goesOnWhenTheProcessThatPreparedWasKilled() throws Exception {
        checkout.build("tool");
        Files.createDirectories(checkout.home.resolve("target/launch"));
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.createSymbolicLink(checkout.home.resolve("target/launch/lock"), Path.of(Long.toString(gone.pid())));
        assertThat(checkout.run("0").out()).isEqualTo("tool 0\n");
    }

    @Test
    void startsWhereItIsInstalledWithoutItsSources() throws Exception {
        checkout.build("tool");
        Files.delete(checkout.home.resolve("pom.xml"));
        Files.delete(checkout.home.resolve("src/main"));
        checkout.program("mvn", "echo 'nothing to build' >&2; exit 1\n");
        checkout.run("0");
        assertThat(checkout.run("0")).isEqualTo(new Checkout.Ended(0, "tool 0\n", ""));
    }

    /** They are for the JDKs of today; one that has dropped some of them has to start all the same. */
    @Test
    void startsOnAJdkThatDoesNotKnowSomeOfItsFlags() throws Exception {
        checkout.build("tool");
        checkout.changeScript("ArchiveRelocationMode=0", "FlagOfAnotherJdk=0");
        assertThat(checkout.run("0").out()).isEqualTo("tool 0\n");
    }

    @Test
    void saysInOneLineThatThereIsNoJdk() throws Exception {
        checkout.build("tool");
        checkout.changeScript("oldest_java=21", "oldest_java=999");
        assertThat(checkout.run("0"))
                .isEqualTo(
                        new Checkout.Ended(
                                3,
                                "",
                                "spec: no JDK 999 or newer in JAVA_HOME, on PATH or in the usual places: install one, or set JAVA_HOME\n"));
    }

    @Test
    void passesOverAJavaHomeThatIsTooOld() throws Exception {
        checkout.build("tool");
        Path old = Files.createDirectories(checkout.home.resolve("jdk-17"));
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        Files.createDirectories(old.resolve("bin"));
        Files.writeString(old.resolve("bin/java"), "#!/bin/sh\necho too old\n")
                .toFile()
                .setExecutable(true);
        String path = System.getProperty("java.home") + "/bin:" + System.getenv("PATH");
        assertThat(checkout.run(Map.of("JAVA_HOME", old.toString(), "PATH", path), checkout.home.resolve("spec"), "0")
                        .out())
                .isEqualTo("tool 0\n");
    }

    private static String mavenThatPuts(Path jar) {
        return "cp '%s' '%s'\n".formatted(jar, jar.getParent().resolveSibling("target/deployspec.jar"));
    }

    private static boolean hasStartUpCache() {
        return Runtime.version().feature() >= 25;
    }
}
