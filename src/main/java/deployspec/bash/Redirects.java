package deployspec.bash;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads redirections. */
final class Redirects {
    private static final List<Redirect.Operator> BY_LENGTH = Stream.of(Redirect.Operator.values())
            .sorted(Comparator.comparingInt(
                    (Redirect.Operator operator) -> -operator.written().length()))
            .toList();

    /** What is longer is no descriptor but a word. */
    private static final int MOST_DIGITS = 10;

    private final Cursor in;

    Redirects(Cursor in) {
        this.in = in;
    }

    /** Those behind a compound command. */
    List<Redirect> all() {
        var redirects = new ArrayList<Redirect>();
        Tokens.skipBlanks(in);
        while (startsHere()) {
            redirects.add(read());
            Tokens.skipBlanks(in);
            in.plainHere();
        }
        return redirects;
    }

    boolean startsHere() {
        int c = in.peek();
        if (Characters.isDigit(c) || c == '{') {
            return descriptorLength() > 0;
        }
        return ((c == '<' || c == '>') && in.peek(1) != '(') || in.sees("&>");
    }

    Redirect read() {
        in.settle();
        int from = in.place();
        var descriptor = new StringBuilder();
        for (int left = descriptorLength(); left > 0; left--) {
            descriptor.append((char) in.next());
        }
        int operatorFrom = in.place();
        var operator =
                BY_LENGTH.stream().filter(o -> in.sees(o.written())).findFirst().orElseThrow();
        in.skip(operator.written().length());
        int operatorTo = in.passed();
        Tokens.skipBlanks(in);
        if (!new Words(in).startsHere() || startsHere()) {
            throw Unexpected.insteadOfTarget(in, operator, operatorFrom, operatorTo);
        }
        int targetStart = in.index();
        var target = new Words(in).read();
        String written = in.text(targetStart, in.index());
        return new Redirect(
                Optional.of(descriptor.toString()).filter(d -> !d.isEmpty()),
                operator,
                target,
                hereDocument(operator, target, written, operatorFrom),
                from,
                target.to());
    }

    private Optional<HereDocument> hereDocument(Redirect.Operator operator, Word target, String written, int from) {
        boolean withoutTabs = operator == Redirect.Operator.HERE_DOCUMENT_WITHOUT_TABS;
        if (!withoutTabs && operator != Redirect.Operator.HERE_DOCUMENT) {
            return Optional.empty();
        }
        // nothing is expanded in a delimiter: <<$X ends with the line $X
        String delimiter = target.literal().orElse(written.replace("\\\n", ""));
        var document = new HereDocument(delimiter, !target.isQuoted(), target.to());
        var opener = new Opener(operator.written() + delimiter, from, target.to());
        in.pending().add(new PendingHereDocument(document, withoutTabs, opener));
        return Optional.of(document);
    }

    /** How many characters say which descriptor is meant: digits, or a name in braces. */
    private int descriptorLength() {
        int start = in.index();
        int length = Characters.isDigit(in.peek()) ? digits() : in.peek() == '{' ? nameInBraces() : 0;
        boolean redirected = (in.peek() == '<' || in.peek() == '>') && in.peek(1) != '(';
        in.reset(start);
        return redirected ? length : 0;
    }

    private int digits() {
        int length = 0;
        while (Characters.isDigit(in.peek())) {
            in.next();
            length++;
        }
        return length <= MOST_DIGITS ? length : 0;
    }

    private int nameInBraces() {
        in.next();
        boolean named = Characters.startsName(in.peek());
        int length = 2;
        while (Characters.isInName(in.peek())) {
            in.next();
            length++;
        }
        return named && in.accept("}") ? length : 0;
    }
}
