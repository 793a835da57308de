package deployspec;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.approvaltests.core.Options;
import org.approvaltests.namer.ApprovalNamer;

/** One case of the corpus; what is expected of it lies beside it. */
public record CorpusFile(Path path) implements ApprovalNamer {
    private static final Path CORPUS = Path.of("src/test/resources/corpus");

    public static List<CorpusFile> in(String folder) {
        try (var files = Files.list(CORPUS.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(CorpusFile::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A case that is made in code: only what is expected of it is a file. */
    public static CorpusFile named(String folder, String name) {
        return new CorpusFile(CORPUS.resolve(folder).resolve(name + ".yaml"));
    }

    public byte[] bytes() {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return path.getFileName().toString();
    }

    public Options expected() {
        return new Options().forFile().withNamer(this);
    }

    @Override
    public File getApprovedFile(String extension) {
        return beside(".approved" + extension);
    }

    @Override
    public File getReceivedFile(String extension) {
        return beside(".received" + extension);
    }

    private File beside(String suffix) {
        return path.resolveSibling(getApprovalName() + suffix).toFile();
    }

    @Override
    public String getApprovalName() {
        return name().replace(".yaml", "");
    }

    @Override
    public String getSourceFilePath() {
        return path.getParent() + File.separator;
    }

    @Override
    public ApprovalNamer addAdditionalInformation(String information) {
        return this;
    }

    @Override
    public String getAdditionalInformation() {
        return "";
    }

    @Override
    public String toString() {
        return getApprovalName();
    }
}
