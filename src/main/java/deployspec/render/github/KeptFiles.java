package deployspec.render.github;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Which jobs hand files to which. What a job beside it keeps is not known to a job.
 *
 * @param needs the ids of the jobs that a job names as those it waits for
 */
record KeptFiles(List<Job> jobs, Function<Job, List<String>> needs) {
    static boolean keeps(Job job) {
        return job.scripts().anyMatch(Script::keepsFiles);
    }

    /** The ids of the jobs whose files a job gets, in the order in which they were kept. */
    List<String> broughtTo(Job job) {
        if (job.scripts().noneMatch(Script::startsProcesses)) {
            return List.of();
        }
        var before = new HashSet<String>();
        before(job, before);
        return jobs.stream()
                .filter(j -> before.contains(j.id()) && keeps(j))
                .map(Job::id)
                .toList();
    }

    private void before(Job job, Set<String> found) {
        for (var need : needs.apply(job)) {
            if (found.add(need)) {
                jobs.stream().filter(j -> j.id().equals(need)).forEach(j -> before(j, found));
            }
        }
    }
}
