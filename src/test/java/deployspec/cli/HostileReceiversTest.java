package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.hostile.HostileAnswer;
import deployspec.hostile.HostileAnswers;
import deployspec.hostile.HostileServer;
import deployspec.plan.PlanJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages to servers that hang, drip, redirect, break off, or answer what no receiver answers. */
final class HostileReceiversTest {
    /** What makes a difference to whoever asks for a number alone. */
    private static final int OF_THE_CONNECTION_AND_THE_STATUS = 41;

    @TempDir
    private Path folder;

    private int runs;

    @Test
    void none_stops_a_run_and_each_is_told_of() throws IOException {
        var table = new StringBuilder();
        for (var answer : HostileAnswers.all().subList(0, OF_THE_CONNECTION_AND_THE_STATUS)) {
            table.append(answer.name()).append("\n  ").append(told(answer)).append('\n');
        }
        Approvals.verify(table.toString());
    }

    private String told(HostileAnswer answer) throws IOException {
        try (var server = new HostileServer(answer)) {
            var entries = run("%s://127.0.0.1:%d/hook".formatted(answer.scheme(), server.port()), answer.endless());
            assertThat(entries.stream().map(Entry::event))
                    .as(answer.name())
                    .anyMatch(
                            e -> e instanceof Event.StepEnded end && end.step().equals("afterwards"));
            assertThat(entries.getLast().event()).isInstanceOf(Event.RunEnded.class);
            return entries.stream()
                    .map(Entry::event)
                    .filter(e ->
                            e instanceof Event.ActionEnded end && end.step().equals("tell"))
                    .map(e -> (Event.ActionEnded) e)
                    .map(e -> e.outcome() + " "
                            + e.how()
                                    .replaceAll("127.0.0.1:[0-9]+", "127.0.0.1:443")
                                    .replaceAll("\\[[0-9]{10},", "[1768860000,"))
                    .collect(Collectors.groupingBy(how -> how, LinkedHashMap::new, Collectors.counting()))
                    .entrySet()
                    .stream()
                    .map(e -> e.getValue() + " x " + e.getKey())
                    .collect(Collectors.joining("\n  "));
        }
    }

    private List<Entry> run(String address, boolean endless) throws IOException {
        var spec = Files.writeString(folder.resolve("hostile.yaml"), """
                spec: deployment/v1
                id: hostile
                title: Hostile
                channels: {team: {webhook: {url: "%s", body: {text: "${MESSAGE}"}}}}
                phases:
                  - phase: Main
                    steps:
                      - {step: Tell them, id: tell, notify: [{channel: team}]}
                      - {step: Afterwards, run: "true", read-only: true}
                """.formatted(address));
        var planned = PlanJson.write(Planner.plan(Checker.check(spec), Optional.empty()));
        assertThat(planned).contains("\"every\":\"PT2S\"", "\"timeout\":\"PT20S\"");
        var plan = PlanJson.read(planned.replace("\"every\":\"PT2S\"", "\"every\":\"PT0.01S\"")
                .replace("\"timeout\":\"PT20S\"", endless ? "\"timeout\":\"PT0.4S\"" : "\"timeout\":\"PT20S\""));
        return Unattended.carryOut(plan, folder, "run-" + ++runs);
    }
}
