/* Words as the search index has them. The tables and patterns are those of paraf/rules/searching/stemming.py, letter by
 * letter; what a word is follows terms.py, and where a stem lies postings.py. Tests hold all of it together. */

const PREFIXES = [
  ["^(?:me|pe)ny(?=[aiueo])", "s", "ny"],
  ["^(?:me|pe)ng(?=[aiueo])", "", "k"],
  ["^(?:me|pe)ng", ""],
  ["^(?:me|pe)n(?=[aiueo])", "t", "n"],
  ["^(?:me|pe)n(?=[cdjstz])", ""],
  ["^(?:me|pe)m(?=[aiueo])", "p", "m"],
  ["^(?:me|pe)m(?=[bfpv])", ""],
  ["^me(?=[lrwy][aiueo])", ""],
  ["^di", ""],
  ["^ter(?!ima)", ""],
  ["^ke(?!nd|nj|mb|ng)(?=.*an$)", ""],
  ["^[bp]el(?=ajar)", ""],
  ["^be(?:r|(?=[^aiueor]er))", ""],
  ["^per(?=[aiueo])", "", "r"],
  ["^per?(?=[^aiueo])", ""]
];
const ENDINGS = [
  ["^(.*[aiueo].*(?:[aiueo].*|[^aiueo]))kan$", "mdbt", ""],
  ["^([^aiueo]*[aiueo][^aiueo]*[aiueo]s)i$", "md", ""],
  ["^(.*[aiueo].*[aiueo].*[^aiueos])i$", "md", ""],
  ["^(.*[aiueo].*a)i$", "md", "", "i"],
  ["^(.*[aiueo].*[aiueo].*[^aiueo])kan$", "-", ""],
  ["^(.*[aiueo].*[aiueo].*)an$", "bkpt-", ""]
];
const POSSESSIVE = "^(.*[aiueo].*[aiueo].*)nya$";
const SHORT = "^(?:me|pe)nge([^aiueo][aiueo][^aiueo])(?:kan|an|i)?$";

const LONG = /[aiueo].*[aiueo].*[aiueo]/;

function withoutPrefix(word) {
  const fit = LONG.test(word) && PREFIXES.find(([pattern]) => RegExp(pattern).test(word));
  return fit ? fit.slice(1).map((root) => word.replace(RegExp(fit[0]), root)) : [word];
}

function withoutEnding(left, word) {
  const begin = left === word ? "-" : word[0];
  for (const [pattern, begins, ...roots] of ENDINGS) {
    const match = begins.includes(begin) && RegExp(pattern).exec(left);
    if (match) return roots.map((root) => match[1] + root);
  }
  return [left];
}

/* The stems that a word may have. */
export function readings(word) {
  const owned = RegExp(POSSESSIVE).exec(word);
  const bare = owned ? owned[1] : word;
  const short = RegExp(SHORT).exec(bare);
  const found = withoutPrefix(bare).flatMap((left) => withoutEnding(left, bare)).flatMap(withoutPrefix);
  return [...new Set(short ? [...found, short[1]] : found)];
}

/* The words of a text. */
export function words(text) {
  const plain = text.normalize("NFKD").replace(/[\u0300-\u036f'\u2019\u02bc`]/g, "").toLowerCase();
  return [...new Set((plain.match(/[a-z0-9]+/g) || []).filter((word) => word.length > 1).map((word) => word.slice(0, 32)))];
}

/* The shard, of so many, that a stem is in. */
export function shardOf(stem, count) {
  let mixed = 0;
  for (const sign of stem.replace(/^[b-df-hj-np-tv-z]+/, "") || stem) {
    mixed = (mixed * 131 + sign.charCodeAt(0)) % 4093;
  }
  return mixed % count;
}

/* How much a stem counts in the articles of a block, by their number there, out of the text of its shard. */
export function postings(text, stem) {
  const found = new Map();
  const start = `\n${text}`.indexOf(`\n${stem} `);
  if (start < 0) return found;
  let group = 0;
  let counts = 0;
  for (const sign of text.slice(start + stem.length + 1, text.indexOf("\n", start))) {
    const code = sign.charCodeAt(0);
    if (code < 65) group = (code - 33) * 32;
    else if (code > 122) counts = code - 122;
    else {
      found.set(group + code - 65, counts);
      counts = 0;
    }
  }
  return found;
}
