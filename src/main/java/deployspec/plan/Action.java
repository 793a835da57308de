package deployspec.plan;

import deployspec.value.Moment;
import deployspec.value.Text;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** The four ways to touch the world. */
public sealed interface Action {
    /**
     * A script, run exactly as written: values reach it as environment variables, never by substitution.
     *
     * @param interpreter where and by what it runs
     * @param directory relative to the folder that the run was started in
     * @param environment set for this script alone
     * @param values names of inputs and captured values that the script names, sorted
     * @param secrets names of the secrets that it may see, sorted
     */
    record RunProcess(
            String script,
            Interpreter interpreter,
            Optional<Text> directory,
            SequencedMap<String, Text> environment,
            List<String> values,
            List<String> secrets)
            implements Action {
        public RunProcess {
            environment = Collections.unmodifiableSequencedMap(new TreeMap<>(environment));
            values = values.stream().sorted().distinct().toList();
            secrets = secrets.stream().sorted().distinct().toList();
        }
    }

    /**
     * One HTTP exchange; redirects are not followed.
     *
     * @param parameters added to the address as a query, percent-encoded
     * @param secrets names of the secrets that its texts may name, sorted
     */
    record CallHttp(
            String method,
            Text url,
            SequencedMap<String, Text> parameters,
            SequencedMap<String, Text> headers,
            Optional<Body> body,
            List<String> secrets)
            implements Action {
        public CallHttp {
            parameters = Collections.unmodifiableSequencedMap(new TreeMap<>(parameters));
            headers = Collections.unmodifiableSequencedMap(new TreeMap<>(headers));
            secrets = secrets.stream().sorted().distinct().toList();
        }

        /** A plain GET. */
        public static CallHttp get(Text url, Map<String, Text> parameters, List<String> secrets) {
            return new CallHttp("GET", url, new TreeMap<>(parameters), new TreeMap<>(), Optional.empty(), secrets);
        }
    }

    /** A person does or decides something. */
    record AskOperator(Question question) implements Action {}

    /** Time passes. */
    record Pause(Until until) implements Action {}

    /** When a pause ends. */
    sealed interface Until {}

    record Lasting(Duration duration) implements Until {}

    record Reaching(Moment moment) implements Until {}
}
