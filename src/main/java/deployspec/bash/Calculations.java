package deployspec.bash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads arithmetic expressions up to what closes them. */
final class Calculations {
    private final Cursor in;

    Calculations(Cursor in) {
        this.in = in;
    }

    /** What stands between {@code ((} and {@code ))}; empty, with the cursor where it was, if no {@code ))} closes it. */
    Optional<Calculation> inParentheses(String opening) {
        return partsInParentheses(opening).map(Calculations::of);
    }

    /** The same in {@code for ((…; …; …))}: split where the semicolons are. */
    Optional<List<Calculation>> three(String opening) {
        return partsInParentheses(opening)
                .map(all -> split(all).stream().map(Calculations::of).toList());
    }

    /** What stands before the character that closes it, at which the cursor stays. */
    Calculation until(Opener opener, char open, char close) {
        return of(inside(opener, open, close));
    }

    private record Inside(List<Part> parts, int from, int to) {}

    private Inside inside(Opener opener, char open, char close) {
        int from = in.place();
        var parts = new Enclosed(in, opener, open, close, Cursor.END, false).parts();
        return new Inside(parts, from, Math.max(from, in.passed()));
    }

    private Optional<Inside> partsInParentheses(String opening) {
        int start = in.index();
        int comments = in.comments().size();
        if (!in.mayBeArithmetic(start)) {
            return Optional.empty();
        }
        int from = in.place();
        in.skip(opening.length());
        var inside = inside(Opener.before(in, opening, from), '(', ')');
        if (in.accept("))")) {
            return Optional.of(inside);
        }
        in.reset(start);
        in.comments().subList(comments, in.comments().size()).clear();
        in.isNotArithmetic(start);
        return Optional.empty();
    }

    private static Calculation of(Inside inside) {
        var names = CalculationNames.in(inside.parts());
        return new Calculation(inside.parts(), names.reads(), names.sets(), inside.from(), inside.to());
    }

    private static List<Inside> split(Inside all) {
        var pieces = new ArrayList<Inside>();
        var piece = new ArrayList<Part>();
        int from = all.from();
        for (var part : all.parts()) {
            if (!(part instanceof Part.Literal literal)) {
                piece.add(part);
                continue;
            }
            int start = 0;
            for (int at = literal.text().indexOf(';');
                    at >= 0;
                    at = literal.text().indexOf(';', start)) {
                addText(piece, literal, start, at);
                pieces.add(new Inside(List.copyOf(piece), from, literal.from() + at));
                piece.clear();
                start = at + 1;
                from = literal.from() + start;
            }
            addText(piece, literal, start, literal.text().length());
        }
        pieces.add(new Inside(List.copyOf(piece), from, all.to()));
        return pieces;
    }

    private static void addText(List<Part> piece, Part.Literal literal, int from, int to) {
        if (from < to) {
            piece.add(new Part.Literal(literal.text().substring(from, to), literal.from() + from, literal.from() + to));
        }
    }
}
