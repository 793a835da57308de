package deployspec.lint;

import static java.util.stream.Collectors.toMap;

import deployspec.diagnostic.Severity;
import deployspec.lint.rules.AddressesAreEverybodys;
import deployspec.lint.rules.AddressesAreWhole;
import deployspec.lint.rules.AutomaticRollbacksAreSure;
import deployspec.lint.rules.BackupsAreChecked;
import deployspec.lint.rules.BackupsAreNotOverwritten;
import deployspec.lint.rules.BaselinesAreRead;
import deployspec.lint.rules.BaselinesPrecedeChanges;
import deployspec.lint.rules.BatchesAreJudgedAsAWhole;
import deployspec.lint.rules.BlocksAskSomething;
import deployspec.lint.rules.BoundsAreGated;
import deployspec.lint.rules.BoundsAreWrittenOnce;
import deployspec.lint.rules.BoxesCanBeTicked;
import deployspec.lint.rules.BranchesNeedSeveralHands;
import deployspec.lint.rules.BranchesStandAlone;
import deployspec.lint.rules.CallsEnd;
import deployspec.lint.rules.ChangesAreLookedAt;
import deployspec.lint.rules.ChangesFitTheWindow;
import deployspec.lint.rules.ChangesHaveAWayBack;
import deployspec.lint.rules.ChangesHaveAnOwner;
import deployspec.lint.rules.CommandsAreRun;
import deployspec.lint.rules.CommandsEnd;
import deployspec.lint.rules.ComparisonsHaveABaseline;
import deployspec.lint.rules.ComposeIsCurrent;
import deployspec.lint.rules.ContactsCanBeReached;
import deployspec.lint.rules.CountsAreNoRates;
import deployspec.lint.rules.CurlsFail;
import deployspec.lint.rules.DecisionsFitTheBudget;
import deployspec.lint.rules.DeclarationsAreUsed;
import deployspec.lint.rules.DestructionIsConfirmed;
import deployspec.lint.rules.DimensionsAgree;
import deployspec.lint.rules.ErrorsAreSeen;
import deployspec.lint.rules.EscalationsRing;
import deployspec.lint.rules.ExitListsAreNarrow;
import deployspec.lint.rules.FailuresShow;
import deployspec.lint.rules.FilesAreKept;
import deployspec.lint.rules.GatesCanClose;
import deployspec.lint.rules.GatesCanOpen;
import deployspec.lint.rules.GithubExpressionsStayOut;
import deployspec.lint.rules.GrepsMeanWell;
import deployspec.lint.rules.HostsAreReal;
import deployspec.lint.rules.IdsAreUnique;
import deployspec.lint.rules.ImagesAreFixed;
import deployspec.lint.rules.KeysAreInOrder;
import deployspec.lint.rules.LastCommandsMatter;
import deployspec.lint.rules.LevelsAct;
import deployspec.lint.rules.LevelsAreInOrder;
import deployspec.lint.rules.LevelsCanBeSeen;
import deployspec.lint.rules.ListedSecretsAreUsed;
import deployspec.lint.rules.LogsAreWhole;
import deployspec.lint.rules.LoopsCaptureNothing;
import deployspec.lint.rules.MeasuresAreThere;
import deployspec.lint.rules.MessagesAreSentOnce;
import deployspec.lint.rules.NamesAreDeclared;
import deployspec.lint.rules.NamesAreFree;
import deployspec.lint.rules.NobodyIsAsked;
import deployspec.lint.rules.NothingPassesUnmeasured;
import deployspec.lint.rules.OptionsAreTaken;
import deployspec.lint.rules.OutputIsJudged;
import deployspec.lint.rules.PatienceFitsTheWindow;
import deployspec.lint.rules.PatternsAreAnchored;
import deployspec.lint.rules.PercentilesHaveEnoughRequests;
import deployspec.lint.rules.PlaceholdersAreFilled;
import deployspec.lint.rules.PointOfNoReturnComesLast;
import deployspec.lint.rules.PointsOfNoReturnAreAsked;
import deployspec.lint.rules.PollingLooksTwice;
import deployspec.lint.rules.PortsSpeakOneProtocol;
import deployspec.lint.rules.QuorumsCanBeReached;
import deployspec.lint.rules.ReadOnlyRequestsRead;
import deployspec.lint.rules.ReadOnlyStepsOnlyRead;
import deployspec.lint.rules.ReferredIdsAreWritten;
import deployspec.lint.rules.ReviewsAreHeld;
import deployspec.lint.rules.RollbackLevelsHaveARollback;
import deployspec.lint.rules.RollbacksAreAnnounced;
import deployspec.lint.rules.RollbacksAreChecked;
import deployspec.lint.rules.RollbacksAreDecided;
import deployspec.lint.rules.RollbacksStopAtFailures;
import deployspec.lint.rules.ScalarsReadAlike;
import deployspec.lint.rules.ScalesNameTheirObject;
import deployspec.lint.rules.ScriptsAreFilledIn;
import deployspec.lint.rules.ScriptsAreFound;
import deployspec.lint.rules.ScriptsAreReadable;
import deployspec.lint.rules.ScriptsSpeakTheirShell;
import deployspec.lint.rules.SecretsAreListed;
import deployspec.lint.rules.SecretsStayOutside;
import deployspec.lint.rules.ServicesAreNamed;
import deployspec.lint.rules.SleepsPoll;
import deployspec.lint.rules.SuppressionsAreExplained;
import deployspec.lint.rules.SuppressionsAreUsed;
import deployspec.lint.rules.TolerancesDecide;
import deployspec.lint.rules.UndoStepsHaveUndos;
import deployspec.lint.rules.UndosRun;
import deployspec.lint.rules.UndosRunLastFirst;
import deployspec.lint.rules.UnitsAreGiven;
import deployspec.lint.rules.ValuesAreCapturedFirst;
import deployspec.lint.rules.ValuesAreOnEveryBranch;
import deployspec.lint.rules.ValuesOutliveTheirStep;
import deployspec.lint.rules.VariablesAreSet;
import deployspec.lint.rules.VersionsAreReleases;
import deployspec.lint.rules.WaiversAreInForce;
import deployspec.lint.rules.WaiversAreSigned;
import deployspec.lint.rules.WatchesFillTheirWindow;
import deployspec.lint.rules.WhensAgree;
import deployspec.lint.rules.WhensArePossible;
import deployspec.lint.rules.WindowsFit;
import deployspec.lint.rules.WindowsFollowEachOther;
import deployspec.lint.rules.WorkflowsHoldIt;
import deployspec.lint.uses.Kind;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every rule there is, by what it looks at. An error among them is a law of the language; whatever is milder is advice,
 * from which a comment can excuse a part of a spec and which a project can weigh in its settings.
 */
