package deployspec.diff;

import deployspec.diff.compare.Actions;
import deployspec.diff.compare.Answers;
import deployspec.diff.compare.Applicability;
import deployspec.diff.compare.ChangeTimes;
import deployspec.diff.compare.Channels;
import deployspec.diff.compare.Confirmations;
import deployspec.diff.compare.Descriptions;
import deployspec.diff.compare.Environments;
import deployspec.diff.compare.Gates;
import deployspec.diff.compare.Hosts;
import deployspec.diff.compare.InAnyCase;
import deployspec.diff.compare.Inputs;
import deployspec.diff.compare.Judges;
import deployspec.diff.compare.Kept;
import deployspec.diff.compare.Levels;
import deployspec.diff.compare.Order;
import deployspec.diff.compare.Paper;
import deployspec.diff.compare.People;
import deployspec.diff.compare.Presence;
import deployspec.diff.compare.RollbackTerms;
import deployspec.diff.compare.Safety;
import deployspec.diff.compare.Schedules;
import deployspec.diff.compare.Secrets;
import deployspec.diff.compare.SideBySides;
import deployspec.diff.compare.Watches;
import java.util.List;

/** Every comparer; what is listed first is told first among changes of the same effect. */
final class Comparers {
    static final List<Comparer> ALL = List.of(
            new Presence(),
            new Levels(),
            new Judges(),
            new Gates(),
            new Actions(),
            new Answers(),
            new Confirmations(),
            new Applicability(),
            new InAnyCase(),
            new Safety(),
            new Watches(),
            new Schedules(),
            new Kept(),
            new RollbackTerms(),
            new Environments(),
            new ChangeTimes(),
            new Inputs(),
            new Secrets(),
            new Hosts(),
            new People(),
            new Channels(),
            new Order(),
            new SideBySides(),
            new Descriptions(),
            new Paper());

    private Comparers() {}
}
