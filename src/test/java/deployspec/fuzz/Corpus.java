package deployspec.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The texts that damage begins with: every spec, and every example and case of the tests. */
final class Corpus {
    /** The longer ones are taken rarely: checking one takes as long as checking dozens of the others. */
    private static final int SHORT = 2_000;

    private static final int MEDIUM = 10_000;

    private final List<String> all;
    private final Map<String, List<List<String>>> blocks;
    private final List<String> shorter;
    private final List<String> medium;

    private Corpus(List<String> all) {
        this.all = all;
        var blocks = new TreeMap<String, List<List<String>>>();
        all.forEach(text -> BlockDamage.collect(text, blocks));
        this.blocks = blocks;
        this.shorter = all.stream().filter(text -> text.length() < SHORT).toList();
        this.medium = all.stream().filter(text -> text.length() < MEDIUM).toList();
    }

    static Corpus load() {
        return new Corpus(Stream.of(Path.of("specs"), Path.of("src/test/resources"))
                .flatMap(Corpus::specsIn)
                .sorted()
                .map(Corpus::text)
                .filter(text -> !text.isBlank())
                .toList());
    }

    List<String> all() {
        return all;
    }

    /** What stands under each key of the language, lines and all. */
    Map<String, List<List<String>>> blocks() {
        return blocks;
    }

    String any(Chance chance) {
        return chance.of(chance.once(2_000) ? all : chance.once(30) ? medium : shorter);
    }

    private static Stream<Path> specsIn(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Some are not UTF-8 on purpose; what stands for their bytes does as well here. */
    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
