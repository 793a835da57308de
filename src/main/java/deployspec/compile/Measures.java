package deployspec.compile;

import deployspec.model.Located;
import deployspec.model.MeasureSource;
import deployspec.model.Source;
import deployspec.model.Threshold;
import deployspec.plan.Action.CallHttp;
import deployspec.plan.Measure;
import deployspec.value.Names;
import deployspec.value.Read;
import deployspec.value.Text;
import deployspec.value.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every kind of measure as a read-only action and where in its answer the reading stands. */
final class Measures {
    private static final Duration SCRIPT_TIMEOUT = Duration.ofMinutes(10);
    /** One exchange with a server that somebody is waiting for. */
    private static final Duration HTTP_TIMEOUT = Duration.ofSeconds(30);

    private Measures() {}

    static Measure lower(deployspec.model.Measure measure, Declarations declarations, Scope outer) {
        var scope = outer.needing(measure.needs());
        var read = measure.read().value();
        var unit = measure.unit().map(Located::value).orElseGet(() -> naturalUnit(read));
        return switch (measure.source()) {
            case MeasureSource.Run run ->
                new Measure.Probe(Scripts.lower(run.script(), scope), read, unit, SCRIPT_TIMEOUT, Optional.empty());
            case MeasureSource.Http http ->
                new Measure.Probe(HttpCalls.lower(http.call(), scope), read, unit, timeout(read), Optional.empty());
            case MeasureSource.Query query -> {
                var source = Declarations.find(declarations.sources(), query.source());
                var text = scope.text(query.query());
                var call = CallHttp.get(
                        address(source),
                        Map.of("query", text),
                        scope.needing(source.needs()).secrets());
                yield new Measure.Probe(call, new Read.Sample(), unit, HTTP_TIMEOUT, Optional.of(text));
            }
            case MeasureSource.Output output ->
                new Measure.Output(Measure.Stream.valueOf(output.stream().name()), read, unit);
            case MeasureSource.Typed typed ->
                new Measure.Typed(typed.question().map(scope::text).orElse(Text.literally("")), unit);
            case MeasureSource.Same same -> same(same, declarations, outer);
        };
    }

    /** Whether a threshold, judged in this scope, looks at something that only this scope sets. */
    static boolean isPrivateIn(Threshold threshold, Scope scope) {
        return threshold
                .measure()
                .map(m -> switch (m.source()) {
                    case MeasureSource.Run run -> {
                        var words = Names.wordsIn(run.script().text());
                        yield scope.directory().isPresent()
                                || names(words, scope)
                                || scope.secrets().stream().anyMatch(s -> words.contains(s) && !needs(m, s));
                    }
                    case MeasureSource.Http http -> {
                        var call =
                                HttpCalls.lower(http.call(), Scope.outermost(scope.declarations(), Optional.empty()));
                        var words = new HashSet<>(call.url().names());
                        call.headers().values().forEach(h -> words.addAll(h.names()));
                        yield names(words, scope);
                    }
                    case MeasureSource.Query query -> names(query.query().text().names(), scope);
                    case MeasureSource.Output output -> false;
                    case MeasureSource.Typed typed -> false;
                    case MeasureSource.Same same ->
                        isPrivateIn(Declarations.find(scope.declarations().thresholds(), same.threshold()), scope);
                })
                .orElse(false);
    }

    private static boolean names(Set<String> words, Scope scope) {
        return scope.variables().keySet().stream().anyMatch(words::contains);
    }

    private static boolean needs(deployspec.model.Measure measure, String secret) {
        return measure.needs().stream().anyMatch(n -> n.value().equals(secret));
    }

    private static Measure same(MeasureSource.Same same, Declarations declarations, Scope scope) {
        return Declarations.find(declarations.thresholds(), same.threshold())
                .measure()
                .map(m -> lower(m, declarations, scope))
                .orElseThrow(() ->
                        new IllegalArgumentException("`" + same.threshold().value() + "` has no measure to take over"));
    }

    /** A percentile is a time in seconds; all else without a unit is a count. */
    private static Unit naturalUnit(Read read) {
        return read instanceof Read.Percentile ? Unit.SECOND : Unit.ONE;
    }

    /** Of all the requests together. */
    private static Duration timeout(Read read) {
        return read instanceof Read.Percentile percentile
                ? HTTP_TIMEOUT.plusSeconds(percentile.requests())
                : HTTP_TIMEOUT;
    }

    /** Where a Prometheus server answers instant queries, whether or not its address ends in a slash. */
    private static Text address(Source source) {
        var parts = new ArrayList<>(source.prometheus().text().parts());
        if (!parts.isEmpty() && parts.getLast() instanceof Text.Literal last) {
            parts.removeLast();
            parts.add(new Text.Literal(last.text().replaceAll("(?<!/)/+$", "")));
        }
        parts.add(new Text.Literal("/api/v1/query"));
        return Text.parse(new Text(parts).written());
    }
}
