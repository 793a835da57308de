/**
 * Judges from outside: linters and parsers that others wrote, asked about what Deployspec writes. A test that needs one
 * which is not installed is skipped and says so; where {@code CI} is set it fails, so that no judge goes missing unseen.
 */
package deployspec.tools;
