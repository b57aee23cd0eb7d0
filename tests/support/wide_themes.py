"""Themes made of pieces, each of which reads one small thing of the site in one way that templates have.

* Any template may have any pieces, so that pages differ in what they read, and a page that depends on little can be
  stale when that little is forgotten.
* What only some pages have (an article, a page of a list) is asked for where it is.
"""

from hypothesis import strategies as st

CATALOGUE = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=1; plural=0;\\n"

msgid "Home"
msgstr "{home}"
"""

PLUGIN = """from pelican import signals

def count(generator):
    generator.context["CACAH"] = len(generator.articles)

def register():
    signals.article_generator_finalized.connect(count)
"""

KINDS = (
    "index",
    "article",
    "category",
    "tag",
    "author",
    "unit",
    "archives",
    "agenda",
    "announcements",
    "period_archives",
    "categories",
    "tags",
    "authors",
    "units",
    "about",
    "policy",
    "accessibility",
    "search",
    "corrections",
    "gallery",
    "404",
    "withdrawal",
)

EVERYWHERE = (
    "{{ articles|length }}",
    "{% if articles %}ada{% endif %}",
    "{% for a in articles %}{{ a.title }} {{ a.summary }} {{ a.tags|join(',') }};{% endfor %}",
    "{% for a in articles[:1] %}{{ a.title }}{% endfor %}",
    "{% for a in articles[1:3] %}{{ a.summary }}{% endfor %}",
    "{% for a in articles[-2:] %}{{ a.title }}{% endfor %}",
    "{% for a in articles[:-2] %}{{ a.slug }}{% endfor %}",
    "{% for a in articles[::2] %}{{ a.locale_date }}{% endfor %}",
    "{% for a in articles|reverse %}{{ a.url }}{% endfor %}",
    "{{ (articles|last|default({})).title }}",
    "{{ (articles[0]|default({})).title }}",
    "{{ (articles[-1]|default({})).date|iso }}{{ (articles[4]|default({})).title }}",
    "{% for a in articles[:2] %}{{ a.content }}{% endfor %}",
    "{% for a in articles[:2] %}{{ a.paraf.code }}{{ a.paraf.sealed }}{{ a.paraf.live }}{% endfor %}",
    "{% for a in articles[:2] %}{{ a.paraf.note }}{% endfor %}",
    "{% for a in articles[:3] %}{{ a.category }}{{ a.category.url }}{{ a.author.url }}{% endfor %}",
    "{% for a in articles[:3] %}{% for t in a.tags %}{{ t.name }}{{ t.url }}{% endfor %}{% endfor %}",
    "{% for a in articles[2:4] %}{{ a.metadata.title }}{{ a.metadata.keys()|sort|join }}{% endfor %}",
    "{% for a in articles[:4] %}{{ a.modified }}{{ a.lang }}{{ loop.last }}{% endfor %}",
    "{% for a in articles %}{% if loop.index == 2 %}{{ a.title }}{{ loop.length }}{% endif %}{% endfor %}",
    "{% for g in articles|groupby('category') %}{{ g.grouper }}{{ g.list|length }}{% endfor %}",
    "{% for g in articles|groupby('lang') %}{{ g.grouper }}{{ g.list|map(attribute='slug')|join }}{% endfor %}",
    "{{ articles|sort(attribute='title')|map(attribute='url')|join(',') }}",
    "{{ articles|map(attribute='date')|max }}",
    "{{ articles|selectattr('paraf.has_summary')|list|length }}",
    "{% for a in pinned %}{{ a.title }}{{ a.paraf.expired }}{% endfor %}",
    "{% for a in urgent %}{{ a.title }}{{ a.url }}{% endfor %}{{ urgent|length }}",
    "{% for a in events[:2] %}{{ a.title }}{{ a.paraf.event.start }}{{ a.paraf.event.over }}{% endfor %}",
    "{% for a in announcements %}{{ a.slug }}{{ a.paraf.expired }}{% endfor %}{{ past_announcements|length }}",
    "{% for a in past_announcements[:2] %}{{ a.title }}{% endfor %}{% if announcements %}ada{% endif %}",
    "{{ pinned|length }}{% for a in articles[:3] %}{{ a.paraf.expired }}{% endfor %}",
    "{% for d in dates[:2] %}{{ d.title }}{{ d.date.strftime('%B') }}{% endfor %}",
    "{% for t, those in tags %}{{ t }} {{ t.url }} {{ those|length }};{% endfor %}",
    "{% for t, those in tags[:2] %}{{ t }}{% for a in those[:1] %}{{ a.title }}{% endfor %}{% endfor %}",
    "{{ tags|length }}{{ categories|length }}{{ authors|length }}",
    "{% for c, those in categories %}{{ c }}{{ those|map(attribute='title')|join }};{% endfor %}",
    "{% for c, those in categories[-1:] %}{{ c.slug }}{{ (those|first).title }}{% endfor %}",
    "{% for w, those in authors %}{{ w }}{{ w.url }}{{ those[0].slug }};{% endfor %}",
    "{% for u, those in units %}{{ u }}{{ u.url }}{{ those|length }}{{ (those|first).title }};{% endfor %}",
    "{{ units|length }}{% for a in articles[:2] %}{{ a.paraf.unit }}{{ a.paraf.unit_url }}{% endfor %}",
    "{% for p in period_archives.month %}{{ p.period|join }}{{ p.url }}{{ p.articles|length }}{% endfor %}",
    "{% for p in period_archives.year[:1] %}{{ p.period_num[0] }}{{ p.dates[0].title }}{% endfor %}",
    "{{ period_archives.month|length }}",
    "{{ WARTA }}{{ SITENAME }}{{ SITEURL }}{{ PARAF_SOP }}",
    "{{ _('Home') }}{{ SITENAME|upper }}{{ CACAH }}{{ DEFAULT_LANG }}{{ HOME_URL }}{{ FEED_ALL_ATOM }}",
    "{% import 'macros.html' as m with context %}{{ m.card() }}",
    "{% import 'macros.html' as m %}{{ m.plain(articles) }}",
    "{% include 'part.html' %}",
    "{% for a in articles[:2] %}{{ a.paraf.related|map(attribute='slug')|join }}{% endfor %}",
    "{% for a in articles[-1:] %}{{ a.metadata.paraf.related|map(attribute='title')|join }}{% endfor %}",
    "{{ THEME_STATIC_DIR }}{{ output_file }}{{ page_kind }}{{ page_name }}{{ period|join }}{{ period_num|join }}",
)

OF_ARTICLES = (
    "{{ article.paraf.expired }}{{ article in pinned }}",
    "{{ article.paraf.event.until }}{{ article.paraf.event_ahead }}{{ article.paraf.event_url }}",
    "{{ article.title }}{{ article.date|iso }}{{ article.date|long_date }}{{ article.locale_date }}{{ article.lang }}",
    "{{ article.content }}{% for t in article.paraf.translations %}{{ t.lang }}{{ t.url }}{% endfor %}",
    "{{ article.summary }}{{ article.paraf.has_summary }}",
    "{{ article }}{{ article.source_path }}",
    "{{ article.modified }}{{ article.locale_modified }}{{ article.metadata.modified }}",
    "{{ article.metadata.tags|join }}{{ article.metadata.summary }}{{ article.nothing }}",
    "{{ article.category }}{{ article.category.url }}{{ article.author }}{{ article.authors|join }}",
    "{{ article.paraf.unit }}{{ article.paraf.place }}{{ article.paraf.source }}{{ article.paraf.change }}",
    "{{ article.paraf.image.url }}{{ article.paraf.image.caption }}{{ article.paraf.image.width }}",
    "{% for v in article.paraf.history %}{{ v.sealed }}{{ v.live }}{{ v.note }}{{ v.code }}{% endfor %}",
    "{% for s in article.paraf.signers %}{{ s.name }}{{ s.identity }}{% endfor %}{{ article.paraf.digest }}",
    "{{ article in articles[:2] }}{{ article in articles }}",
    "{% for a in articles %}{% if a == article %}{{ (loop.previtem|default({})).title }}{% endif %}{% endfor %}",
    "{% for a in articles if a.category == article.category %}{{ a.title }}{% endfor %}",
    "{% for t in article.tags %}{% for o, those in tags if o == t %}{{ those|length }}{% endfor %}{% endfor %}",
    "{{ article.tags|length }}{{ article.url }}{{ article.save_as }}{{ article.status }}{{ article.template }}",
    "{{ article.paraf.linked_data|tojson }}",
    "{% for a in article.paraf.related %}{{ a.title }}{{ a.url }}{{ a.date|iso }}{{ a.category }};{% endfor %}",
    "{{ article.paraf.related|length }}{{ article.metadata.paraf.related|map(attribute='slug')|join }}",
    "{% for a in article.paraf.related[:1] %}{{ a in articles[:3] }}{{ a.paraf.related|length }}{% endfor %}",
    "{{ article.timezone }}{{ article.in_default_lang }}{{ article.translations|length }}",
)

OF_LISTS = (
    "{% for a in articles_page.object_list %}{{ a.title }}{% endfor %}",
    "{{ articles_page.number }}{{ articles_page.url }}",
    "{{ articles_paginator.num_pages }}{{ articles_paginator.page_range|join }}",
    "{{ articles_paginator.count }}{{ articles_paginator.per_page }}",
    "{{ articles_page.start_index() }}-{{ articles_page.end_index() }}",
    "{{ articles_page.has_next() }}{{ articles_page.has_previous() }}{{ articles_page.has_other_pages() }}",
    "{{ articles_previous_page.url }}{{ articles_next_page.url }}",
    "{{ articles_page.previous_page_number() if articles_page.has_previous() }}",
    "{{ articles_page.next_page_number() if articles_page.has_next() }}",
    "{% for a in articles_paginator.page(1).object_list %}{{ a.slug }}{% endfor %}",
    "{% if articles_next_page %}{% for a in articles_next_page.object_list %}{{ a.title }}{% endfor %}{% endif %}",
    "{{ dates_page.save_as }}{{ dates_page.full_name }}{{ dates_page.base_url }}{{ dates_page.shelf_number }}",
    "{{ category }}{{ tag }}{{ author }}{{ unit }}{{ (category or tag or author or unit or {}).url }}",
    "{% for a in (all_articles|default([]))[:2] %}{{ a.title }}{% endfor %}",
)

OF_CORRECTIONS = (
    "{% for c in corrections_page.object_list %}{{ c.article.title }}{{ c.note }}{{ c.live }}{% endfor %}",
    "{% for c in corrections[:2] %}{{ c.article.url }}{{ c.note }}{{ c.article.paraf.withdrawn }}{% endfor %}",
    "{{ corrections|length }}{{ corrections_page.number }}{{ corrections_paginator.num_pages }}",
    "{% for c in corrections %}{{ c.article.category }}{{ c.article.category.url }}{{ c.note }}{% endfor %}",
    "{{ corrections_previous_page.url }}{{ corrections_next_page.url }}{{ corrections_page.has_next() }}",
    "{{ corrections|map(attribute='change')|join }}{{ (corrections|last|default({})).live }}",
)

OF_THE_GALLERY = (
    "{% for a in articles_page.object_list %}{{ a.paraf.image.url }}{{ a.paraf.image.alt }}{% endfor %}",
    "{% for a in articles_page.object_list %}{{ a.paraf.image.caption }}{{ a.paraf.image.credit }}{% endfor %}",
    "{% for a in articles_page.object_list %}{{ a.paraf.image.src }}{{ a.title }}{{ a.date|iso }}{% endfor %}",
    "{{ articles|map(attribute='paraf.image.src')|join }}{{ (articles|last|default({})).url }}",
    "{% for a in articles_page.object_list %}{{ a.paraf.image.plain|length }}{{ a.lang }}{% endfor %}",
)

OWN = {
    "corrections": OF_CORRECTIONS,
    "gallery": (*OF_THE_GALLERY, *OF_LISTS),
    **dict.fromkeys(("article", "withdrawal"), OF_ARTICLES),
    **dict.fromkeys(("index", "category", "tag", "author", "unit"), OF_LISTS),
}

CARDS = tuple(
    f"{{% macro card() %}}{card}{{% endmacro %}}{{% macro plain(a) %}}{plain}{{% endmacro %}}"
    for card, plain in (
        ("{{ articles|length }}", "{{ (a|first|default({})).title }}"),
        ("{{ (articles|first|default({})).slug }}", "{{ a|length }}"),
        ("-", "{% for b in a[-1:] %}{{ b.summary }}{% endfor %}"),
    )
)


@st.composite
def pieces(draw, kind):
    """Give some pieces for a kind of template."""
    fitting = EVERYWHERE + OWN.get(kind, ()) * 2
    return [fitting[draw(st.integers(0, len(fitting) - 1))] for _ in range(draw(st.integers(0, 3)))]


def template(found):
    """Give a template that has these pieces in the page that all share."""
    body = "".join(f"<p>{piece}</p>\n" for piece in found)
    return f"{{% extends 'base.html' %}}{{% block main %}}\n{body}{{% endblock %}}\n"


def base(found):
    """Give the page that all share."""
    body = "".join(f"<p>{piece}</p>\n" for piece in found)
    return f"<html><body>\n{body}{{% block main %}}{{% endblock %}}</body></html>\n"


@st.composite
def themes(draw):
    """Give a theme as the text of each of its templates, by its name."""
    pages = {kind: template(draw(pieces(kind))) for kind in KINDS}
    shared = [EVERYWHERE[draw(st.integers(0, len(EVERYWHERE) - 1))] for _ in range(draw(st.integers(0, 2)))]
    return {**pages, "base": base(shared), "macros": draw(st.sampled_from(CARDS)), "part": draw(parts())}


@st.composite
def parts(draw):
    """Give a template that others include."""
    return EVERYWHERE[draw(st.integers(0, 20))]
