package deployspec.world;

import java.util.List;

/** What came of looking for a file in a revision of a repository. */
public sealed interface GitFile {
    /** @param bytes no more than were asked for */
    record Content(byte[] bytes) implements GitFile {}

    /** The folder that was looked from lies in no repository. */
    record NoRepository() implements GitFile {}

    /**
     * @param known branches and tags, by their short names
     * @param shallow whether the history was cut off when the repository was cloned, so that older revisions are not there
     */
    record NoRevision(List<String> known, boolean shallow) implements GitFile {
        public NoRevision {
            known = List.copyOf(known);
        }
    }

    /** @param known the files of YAML that the revision has */
    record NoFile(List<String> known) implements GitFile {
        public NoFile {
            known = List.copyOf(known);
        }
    }

    /** @param what stands at the path, such as {@code a folder} */
    record NotAFile(String what) implements GitFile {}

    /** @param reason in the words of the library */
    record Unreadable(String reason) implements GitFile {}
}
