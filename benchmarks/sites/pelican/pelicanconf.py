"""Plain Pelican, set up as the site that the benchmark compares with: the same theme, the same listings and feeds."""

SITENAME = "Kabar Kota Contoh"
SITEURL = "https://kabar.kotacontoh.example"
TIMEZONE = "Asia/Pontianak"
DEFAULT_LANG = "id"
DEFAULT_DATE_FORMAT = "%d-%m-%Y"
PATH = "content"
OUTPUT_PATH = "output"
PLUGINS: list[str] = []
THEME = "simple"
THEME_TEMPLATES_OVERRIDES = ["theme/templates"]
DEFAULT_PAGINATION = 10
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/halaman/{number}/", "{base_name}/halaman/{number}/index.html"),
)
ARTICLE_URL = "berita/{slug}/"
ARTICLE_SAVE_AS = "berita/{slug}/index.html"
CATEGORY_URL = "kategori/{slug}/"
CATEGORY_SAVE_AS = "kategori/{slug}/index.html"
TAG_URL = "topik/{slug}/"
TAG_SAVE_AS = "topik/{slug}/index.html"
AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = ARCHIVES_SAVE_AS = ""
CATEGORIES_SAVE_AS = "kategori/index.html"
TAGS_SAVE_AS = "topik/index.html"
DIRECT_TEMPLATES = ["index", "categories", "tags"]
FEED_DOMAIN = SITEURL
FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = "kategori/{slug}/feed.xml"
TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
