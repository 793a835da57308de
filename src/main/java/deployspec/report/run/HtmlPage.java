package deployspec.report.run;

import deployspec.template.Html.Text;
import deployspec.template.Html.Word;
import java.util.List;
import java.util.Optional;

/** What the page of a run holds, encoded: the model of {@code templates/html/report.html}. */
record HtmlPage(
        Text title,
        Text state,
        Word kind,
        Text why,
        List<Fact> facts,
        List<Count> counts,
        Optional<Part<Fact>> inputs,
        List<HtmlTimeline.Figure> timeline,
        Optional<Part<Fact>> rollback,
        Optional<Part<HtmlChart.Figure>> charts,
        Optional<Part<HtmlEvidence.Step>> evidence,
        Optional<Part<Statement>> statements,
        Optional<Part<Exempt>> exempts,
        Optional<Part<Remark>> remarks,
        Optional<Part<Kept>> kept,
        Optional<Completion> completion,
        Text records,
        Text head,
        Optional<Text> cutOff,
        Text verify) {
    /** A section of the page; there is none without a row. */
    record Part<R extends Record>(List<R> rows) {
        static <R extends Record> Optional<Part<R>> of(List<R> rows) {
            return rows.isEmpty() ? Optional.empty() : Optional.of(new Part<>(rows));
        }
    }

    record Count(Text count) {}

    record Fact(Text name, Text value, boolean code) {}

    record Statement(Text at, Text who, Text role, Text from, Text on, Text said) {}

    record Exempt(Text at, Text step, Text what, Text who, Text why) {}

    record Remark(Text at, Text who, Text text) {}

    record Kept(Text step, Text path, Text bytes, Text sha256) {}

    record Completion(List<Fact> answers, List<Signature> signatures) {}

    record Signature(Text role, Text name, Text at) {}
}
