package deployspec.equivalence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** The machine of specs/quickstart.yaml: nothing is really served, and who asks is answered from the link. */
final class QuickstartStage extends SpecStage {
    /** Writes down what concerns the site, and does it. */
    private static final String TOOL = """
            #!/bin/sh
            stage=${0%/bin/*}
            case "$*" in
              *specs/quickstart/* | releases/*)
                printf '%s\\n' "${0##*/} $*" >>"$stage/calls"
                ! grep -qxF -e "${0##*/} $*" "$stage/failing" || exit 1
                ;;
            esac
            PATH=${PATH#*:}
            exec "${0##*/}" "$@"
            """;

    private static final String JAVA = """
            #!/bin/sh
            stage=${0%/java/*}
            printf 'java %s\\n' "$*" >>"$stage/calls"
            ! grep -qxF -e "java $*" "$stage/failing" || exit 1
            echo 99999999 >"$4"
            echo "Serving $3 at http://127.0.0.1:$2/"
            """;

    QuickstartStage(Path folder, Situation situation) {
        super(prepared(folder), situation);
    }

    private static Path prepared(Path folder) {
        copy(Path.of("specs/quickstart"), folder.resolve("specs/quickstart"));
        try {
            for (var tool : Map.of("bin/cp", TOOL, "bin/ln", TOOL, "java/bin/java", JAVA, "java/bin/jwebserver", JAVA)
                    .entrySet()) {
                var file = folder.resolve(tool.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, tool.getValue());
                file.toFile().setExecutable(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    @Override
    Path commands() {
        return folder().resolve("bin");
    }

    @Override
    Path calls() {
        return folder().resolve("calls");
    }

    @Override
    Path failing() {
        return folder().resolve("failing");
    }

    @Override
    public Map<String, String> environment() {
        var environment = super.environment();
        environment.put("JAVA_HOME", folder().resolve("java").toString());
        return environment;
    }

    /** As much time as a busy machine needs. */
    @Override
    Map<String, String> given() {
        return Map.of("SITE_DIR", "site", "BUDGET", "1m");
    }

    @Override
    Server.Said said(String address, Instant now) {
        var file = folder().resolve("site/current").resolve(address.replaceFirst("^[^/]*/", ""));
        try {
            return Files.exists(file) ? new Server.Said(200, Files.readString(file)) : new Server.Said(404, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
