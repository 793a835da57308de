package deployspec.compile;

import deployspec.model.Input;
import deployspec.model.Located;
import deployspec.model.Secret;
import deployspec.plan.Condition;
import deployspec.plan.PlannedInput;
import deployspec.plan.PlannedSecret;
import deployspec.value.Text;
import java.util.List;
import java.util.Optional;

/** Inputs and secrets. */
final class Values {
    private Values() {}

    static List<PlannedInput> inputs(List<Input> inputs, Scope scope) {
        return inputs.stream()
                .map(i -> new PlannedInput(
                        i.name().value(),
                        i.about().map(t -> t.text()),
                        PlannedInput.Type.valueOf(i.type().name()),
                        required(i.required(), scope),
                        Compiler.value(i, scope.environment()),
                        i.pattern(),
                        i.options().stream().map(Located::value).toList()))
                .toList();
    }

    static List<PlannedSecret> secrets(List<Secret> secrets) {
        return secrets.stream()
                .map(s -> new PlannedSecret(s.name().value(), s.about().map(t -> t.text()), origin(s.origin())))
                .toList();
    }

    private static Optional<Condition> required(Input.Required required, Scope scope) {
        return switch (required) {
            case Input.Always() -> Optional.of(new Condition.Constant(true, "always"));
            case Input.Never() -> Optional.empty();
            case Input.When when -> Optional.of(Conditions.lower(when.condition(), scope));
        };
    }

    private static PlannedSecret.Origin origin(Secret.Origin origin) {
        return switch (origin) {
            case Secret.FromProcess() -> new PlannedSecret.FromEnvironment();
            case Secret.FromFile file ->
                new PlannedSecret.FromFile(Text.literally(file.path().value()));
            case Secret.FromCommand command ->
                new PlannedSecret.FromScript(command.script().text());
        };
    }
}
