"""A page of HTML read by Python's parser: whether its elements close, and whether all its markup is the report's own."""
from html.parser import HTMLParser

VOID = {"meta", "path"}
OWN = {
    "html": {"lang"}, "head": set(), "meta": {"charset", "name", "content", "http-equiv"}, "title": set(), "style": set(),
    "body": set(), "header": set(), "main": set(), "section": set(), "h1": set(), "h2": set(), "p": {"class"},
    "ul": {"class"}, "li": set(), "div": {"class", "role", "aria-label", "tabindex"}, "table": set(), "caption": set(),
    "thead": set(), "tbody": set(), "tr": {"class"}, "th": {"scope", "class"}, "td": {"class", "colspan"},
    "span": {"class", "role", "aria-label", "title"},
    "svg": {"width", "height", "viewbox", "role", "aria-label"}, "path": {"d"},
}


class Page(HTMLParser):
    """texts: every text between tags. wrong: what is not as it should be, in sentences."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.texts, self.wrong = [], set(), []
        self.feed(text)
        self.close()
        if self.open:
            self.wrong.append(f"not closed: {self.open}")

    def handle_starttag(self, tag, attributes):
        foreign = {name for name, _ in attributes} - OWN.get(tag, set())
        if tag not in OWN or foreign:
            self.wrong.append(f"<{tag}> {foreign} is not of the page")
        if len({name for name, _ in attributes}) != len(attributes):
            self.wrong.append(f"<{tag}> says an attribute twice")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")

    def handle_data(self, data):
        self.texts.add(data)

    def handle_comment(self, data):
        self.wrong.append(f"a comment: {data}")
