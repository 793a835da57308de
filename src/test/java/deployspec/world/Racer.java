package deployspec.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** A process that wants an environment for itself, each time that it is told to, and says whether it got it. */
final class Racer implements AutoCloseable {
    static final String ENVIRONMENT = "production";

    private final Process process;
    private final PrintWriter orders;
    private final BufferedReader answers;

    Racer(Path state, String name, boolean locks) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Racer.class.getName(),
                        state.toString(),
                        name,
                        Boolean.toString(locks))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        orders = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    void order(String order) {
        orders.println(order);
    }

    String answer() throws IOException {
        return String.valueOf(answers.readLine());
    }

    @Override
    public void close() {
        process.destroy();
    }

    public static void main(String[] args) throws IOException {
        var store = RunStore.at(Path.of(args[0]));
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Optional<RunStore.Lock> held = Optional.empty();
        for (var order = orders.readLine(); order != null; order = orders.readLine()) {
            if (order.equals("start")) {
                try {
                    held = Boolean.parseBoolean(args[2])
                            ? Optional.of(store.lock(ENVIRONMENT, "the run " + args[1]))
                            : Optional.empty();
                    System.out.println("won");
                } catch (StateFault e) {
                    System.out.println(e.getMessage());
                }
            } else {
                held.ifPresent(RunStore.Lock::close);
                held = Optional.empty();
                System.out.println("ended");
            }
        }
    }
}