public final class Rules {
    /** What the compiler relies on: a spec that breaks one of them has no plan. */
    static final List<SpecRule> FOR_A_PLAN = Stream.concat(
                    Stream.of(Kind.values()).map(NamesAreDeclared::new),
                    Stream.<SpecRule>of(
                            new IdsAreUnique(),
                            new LoopsCaptureNothing(),
                            new MeasuresAreThere(),
                            new ReferredIdsAreWritten(),
                            new UndoStepsHaveUndos()))
            .toList();

    static final List<SpecRule> OVER_SPECS = Stream.concat(
                    DeclarationsAreUsed.KINDS.stream().map(DeclarationsAreUsed::new),
                    Stream.<SpecRule>of(
                            new AddressesAreEverybodys(),
                            new AddressesAreWhole(),
                            new AutomaticRollbacksAreSure(),
                            new BackupsAreChecked(),
                            new BackupsAreNotOverwritten(),
                            new BatchesAreJudgedAsAWhole(),
                            new BlocksAskSomething(),
                            new BoundsAreGated(),
                            new BoundsAreWrittenOnce(),
                            new BoxesCanBeTicked(),
                            new BranchesNeedSeveralHands(),
                            new BranchesStandAlone(),
                            new CallsEnd(),
                            new ChangesAreLookedAt(),
                            new ChangesHaveAWayBack(),
                            new ChangesHaveAnOwner(),
                            new CommandsAreRun(),
                            new CommandsEnd(),
                            new ComparisonsHaveABaseline(),
                            new ComposeIsCurrent(),
                            new ContactsCanBeReached(),
                            new CountsAreNoRates(),
                            new CurlsFail(),
                            new DecisionsFitTheBudget(),
                            new DestructionIsConfirmed(),
                            new DimensionsAgree(),
                            new ErrorsAreSeen(),
                            new EscalationsRing(),
                            new ExitListsAreNarrow(),
                            new FailuresShow(),
                            new FilesAreKept(),
                            new GatesCanClose(),
                            new GatesCanOpen(),
                            new GithubExpressionsStayOut(),
                            new GrepsMeanWell(),
                            new HostsAreReal(),
                            new ImagesAreFixed(),
                            new KeysAreInOrder(),
                            new LastCommandsMatter(),
                            new LevelsAct(),
                            new LevelsAreInOrder(),
                            new LevelsCanBeSeen(),
                            new ListedSecretsAreUsed(),
                            new LogsAreWhole(),
                            new MessagesAreSentOnce(),
                            new NamesAreFree(),
                            new NobodyIsAsked(),
                            new NothingPassesUnmeasured(),
                            new OptionsAreTaken(),
                            new OutputIsJudged(),
                            new PatienceFitsTheWindow(),
                            new PatternsAreAnchored(),
                            new PercentilesHaveEnoughRequests(),
                            new PlaceholdersAreFilled(),
                            new PointOfNoReturnComesLast(),
                            new PointsOfNoReturnAreAsked(),
                            new PollingLooksTwice(),
                            new PortsSpeakOneProtocol(),
                            new QuorumsCanBeReached(),
                            new ReadOnlyRequestsRead(),
                            new ReadOnlyStepsOnlyRead(),
                            new ReviewsAreHeld(),
                            new RollbackLevelsHaveARollback(),
                            new RollbacksAreAnnounced(),
                            new RollbacksAreChecked(),
                            new RollbacksAreDecided(),
                            new RollbacksStopAtFailures(),
                            new ScalarsReadAlike(),
                            new ScalesNameTheirObject(),
                            new ScriptsAreFilledIn(),
                            new ScriptsAreFound(),
                            new ScriptsAreReadable(),
                            new ScriptsSpeakTheirShell(),
                            new ServicesAreNamed(),
                            new SecretsAreListed(),
                            new SecretsStayOutside(),
                            new SleepsPoll(),
                            new SuppressionsAreExplained(),
                            new TolerancesDecide(),
                            new UndosRunLastFirst(),
                            new UnitsAreGiven(),
                            new ValuesAreCapturedFirst(),
                            new ValuesAreOnEveryBranch(),
                            new ValuesOutliveTheirStep(),
                            new VariablesAreSet(),
                            new VersionsAreReleases(),
                            new WaiversAreInForce(),
                            new WaiversAreSigned(),
                            new WatchesFillTheirWindow(),
                            new WhensAgree(),
                            new WhensArePossible(),
                            new WindowsFollowEachOther()))
            .toList();

