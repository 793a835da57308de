package deployspec.report.run;

import deployspec.template.Html.Share;
import deployspec.template.Html.Text;
import java.util.List;

/** A point on the axis of a picture; at an edge, where its name would be cut off or stand over another, it has none. */
record HtmlTick(Share x, Text label) {
    private static final double EDGE = 0.08;

    /** @param most how many names there is room for */
    static List<HtmlTick> of(Scale scale, int most) {
        return scale.ticks(most).stream()
                .map(tick -> new HtmlTick(Share.of(tick.at()), new Text(isAtEdge(tick.at()) ? "" : tick.label())))
                .toList();
    }

    private static boolean isAtEdge(double at) {
        return at < EDGE || at > 1 - EDGE;
    }
}
