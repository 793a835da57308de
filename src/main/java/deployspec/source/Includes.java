package deployspec.source;

import deployspec.diagnostic.Backticks;
import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Diagnostics;
import deployspec.diagnostic.Span;
import deployspec.diagnostic.Suggestion;
import deployspec.source.Node.Field;
import deployspec.source.Node.Fields;
import deployspec.source.Node.Items;
import deployspec.source.Node.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts what other files declare among what a spec declares. Everything keeps the place in which it was written. */
public final class Includes {
    private static final String KEY = "include";

    /** What can be shared; a procedure is read from its beginning to its end in one file. */
    private static final List<String> SHARED =
            List.of("secrets", "shells", "sources", "contacts", "channels", "thresholds", "procedures");

    private static final int MOST_FILES = 50;

    private final IncludedFiles files;
    private final String spec;
    private final Diagnostics complaints = new Diagnostics();
    private final SequencedMap<String, Field> merged = new LinkedHashMap<>();
    private final SequencedMap<String, Document> read = new LinkedHashMap<>();
    private long bytes;

    private Includes(IncludedFiles files, String spec) {
        this.files = files;
        this.spec = spec;
    }

    /**
     * A spec with all that it includes.
     *
     * @param whole the spec as if it were one file
     * @param included each file once
     */
    public record Included(Document whole, List<Document> included) {
        public Included {
            included = List.copyOf(included);
        }
    }

    public static Included in(Document spec, IncludedFiles files) {
        if (spec.hasErrors() || spec.root().filter(root -> root.has(KEY)).isEmpty()) {
            return new Included(spec, List.of());
        }
        var root = spec.root().get();
        var includes = new Includes(files, spec.text().file());
        includes.merged.putAll(root.byName());
        includes.follow(root, List.of(spec.text().file()));
        var others = List.copyOf(includes.read.values());
        var found = Stream.concat(
                        Stream.concat(Stream.of(spec), others.stream()).flatMap(d -> d.diagnostics().stream()),
                        includes.complaints.sorted().stream())
                .toList();
        var whole = new Document(
                spec.text().including(others.stream().map(Document::text).toList()),
                Optional.of(new Fields(root.span(), includes.merged)),
                found);
        return new Included(whole, others);
    }

    /** @param chain the files that led here, the spec first */
    private void follow(Fields root, List<String> chain) {
        if (root.get(KEY).orElse(null) instanceof Items items) {
            for (var item : items.values()) {
                if (item instanceof Scalar path && path.type() == Node.Type.TEXT) {
                    include(path, chain);
                }
            }
        }
    }

    private void include(Scalar path, List<String> chain) {
        switch (files.find(chain.getLast(), path.text())) {
            case IncludedFiles.Refused refused ->
                complaints.add(Diagnostic.error("not-included", path.span(), refused.why())
                        .withHelp(refused.help()));
            case IncludedFiles.Content content -> {
                if (chain.contains(content.file())) {
                    complaints.add(Diagnostic.error(
                                    "endless-include",
                                    path.span(),
                                    Backticks.around(content.file()) + " includes itself")
                            .withHelp("Remove this line: everything that is included is there anyway."));
                } else if (!read.containsKey(content.file()) && isSmall(path, content)) {
                    read(content, and(chain, content.file()));
                }
            }
        }
    }

    private boolean isSmall(Scalar path, IncludedFiles.Content content) {
        bytes += content.bytes().length;
        boolean small = bytes <= Limits.BYTES && read.size() < MOST_FILES;
        if (!small) {
            complaints.add(Diagnostic.error(
                            "too-large",
                            path.span(),
                            "with this file, too much is included: %,d files of together %,d bytes are the most"
                                    .formatted(MOST_FILES, Limits.BYTES))
                    .withHelp("Include what the spec needs, and nothing else."));
        }
        return small;
    }

    private void read(IncludedFiles.Content content, List<String> chain) {
        var document = YamlReader.read(content.file(), content.bytes());
        read.put(content.file(), document);
        if (!document.hasErrors()) {
            document.root().ifPresent(root -> {
                root.byName().forEach(this::merge);
                follow(root, chain);
            });
        }
    }

    private void merge(String key, Field section) {
        if (key.equals(KEY)) {
            return;
        }
        if (!SHARED.contains(key)) {
            complaints.add(notShared(key, section.key().span()));
            return;
        }
        var known = merged.get(key);
        if (known != null && known.value() instanceof Fields before && section.value() instanceof Fields more) {
            merged.put(key, new Field(known.key(), united(before, more)));
        } else {
            // What is no mapping is complained about where it stands.
            merged.put(key, section);
        }
    }

    private Fields united(Fields before, Fields more) {
        var all = new LinkedHashMap<>(before.byName());
        more.byName().forEach((name, field) -> {
            var first = all.putIfAbsent(name, field);
            if (first != null) {
                complaints.add(twice(name, first.key().span(), field.key().span()));
            }
        });
        return new Fields(before.span(), all);
    }

    /** The place in the spec itself is the one that its author looks at. */
    private Diagnostic twice(String name, Span first, Span second) {
        boolean inSpec = first.file().equals(spec);
        return Diagnostic.error(
                        "declared-twice", inSpec ? first : second, Backticks.around(name) + " is declared in two files")
                .relatedTo(inSpec ? second : first, "the other one")
                .withHelp("Remove one of them, or give it another name.");
    }

    private static Diagnostic notShared(String key, Span place) {
        var complaint = Diagnostic.error(
                "not-shared", place, Backticks.around(key) + " has no place in a file that is included");
        return Suggestion.nearest(key, SHARED)
                .map(near -> complaint.saying("did you mean `%s`?".formatted(near)))
                .orElseGet(() -> complaint.withHelp("Such a file may have %s and `%s`; all else stands in the spec."
                        .formatted(SHARED.stream().map(k -> "`" + k + "`").collect(Collectors.joining(", ")), KEY)));
    }

    private static List<String> and(List<String> chain, String file) {
        var longer = new ArrayList<>(chain);
        longer.add(file);
        return longer;
    }
}
