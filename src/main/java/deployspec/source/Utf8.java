package deployspec.source;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Span;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The bytes of a file as text.
 *
 * @param text without the byte order mark that some editors write at the beginning; with � where the bytes are none
 */
record Utf8(String text, Optional<Diagnostic> complaint) {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';

    static Utf8 decode(String file, byte[] bytes) {
        if (isUtf16(bytes)) {
            return new Utf8(
                    "",
                    Optional.of(Diagnostic.error("not-utf-8", Span.startOf(file), "this file is written in UTF-16")
                            .withHelp("save it as UTF-8, the encoding that every YAML tool reads")));
        }
        String text = withoutMark(new String(bytes, StandardCharsets.UTF_8));
        // Only where this character stands can a byte have been no UTF-8; looking for it is far quicker than a strict
        // decoder.
        return new Utf8(text, text.indexOf(REPLACEMENT) < 0 ? Optional.empty() : complaint(file, bytes));
    }

    private static Optional<Diagnostic> complaint(String file, byte[] bytes) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        String before = withoutMark(out.flip().toString());
        return result.isError() ? Optional.of(undecodable(file, before, bytes[in.position()])) : Optional.empty();
    }

    /** By its mark, or by the zero byte beside the first character. */
    private static boolean isUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return (first == 0xfe && second == 0xff)
                || (first == 0xff && second == 0xfe)
                || (first == 0 && second != 0)
                || (first != 0 && second == 0);
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static Diagnostic undecodable(String file, String before, byte wrong) {
        Span place = Places.after(file, before);
        return Diagnostic.error("not-utf-8", place, "the byte 0x%02X is not UTF-8".formatted(wrong & 0xff))
                .withHelp("save the file as UTF-8; it was probably written in an older encoding such as Latin-1");
    }
}
