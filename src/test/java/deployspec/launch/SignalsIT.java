package deployspec.launch;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.tools.ExternalTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every signal in every state of the packaged tool ends as the table in docs/execution.md says: this test reads it there. */
final class SignalsIT {
    private static final Path TABLE = Path.of("docs/execution.md");
    private static final List<String> SIGNALS =
            List.of("`INT`", "`INT` twice", "`TERM`", "`HUP`", "`PIPE`", "`STOP`, `CONT`", "`KILL`");

    @TempDir
    private Path folder;

    @Test
    void everyCellEndsAsDocumented() throws Exception {
        ExternalTool.require("script");
        Tool.prepare(folder);
        var table = table();
        assertThat(table).hasSize(Scene.State.values().length);
        var wrong = new ArrayList<String>();
        int cells = 0;
        try (var threads = Executors.newFixedThreadPool(3)) {
            var found = new LinkedHashMap<String, Future<String>>();
            for (var row : table.entrySet()) {
                for (int i = 0; i < SIGNALS.size(); i++) {
                    var signal = SIGNALS.get(i);
                    var place = Files.createDirectory(folder.resolve("cell-" + cells++));
                    found.put(
                            "%s, %s: documented %s"
                                    .formatted(
                                            row.getKey(), signal, row.getValue().get(i)),
                            threads.submit(() -> cell(Scene.State.of(row.getKey()), signal, place)));
                }
            }
            for (var cell : found.entrySet()) {
                var end = ended(cell.getValue());
                if (!cell.getKey().endsWith(": documented " + end)) {
                    wrong.add(cell.getKey() + ", found " + end);
                }
            }
        }
        System.out.printf("signals: %d of %d cells end as documented%n", cells - wrong.size(), cells);
        assertThat(wrong).isEmpty();
    }

    private static String ended(Future<String> cell) throws InterruptedException {
        try {
            return cell.get();
        } catch (ExecutionException e) {
            return String.valueOf(e.getCause());
        }
    }

    private static Map<String, List<String>> table() throws IOException {
        var rows = new LinkedHashMap<String, List<String>>();
        var lines = Files.readAllLines(TABLE);
        int head = lines.indexOf("| while | " + String.join(" | ", SIGNALS) + " |");
        assertThat(head).as("the table of signals").isPositive();
        for (int i = head + 2; lines.get(i).startsWith("|"); i++) {
            var cells = Stream.of(lines.get(i).split("\\|")).map(String::strip).toList();
            rows.put(cells.get(1), cells.subList(2, 2 + SIGNALS.size()));
        }
        return rows;
    }

    private static String cell(Scene.State state, String signal, Path place) throws IOException {
        try (var scene = new Scene(state, place)) {
            switch (signal) {
                case "`INT`" -> {
                    scene.send("INT");
                    scene.heard("nothing new starts");
                    if (state == Scene.State.PROMPT) {
                        scene.heard("What now?");
                        scene.type("suspend");
                    } else {
                        scene.release();
                    }
                }
                case "`INT` twice" -> {
                    scene.send("INT");
                    scene.heard("nothing new starts");
                    scene.send("INT");
                }
                case "`TERM`" -> scene.send("TERM");
                case "`HUP`" -> {
                    scene.send("HUP");
                    scene.heard("nothing new starts");
                    if (state != Scene.State.PROMPT) {
                        scene.release();
                    }
                }
                case "`PIPE`" -> {
                    scene.send("PIPE");
                    scene.release();
                }
                case "`STOP`, `CONT`" -> {
                    scene.send("STOP");
                    scene.stopped();
                    scene.send("CONT");
                    scene.release();
                }
                default -> scene.send("KILL");
            }
            int exit = scene.exit();
            return exit + " " + end(scene.tool.journal());
        }
    }

    /** How the journal ends, in the words of the document. */
    private static String end(String journal) {
        var last = journal.lines().reduce((a, b) -> b).orElseThrow();
        if (last.contains("\"kind\":\"run-ended\"")) {
            return "ended";
        }
        if (!last.contains("\"kind\":\"suspended\"")) {
            return "cut off";
        }
        return journal.contains("\"outcome\":\"unknown\"") ? "unknown" : "suspended";
    }
}
