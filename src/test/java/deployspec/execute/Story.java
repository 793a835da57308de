package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.event.Verdict;
import deployspec.json.RecordJson;

/** An event as one line: its kind and what matters of it. */
final class Story {
    private Story() {}

    static String line(Event event) {
        return switch (event) {
            case Event.RunStarted e -> "run-started " + e.run() + " by " + e.operator();
            case Event.GateJudged e -> "gate-judged " + e.step() + ": " + verdict(e.verdict());
            case Event.Sampled e ->
                "sampled " + e.step() + " " + e.sample() + "/" + e.of() + ": " + verdict(e.verdict());
            case Event.Watched e -> "watched: " + verdict(e.verdict());
            default ->
                RecordJson.write(event, Event.class)
                        .replaceFirst("\"kind\":\"([a-z-]+)\",?", "$1 ")
                        .replaceAll(",(?=\"[a-z]+\":)", "; ")
                        .replaceAll("[{}\"]", "");
        };
    }

    private static String verdict(Verdict verdict) {
        return verdict.result() + " " + verdict.sentence();
    }
}
