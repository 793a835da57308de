package deployspec.launch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;

/** A folder that looks to the launcher like a checkout: the script, something like sources, and perhaps a built tool. */
final class Checkout {
    final Path home;

    Checkout(Path home) throws IOException {
        this.home = home;
        changeScript("oldest_java_with_aot=25", "oldest_java_with_aot=999");
        Files.createDirectories(home.resolve("src/main"));
        Files.createDirectories(home.resolve("target/lib"));
        Files.writeString(home.resolve("pom.xml"), "");
        Files.writeString(home.resolve("target/lib/library.jar"), "stands for a library\n");
    }

    /** Lets the script make its start-up cache; the other tests save that second. */
    void offerStartUpCache() throws IOException {
        changeScript("", "");
    }

    void changeScript(String from, String to) throws IOException {
        var changed = Files.readString(Path.of("spec")).replace(from, to);
        Files.writeString(home.resolve("spec"), changed).toFile().setExecutable(true);
    }

    /** What the script printed, on each stream, and how it ended. */
    record Ended(int exit, String out, String err) {}

    /** Puts a tool in place that prints its name and arguments, and exits with the number given as its first argument. */
    void build(String name) throws IOException {
        Files.write(home.resolve("target/deployspec.jar"), Files.readAllBytes(tool(name)));
    }

    /** The jar of such a tool, beside the checkout's build. */
    Path tool(String name) throws IOException {
        var folder = Files.createTempDirectory(home, name);
        var source = Files.writeString(folder.resolve("Tool.java"), """
                public final class Tool {
                    public static void main(String[] args) throws Exception {
                        System.out.println("%s " + String.join(" ", args));
                        if (args[0].equals("sleep")) Thread.sleep(60_000);
                        System.exit(args[0].matches("[0-9]+") ? Integer.parseInt(args[0]) : 0);
                    }
                }
                """.formatted(name));
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), source.toString())
                != 0) {
            throw new AssertionError("the tool of the test does not compile");
        }
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Tool");
        var jar = folder.resolve("deployspec.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                var entries = new JarOutputStream(file, manifest)) {
            entries.putNextEntry(new JarEntry("Tool.class"));
            entries.write(Files.readAllBytes(folder.resolve("Tool.class")));
            entries.closeEntry();
        }
        return jar;
    }

    /** Puts a program on the PATH of {@link #run}, in front of all others. */
    void program(String name, String script) throws IOException {
        var file = Files.createDirectories(home.resolve("bin")).resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script);
        file.toFile().setExecutable(true);
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), home.resolve("spec"), arguments);
    }

    Ended run(Map<String, String> environment, Path script, String... arguments)
            throws IOException, InterruptedException {
        var err = Files.createTempFile(home, "stderr", "");
        var process = start(environment, script, err, arguments);
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out, Files.readString(err));
    }

    /** Started from another folder, as users do. */
    Process start(Map<String, String> environment, Path script, Path err, String... arguments) throws IOException {
        var command = new ProcessBuilder(script.toString());
        command.command().addAll(List.of(arguments));
        command.directory(Path.of("/").toFile()).redirectError(err.toFile());
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().put("PATH", home.resolve("bin") + ":" + System.getenv("PATH"));
        command.environment().put("XDG_CACHE_HOME", home.resolve("cache").toString());
        command.environment().remove("JAVA_TOOL_OPTIONS");
        command.environment().putAll(environment);
        return command.start();
    }
}
