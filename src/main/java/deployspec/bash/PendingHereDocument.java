package deployspec.bash;

/**
 * A here-document whose lines begin after the end of the line that is being read.
 *
 * @param opener the operator and the delimiter as written
 */
record PendingHereDocument(HereDocument document, boolean withoutTabs, Opener opener) {
    /** The substitution that it stands in ends before its lines begin. */
    Mistake cutOff(int at) {
        String what = "`)` stands on the line of `" + opener.text() + "`, before the lines of the here-document";
        return Mistake.at(at, at + 1, what, opener);
    }
}
