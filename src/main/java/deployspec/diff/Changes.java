package deployspec.diff;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Collects what comparers find. */
public final class Changes {
    private final List<Change> found = new ArrayList<>();

    /** In the order in which a reviewer wants to read them. */
    List<Change> sorted() {
        return found.stream().sorted((a, b) -> a.effect().compareTo(b.effect())).toList();
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** All that is found about one subject. */
    public About about(Subject subject) {
        return new About(subject);
    }

    /** One subject, and the words in which its changes are told. */
    public final class About {
        private final Subject subject;

        private About(Subject subject) {
            this.subject = subject;
        }

        public void note(Effect effect, String kind, String sentence, Optional<String> before, Optional<String> after) {
            found.add(new Change(effect, kind, subject, sentence, before, after));
        }

        public void note(Effect effect, String kind, String sentence, Pair<String> texts) {
            note(effect, kind, sentence, some(texts.before()), some(texts.after()));
        }

        public void changed(Effect effect, String kind, String sentence, String before, String after) {
            note(effect, kind, sentence, some(before), some(after));
        }

        public void removed(Effect effect, String kind, String sentence, String before) {
            note(effect, kind, sentence, some(before), Optional.empty());
        }

        public void added(Effect effect, String kind, String sentence, String after) {
            note(effect, kind, sentence, Optional.empty(), some(after));
        }

        /** Something that takes a time, of which more guards less; without a time it is for ever. */
        public void longer(String what, String kind, Pair<Optional<Duration>> times) {
            if (times.differs()) {
                boolean longer = times.after().isEmpty()
                        || (times.before().isPresent()
                                && times.after().get().compareTo(times.before().get()) > 0);
                note(
                        longer ? Effect.WEAKER : Effect.STRONGER,
                        kind + (longer ? "-longer" : "-shorter"),
                        what + (longer ? " is longer" : " is shorter"),
                        times.before().map(Printed::duration),
                        times.after().map(Printed::duration));
            }
        }

        /** A part that guards neither more nor less. */
        public <T> void plain(String kind, String what, Pair<T> part, Function<? super T, String> printed) {
            if (part.differs()) {
                changed(
                        Effect.CHANGED,
                        kind,
                        what + " changed",
                        printed.apply(part.before()),
                        printed.apply(part.after()));
            }
        }

        private static Optional<String> some(String text) {
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        }
    }
}
