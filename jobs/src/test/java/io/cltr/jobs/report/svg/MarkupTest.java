package io.cltr.jobs.report.svg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.jobs.report.Xml;
import org.junit.jupiter.api.Test;

class MarkupTest {
  @Test
  void escapesTextAndAttributes() {
    String hostile = "<script>alert(\"1\") & 'x'</script>";
    assertThat(new Markup().element("td", hostile, "title", hostile).toString())
        .isEqualTo(
            "<td title=\"&lt;script&gt;alert(&quot;1&quot;) &amp; &#39;x&#39;&lt;/script&gt;\">"
                + "&lt;script&gt;alert(&quot;1&quot;) &amp; &#39;x&#39;&lt;/script&gt;</td>");
  }

  @Test
  void replacesCharactersThatXmlForbidsOrThatReorderText() throws Exception {
    String hostile = "a\u0000b\u001bc\ud800d\uffffe\u202ef\u0085g😀";
    String written = new Markup().element("p", hostile).toString();
    assertThat(Xml.parse(written).getDocumentElement().getTextContent())
        .isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ufffdg😀");
  }

  @Test
  void closesElementsByName() {
    Markup markup = new Markup().open("div").open("p").text("x").close().close();
    assertThat(markup.toString()).isEqualTo("<div><p>x</p>\n</div>\n");
  }

  @Test
  void refusesWhatIsNotWhole() {
    assertThatThrownBy(() -> new Markup().open("div").toString())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("div");
    assertThatThrownBy(() -> new Markup().open("div", "class"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("div");
  }
}
