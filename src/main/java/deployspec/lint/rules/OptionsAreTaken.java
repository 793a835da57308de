package deployspec.lint.rules;

import static java.util.stream.Collectors.toSet;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Implications;
import deployspec.lint.uses.Kind;
import deployspec.lint.uses.Use;
import deployspec.lint.uses.Written;
import deployspec.model.Block;
import deployspec.model.Capture;
import deployspec.model.Condition;
import deployspec.model.Located;
import deployspec.model.Spec;
import deployspec.model.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where steps are chosen by an option, each option chooses one, because whoever picks the one that was forgotten gets
 * nothing. Silent where the branches overlap, where anything else looks at the value, and of options that say no.
 */
public final class OptionsAreTaken implements SpecRule {
    private static final Pattern REFUSAL = Pattern.compile(
            "(no|none|nothing|never|neither|skip|off|false|keep|stay|leave|ignore|n/?a)\\b.*",
            Pattern.CASE_INSENSITIVE);

    @Override
    public Page page() {
        return new Page(
                "option-not-taken",
                Severity.WARNING,
                "Of the options between which `when`s choose, one leads nowhere.",
                "Somebody chooses it, nothing is done, and the run goes on as if it had been.",
                "Write the step for it, add it to the `when` of another one, or remove the option.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        var branches = branches(spec);
        return choices(spec).entrySet().stream()
                .flatMap(choice -> Stream.ofNullable(branches.get(choice.getKey()))
                        .filter(taken -> taken.size() > 1)
                        .filter(taken -> !isLookedAtElsewhere(choice.getKey(), taken, subject))
                        .flatMap(taken -> check(choice.getKey(), choice.getValue(), taken)))
                .toList();
    }

    private Stream<Diagnostic> check(String name, List<Located<String>> options, List<Condition.ValueIs> branches) {
        var taken = new HashSet<String>();
        for (var branch : branches) {
            for (var word : branch.words()) {
                if (!taken.add(word.value())) {
                    return Stream.empty();
                }
            }
        }
        return options.stream()
                .filter(o -> !taken.contains(o.value())
                        && !REFUSAL.matcher(o.value()).matches())
                .map(o -> complain(name, o, branches));
    }

    private Diagnostic complain(String name, Located<String> option, List<Condition.ValueIs> branches) {
        var complaint =
                page().at(option.span(), "`%s` may be `%s`, and then no step is taken".formatted(name, option.value()));
        for (var branch : branches) {
            complaint = complaint.relatedTo(branch.span(), "another option is taken here");
        }
        return complaint.withHelp("Write a step with `when: {value: %s, is: [%s]}`, or remove the option."
                .formatted(name, option.value()));
    }

    private static Map<String, List<Located<String>>> choices(Spec spec) {
        var choices = new HashMap<String, List<Located<String>>>();
        spec.inputs().stream()
                .filter(i -> i.options().size() > 2)
                .forEach(i -> choices.put(i.name().value(), i.options()));
        Written.steps(spec).flatMap(s -> s.captures().stream()).forEach(c -> {
            if (c.from() instanceof Capture.FromPerson person
                    && person.options().size() > 2) {
                choices.put(c.name().value(), person.options());
            }
        });
        return choices;
    }

    /** What the `when`s of steps and blocks ask of each value. */
    private static Map<String, List<Condition.ValueIs>> branches(Spec spec) {
        var branches = new HashMap<String, List<Condition.ValueIs>>();
        Stream.concat(Written.blocks(spec).map(Block::when), Written.steps(spec).map(Step::when))
                .flatMap(when -> when.stream().flatMap(Implications::parts))
                .forEach(c -> {
                    if (c instanceof Condition.ValueIs is) {
                        branches.computeIfAbsent(is.name().value(), n -> new ArrayList<>())
                                .add(is);
                    }
                });
        return branches;
    }

    private static boolean isLookedAtElsewhere(String name, List<Condition.ValueIs> branches, Subject subject) {
        Set<Span> here = branches.stream().map(b -> b.name().span()).collect(toSet());
        boolean named = subject.uses().names(Kind.VALUE).stream()
                .filter(use -> use.name().equals(name))
                .map(Use::span)
                .anyMatch(span -> !here.contains(span));
        return named
                || subject.uses().scripts().stream().anyMatch(s -> s.names().contains(name));
    }
}
