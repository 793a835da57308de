package deployspec.world;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What an address did instead of answering, as the rest of a sentence that begins with the address. */
final class Unanswered {
    private static final Pattern ALERT = Pattern.compile("fatal alert: ([a-z_]+)");
    private static final Pattern STATUS_LINE = Pattern.compile("Unexpected status line: (.*)", Pattern.DOTALL);
    /** Where the library looks for the end of a line and has nothing left to look at. */
    private static final Pattern NOTHING_THERE = Pattern.compile("\\\\n not found: limit=0 .*", Pattern.DOTALL);

    private static final int EXCERPT = 60;

    private Unanswered() {}

    static String what(IOException e) {
        return switch (e) {
            case Reachable.Refused refused -> message(refused);
            case UnknownHostException unknown -> "is not known by that name";
            case SSLException tls -> ofTls(tls);
            case ConnectException unconnected -> "does not take connections";
            case NoRouteToHostException nowhere -> "can't be reached from here";
            case SocketException broken -> "broke off the connection";
            case ProtocolException odd -> ofProtocol(message(odd));
            case EOFException cut -> "broke off within its answer";
            default -> ofStream(e);
        };
    }

    private static String ofTls(SSLException e) {
        if (e instanceof SSLPeerUnverifiedException) {
            return "shows a certificate that is for another name";
        }
        var text = message(e);
        if (text.contains("Unsupported or unrecognized SSL message")) {
            return "does not speak TLS: is it http instead of https?";
        }
        if (text.contains("PKIX") || text.contains("certificate")) {
            return "shows a certificate that this machine does not trust";
        }
        var alert = ALERT.matcher(text);
        return alert.find()
                ? "refuses TLS: " + alert.group(1).replace('_', ' ')
                : "broke off while TLS was being agreed on";
    }

    private static String ofProtocol(String text) {
        var status = STATUS_LINE.matcher(text);
        if (status.matches()) {
            return "does not answer in HTTP: “%s”".formatted(excerpt(status.group(1)));
        }
        if (text.equals("unexpected end of stream")) {
            return "broke off within its answer";
        }
        if (text.contains("(407)")) {
            return "answered HTTP 407, as if it were a proxy";
        }
        return text.startsWith("Expected leading [0-9a-fA-F]")
                ? "sent an answer in pieces of no known length"
                : lowered(text);
    }

    private static String ofStream(IOException e) {
        if (e.getCause() instanceof EOFException end) {
            return NOTHING_THERE.matcher(message(end)).matches()
                    ? "hung up without an answer"
                    : "sent no whole header: cut off, or longer than 256 KiB, or no HTTP";
        }
        var text = message(e);
        if (text.startsWith("ID1ID2") || text.startsWith("CRC") || text.startsWith("ISIZE")) {
            return "sent something that is not gzip, as it had said";
        }
        return "could not be asked: " + lowered(text);
    }

    private static String lowered(String text) {
        var line = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("nobody knows why");
        return line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
    }

    private static String excerpt(String text) {
        var plain = text.replaceAll("[^\\x20-\\x7e]", "�");
        return plain.length() <= EXCERPT ? plain : plain.substring(0, EXCERPT) + "…";
    }

    private static String message(IOException e) {
        return e.getMessage() == null ? "" : e.getMessage();
    }
}
