package deployspec.report.findings;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.diagnostic.Severity;
import deployspec.render.HostileStrings;
import deployspec.value.Visible;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

final class JunitFormatTest {
    private static final Format JUNIT = new JunitFormat();

    @Test
    void isWhatReadersOfTestsAccept() throws Exception {
        validate(JUNIT.write(Samples.ofEverything()));
        validate(JUNIT.write(Samples.ofNothing()));
    }

    @Test
    void failsWhatMakesTheCheckFail() throws Exception {
        var failing = root(JUNIT.write(Samples.of(3, Severity.WARNING)));
        assertThat(failing.getAttribute("failures")).isEqualTo("3");
        assertThat(failing.getElementsByTagName("failure").getLength()).isEqualTo(3);

        var passing = root(JUNIT.write(Samples.of(3, Severity.NOTE)));
        assertThat(passing.getAttribute("tests")).isEqualTo("3");
        assertThat(passing.getAttribute("failures")).isEqualTo("0");
        assertThat(passing.getElementsByTagName("failure").getLength()).isZero();
        assertThat(passing.getElementsByTagName("system-out").getLength()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("deployspec.render.HostileStrings#all")
    void carriesAnyText(HostileStrings hostile) throws Exception {
        var examination = Samples.of(Stream.of(hostile));
        var written = JUNIT.write(examination);

        validate(written);
        var suite = (Element) root(written).getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("name"))
                .isEqualTo(Visible.of(examination.files().getFirst().name()).replaceAll("[\\uFFFE\\uFFFF]", "\uFFFD"));
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(2);
    }

    private static void validate(String xml) throws SAXException, IOException {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Path.of("src/test/resources/junit.xsd").toFile())
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }

    private static Element root(String xml) throws ParserConfigurationException, SAXException, IOException {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }
}
