package deployspec.equivalence;

import deployspec.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A stage for a spec of ours: stand-ins for its commands, which write each call down, and a proxy behind which its servers are
 * played. What is wrong is named as it is written down: that call fails, that request is answered with 503.
 */
abstract class SpecStage implements Stage {
    private final Path folder;
    private final Situation situation;
    private final String proxy;

    SpecStage(Path folder, Situation situation) {
        this.folder = folder;
        this.situation = situation;
        this.proxy = Server.proxy(folder.getFileName().toString(), asked -> ask(asked.path(), now()));
        try {
            Files.write(failing(), situation.faults().keySet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where each call is written down. */
    abstract Path calls();

    /** A line for each call that fails. */
    abstract Path failing();

    abstract Path commands();

    /** Values of inputs that differ from what the plan says. */
    abstract Map<String, String> given();

    /** What a server says while all is well, of an address without its scheme. */
    abstract Server.Said said(String address, Instant now);

    /** One address, however it is written. */
    String address(String url) {
        return url.replaceFirst("^https?://", "").replaceFirst("^([^/]*)/$", "$1");
    }

    @Override
    public final Path folder() {
        return folder;
    }

    @Override
    public final Situation situation() {
        return situation;
    }

    @Override
    public Map<String, String> environment() {
        var environment = Stage.environment(commands(), folder);
        environment.put("http_proxy", proxy);
        environment.remove("no_proxy");
        environment.remove("NO_PROXY");
        return environment;
    }

    @Override
    public final SequencedMap<String, String> inputs(Plan plan) {
        var inputs = new TreeMap<String, String>();
        plan.inputs().forEach(input -> input.value().ifPresent(value -> inputs.put(input.name(), value)));
        inputs.putAll(given());
        inputs.putAll(situation.chosen());
        inputs.keySet().retainAll(plan.inputs().stream().map(i -> i.name()).toList());
        return inputs;
    }

    @Override
    public final Server.Said ask(String url, Instant now) {
        var address = address(url);
        var call = "http " + address;
        try {
            Files.writeString(calls(), call + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return situation.faults().containsKey(call) ? new Server.Said(503, "") : said(address, now);
    }

    /** Several requests for one time are one. */
    @Override
    public final List<String> trace() throws IOException {
        var trace = new ArrayList<String>();
        for (var call : Files.exists(calls()) ? Files.readAllLines(calls()) : List.<String>of()) {
            if (isCompared(call)
                    && !(call.startsWith("http ")
                            && !trace.isEmpty()
                            && trace.getLast().equals(call))) {
                trace.add(call.replaceAll("backups/[^/ ]+/", "backups/RUN/"));
            }
        }
        return trace;
    }

    boolean isCompared(String call) {
        return true;
    }

    static void copy(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                    copy.toFile().setExecutable(true);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
