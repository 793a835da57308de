package deployspec.cli;

import java.io.InputStream;
import java.io.PrintWriter;

/** Where a command reads and writes: data to {@code out}, messages to {@code err}. */
record Streams(InputStream in, PrintWriter out, PrintWriter err) {
    /** With nothing to read. */
    Streams(PrintWriter out, PrintWriter err) {
        this(InputStream.nullInputStream(), out, err);
    }
}
