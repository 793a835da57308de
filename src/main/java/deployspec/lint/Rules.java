package deployspec.lint;

import deployspec.lint.rules.BaselinesAreRead;
import deployspec.lint.rules.ChangesHaveAWayBack;
import deployspec.lint.rules.DimensionsAgree;
import deployspec.lint.rules.IdsAreUnique;
import deployspec.lint.rules.LevelsAreInOrder;
import deployspec.lint.rules.ListedSecretsAreUsed;
import deployspec.lint.rules.LoopsCaptureNothing;
import deployspec.lint.rules.NamesAreDeclared;
import deployspec.lint.rules.ReferredIdsAreWritten;
import deployspec.lint.rules.SecretsAreListed;
import deployspec.lint.rules.UndoStepsHaveUndos;
import deployspec.lint.rules.UndosRun;
import deployspec.lint.rules.UnitsAreGiven;
import deployspec.lint.rules.ValuesAreCapturedFirst;
import deployspec.lint.rules.WhensArePossible;
import deployspec.lint.rules.WindowsFit;
import deployspec.lint.uses.Kind;
import java.util.List;
import java.util.stream.Stream;

/** Every rule there is, by what it looks at. */
public final class Rules {
    static final List<SpecRule> OVER_SPECS = Stream.concat(
                    Stream.of(Kind.values()).map(NamesAreDeclared::new),
                    Stream.<SpecRule>of(
                            new IdsAreUnique(),
                            new ReferredIdsAreWritten(),
                            new ValuesAreCapturedFirst(),
                            new SecretsAreListed(),
                            new ListedSecretsAreUsed(),
                            new LevelsAreInOrder(),
                            new DimensionsAgree(),
                            new UnitsAreGiven(),
                            new ChangesHaveAWayBack(),
                            new WhensArePossible(),
                            new LoopsCaptureNothing(),
                            new UndoStepsHaveUndos()))
            .toList();
    static final List<PlanRule> OVER_PLANS = List.of(new UndosRun(), new BaselinesAreRead(), new WindowsFit());

    private Rules() {}

    /** All of them, by code. */
    public static List<Rule> all() {
        return Stream.<Rule>concat(OVER_SPECS.stream(), OVER_PLANS.stream())
                .sorted((a, b) -> a.page().code().compareTo(b.page().code()))
                .toList();
    }
}
