package deployspec.bash;

import deployspec.CorpusFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A script of the corpus; what is expected of it lies beside it. */
record BashFile(Path path) {
    private static final Path CORPUS = Path.of("src/test/resources/bash");

    static final List<BashFile> GOOD = in("good");
    static final List<BashFile> BAD = in("bad");

    private static List<BashFile> in(String folder) {
        try (var files = Files.list(CORPUS.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".sh"))
                    .sorted()
                    .map(BashFile::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Scripts of one line each, in which {@code \n} and its like stand for the character. */
    static List<String> edges() {
        return read(CORPUS.resolve("edges.txt"))
                .lines()
                .map(String::translateEscapes)
                .toList();
    }

    String text() {
        return read(path);
    }

    CorpusFile expected() {
        return new CorpusFile(path.resolveSibling(path.getFileName().toString().replace(".sh", ".yaml")));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return path.getFileName().toString();
    }
}
