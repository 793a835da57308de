package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that want the same environment at the same moment. */
final class RaceTest {
    private static final int RACERS = 3;

    @TempDir
    private Path folder;

    @Test
    void oneOfThemWinsAndTheOthersAreToldWho() throws IOException {
        int rounds = 200;
        var wrong = wrong(folder, rounds, true);
        System.out.printf(
                "starters racing: %d rounds of %d processes, %d without exactly one winner%n",
                rounds, RACERS, wrong.size());
        assertThat(wrong).isEmpty();
    }

    /** The rounds that did not go as they must. */
    static List<String> wrong(Path state, int rounds, boolean locks) throws IOException {
        var wrong = new ArrayList<String>();
        var racers = new ArrayList<Racer>();
        try {
            for (int i = 0; i < RACERS; i++) {
                racers.add(new Racer(state, "r" + i, locks));
            }
            for (int round = 0; round < rounds; round++) {
                var answers = ask(racers, "start");
                int winner = answers.indexOf("won");
                var told = "the run r%d is working on `%s`".formatted(winner, Racer.ENVIRONMENT);
                if (answers.stream().filter("won"::equals).count() != 1
                        || answers.stream().filter(told::equals).count() != RACERS - 1) {
                    wrong.add(answers.toString());
                }
                ask(racers, "end");
            }
        } finally {
            racers.forEach(Racer::close);
        }
        return wrong;
    }

    private static List<String> ask(List<Racer> racers, String order) throws IOException {
        racers.forEach(racer -> racer.order(order));
        var answers = new ArrayList<String>();
        for (var racer : racers) {
            answers.add(racer.answer());
        }
        return answers;
    }
}
