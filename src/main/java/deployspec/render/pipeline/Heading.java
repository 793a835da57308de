package deployspec.render.pipeline;

import deployspec.plan.Plan;
import deployspec.prose.Wording;
import deployspec.render.yaml.Points;
import java.util.List;
import java.util.stream.Stream;

/**
 * The comment at the top of an engine's file.
 *
 * @param use where the file belongs, a sentence
 * @param about how it works, in lines that are not too long to read
 * @param setUp what has to be there before, sentences
 * @param engine what does not hold everything: {@code a pipeline}
 * @param notHeld what of the procedure that is, sentences
 */
public record Heading(String use, List<String> about, List<String> setUp, String engine, List<String> notHeld) {
    public Heading {
        about = List.copyOf(about);
        setUp = List.copyOf(setUp);
        notHeld = List.copyOf(notHeld);
    }

    /** By which a later render knows the file for one of its own. */
    public static String generated(Plan plan, String digest) {
        return "Generated from " + plan.head().spec() + " as plan " + digest + ".";
    }

    public List<String> lines(Plan plan, String digest) {
        return Stream.of(
                        List.of(
                                Wording.of(plan).plain(plan.head().title()),
                                "",
                                generated(plan, digest),
                                "Do not edit it: change the spec and render it again. " + use,
                                ""),
                        about,
                        List.of("", "To be set up before:"),
                        Points.of(setUp),
                        List.of("", "What the procedure asks for and " + engine + " does not hold:"),
                        Points.of(notHeld))
                .flatMap(List::stream)
                .toList();
    }
}
