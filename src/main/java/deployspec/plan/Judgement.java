package deployspec.plan;

import deployspec.value.Text;

/** A question to a person, answered yes or no, and the answer that is good ({@code yes} or {@code no}). */
public record Judgement(Text question, String good) {}
