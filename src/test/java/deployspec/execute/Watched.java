package deployspec.execute;

import deployspec.execute.event.Entry;
import deployspec.execute.port.Progress;
import deployspec.execute.port.Result;
import deployspec.execute.port.Task;
import deployspec.execute.port.Ticket;
import java.time.Instant;
import java.util.Optional;

/** Tells another one all that it is told, so that a test can look what comes of it. */
class Watched implements Progress {
    private final Progress told;

    Watched(Progress told) {
        this.told = told;
    }

    @Override
    public void recorded(Entry entry) {
        told.recorded(entry);
    }

    @Override
    public void started(Ticket ticket, Task task) {
        told.started(ticket, task);
    }

    @Override
    public void ended(Ticket ticket, Result result) {
        told.ended(ticket, result);
    }

    @Override
    public void waiting(String why, Optional<Instant> until) {
        told.waiting(why, until);
    }

    @Override
    public void refused(String why) {
        told.refused(why);
    }

    @Override
    public Optional<Instant> tick(Instant now) {
        return told.tick(now);
    }
}