    static final List<PlanRule> OVER_PLANS = List.of(
            new BaselinesAreRead(),
            new BaselinesPrecedeChanges(),
            new ChangesFitTheWindow(),
            new UndosRun(),
            new WindowsFit(),
            new WorkflowsHoldIt());

    static final List<FindingsRule> OVER_FINDINGS = List.of(new SuppressionsAreUsed());

    private static final SortedMap<String, Rule> BY_CODE = Stream.of(FOR_A_PLAN, OVER_SPECS, OVER_PLANS, OVER_FINDINGS)
            .<Rule>flatMap(List::stream)
            .collect(toMap(rule -> rule.page().code(), rule -> rule, (a, b) -> a, TreeMap::new));

    private Rules() {}

    /** All of them, by code. */
    public static List<Rule> all() {
        return List.copyOf(BY_CODE.values());
    }

    public static Optional<Rule> named(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** Whether what has this code is advice, and no law: a spec can be excused from it, and a project can weigh it. */
    public static boolean isAdvice(String code) {
        return named(code)
                .filter(rule -> rule.page().severity() != Severity.ERROR)
                .isPresent();
    }

    /** Whether a finding with this code means that the spec has no plan. */
    public static boolean keepsFromAPlan(String code) {
        return FOR_A_PLAN.stream().anyMatch(rule -> rule.page().code().equals(code));
    }
}
