package deployspec;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import deployspec.diagnostic.Diagnostic;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The layers of docs/architecture.md, and the two packages through which alone the product touches the world. */
final class ArchitectureTest {
    /** Without picocli, which is compiled with the product and is no part of it. */
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/picocli/"))
            .importUrl(Diagnostic.class.getProtectionDomain().getCodeSource().getLocation());

    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("deployspec.render.planted");

    /** How the names of those members begin through which a program looks at the world or changes it. */
    private static final List<String> WORLD = List.of(
            "java.lang.System.out",
            "java.lang.System.err",
            "java.lang.System.in",
            "java.lang.System.exit(",
            "java.lang.System.getenv(",
            "java.lang.System.getProperty(",
            "java.lang.System.console(",
            "java.lang.System.currentTimeMillis(",
            "java.lang.System.nanoTime(",
            "java.lang.Runtime.",
            "java.lang.Thread.sleep(",
            "java.lang.ProcessBuilder.",
            "java.time.Instant.now()",
            "java.time.LocalDate.now()",
            "java.time.LocalDateTime.now()",
            "java.time.OffsetDateTime.now()",
            "java.time.ZonedDateTime.now()",
            "java.time.Clock.system",
            "java.time.ZoneId.systemDefault(",
            "java.util.UUID.randomUUID(",
            "java.nio.file.Files.",
            "java.io.File.",
            "java.io.FileInputStream.",
            "java.io.FileOutputStream.",
            "java.net.DatagramSocket.",
            "java.net.InetAddress.",
            "java.net.ServerSocket.",
            "java.net.Socket.",
            "java.net.URL.",
            "java.net.http.");

    /** Where the product may reach beyond itself. */
    private static final String[] OUTWARD = {"deployspec.world.."};

    /** Classes, and whole packages, that start processes or open sockets. */
    private static final List<String> REACHING = List.of(
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.ProcessHandle",
            "java.lang.Runtime",
            "java.net.http.",
            "java.net.Socket",
            "java.net.ServerSocket",
            "java.net.DatagramSocket",
            "java.net.InetAddress",
            "java.net.URLConnection",
            "java.net.HttpURLConnection",
            "java.net.URL",
            "java.nio.channels.",
            "javax.net.",
            "okhttp3.");

    static final List<Layer> LAYERS = Layer.ALL;

    @ParameterizedTest
    @FieldSource("LAYERS")
    void aLayerUsesOnlyWhatItMay(Layer layer) {
        layer.rule().check(PRODUCT);
    }

    @ParameterizedTest
    @FieldSource("LAYERS")
    void aLayerUsesOnlyWhatStandsBeforeIt(Layer layer) {
        Stream<String> before = LAYERS.stream().limit(LAYERS.indexOf(layer)).map(Layer::name);
        assertThat(layer.uses()).isSubsetOf(before.toList());
    }

    @Test
    void everyClassStandsInALayer() {
        assertThat(PRODUCT.stream().filter(type -> LAYERS.stream().noneMatch(layer -> layer.holds(type))))
                .isEmpty();
    }

    @Test
    void onlyTheEdgeTouchesTheWorld() {
        edge().check(PRODUCT);
    }

    /** A spec from anybody goes through all of these, and none of them can even name a process or a socket. */
    @Test
    void onlyWorldCanStartAProcessOrOpenASocket() {
        reach().check(PRODUCT);
    }

    @Test
    void theGuardBites() {
        Layer render = LAYERS.stream()
                .filter(layer -> layer.name().equals("render"))
                .findFirst()
                .orElseThrow();
        assertThat(render.rule().evaluate(PLANTED).getFailureReport().getDetails())
                .anyMatch(line -> line.contains("deployspec.model.Spec"))
                .anyMatch(line -> line.contains("picocli.CommandLine"));
        assertThat(edge().evaluate(PLANTED).getFailureReport().getDetails())
                .anyMatch(line -> line.contains("java.time.Instant.now()"))
                .anyMatch(line -> line.contains("java.lang.System.out"))
                .anyMatch(line -> line.contains("java.lang.System.getenv"))
                .anyMatch(line -> line.contains("java.nio.file.Files.exists"));
        assertThat(reach().evaluate(PLANTED).getFailureReport().getDetails())
                .anyMatch(line -> line.contains("java.lang.ProcessBuilder"))
                .anyMatch(line -> line.contains("java.net.Socket"));
    }

    private static ArchRule reach() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(OUTWARD)
                .should()
                .dependOnClassesThat(describe("start processes or open sockets", ArchitectureTest::reachesOut))
                .because("checking, planning, comparing and rendering run nothing and speak to nobody");
    }

    private static boolean reachesOut(JavaClass type) {
        return REACHING.stream()
                .anyMatch(name -> name.endsWith(".")
                        ? type.getFullName().startsWith(name)
                        : type.getFullName().equals(name));
    }

    /** What the rest of the product decides can be tested without a disk, a process, a terminal or a clock that moves. */
    private static ArchRule edge() {
        return noClasses()
                .that()
                .resideOutsideOfPackages("deployspec.cli..", "deployspec.world..")
                .should()
                .accessTargetWhere(describe("the target is " + WORLD, access -> touchesTheWorld(access.getTarget())))
                .because("only cli and world touch the world");
    }

    private static boolean touchesTheWorld(AccessTarget target) {
        return WORLD.stream().anyMatch(target.getFullName()::startsWith);
    }
}
