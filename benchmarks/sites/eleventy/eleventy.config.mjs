// Eleventy, set up as the site that the benchmark compares with: the same listings by ten, topics and feeds.

const PER_PAGE = 10;
const PER_FEED = 20;

const part = (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");

function newestFirst(collections) {
  return [...collections.getFilteredByGlob("berita/*.md")].sort((one, other) => other.date - one.date);
}

function grouped(articles, namesOf) {
  const groups = new Map();
  for (const article of articles) {
    for (const name of namesOf(article)) groups.set(name, [...(groups.get(name) ?? []), article]);
  }
  return [...groups].sort(([one], [other]) => one.localeCompare(other));
}

function paged(heading, base, articles) {
  const last = Math.max(1, Math.ceil(articles.length / PER_PAGE));
  const url = (number) => (number === 1 ? base : `${base}halaman/${number}/`);
  return Array.from({ length: last }, (_, index) => ({
    heading,
    number: index + 1,
    isOnly: last === 1,
    url: url(index + 1),
    previous: index > 0 && url(index),
    next: index + 1 < last && url(index + 2),
    articles: articles.slice(index * PER_PAGE, (index + 1) * PER_PAGE),
  }));
}

export default function (site) {
  const categories = (collections) => grouped(newestFirst(collections), (article) => [article.data.category]);
  const topics = (collections) => grouped(newestFirst(collections), (article) => article.data.topics);
  const lists = (groups, folder) =>
    groups.flatMap(([name, articles]) => paged(name, `/${folder}/${part(name)}/`, articles));
  const overview = (groups) => groups.map(([name, articles]) => ({ name, count: articles.length }));

  site.addCollection("front", (collections) => paged("Kabar Kota Contoh", "/", newestFirst(collections)));
  site.addCollection("byCategory", (collections) => lists(categories(collections), "kategori"));
  site.addCollection("byTopic", (collections) => lists(topics(collections), "topik"));
  site.addCollection("categories", (collections) => overview(categories(collections)));
  site.addCollection("topics", (collections) => overview(topics(collections)));
  site.addCollection("feeds", (collections) => [
    { place: "feed.xml", title: "Kabar Kota Contoh", articles: newestFirst(collections).slice(0, PER_FEED) },
    ...categories(collections).map(([title, articles]) => ({
      place: `kategori/${part(title)}/feed.xml`,
      title,
      articles: articles.slice(0, PER_FEED),
    })),
  ]);
  site.addFilter("part", part);
  site.addFilter("iso", (date) => date.toISOString());
  site.addFilter("day", (date) => date.toISOString().slice(0, 10).split("-").reverse().join("-"));
  return { markdownTemplateEngine: false, htmlTemplateEngine: "njk" };
}
