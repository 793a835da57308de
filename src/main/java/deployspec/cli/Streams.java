package deployspec.cli;

import java.io.PrintWriter;

/** Where a command writes: data to {@code out}, messages to {@code err}. */
record Streams(PrintWriter out, PrintWriter err) {}
