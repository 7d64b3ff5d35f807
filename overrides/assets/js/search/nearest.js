// What comes nearest to a query that finds nothing; the twin of hooks/gongkai/search/nearest.py.
import { rarity } from "./candidates.js";
import { unitsOf } from "./lookup.js";

const MOST_CHARACTERS = 4;
const MOST_COMMON = 2;
const MOST_TITLES = 3;
const MOST_WORDS = 4;
const IN_TITLE = 3;

/** Find the titles with most of a query's characters, and the keywords that share half of theirs with it: {titles, words}. */
export async function nearest(index, text) {
  const characters = Array.from(index.fold(text).text).filter((character) => /\p{L}/u.test(character) && !index.isWord(character));
  return { titles: await titlesNear(index, await telling(index, [...new Set(characters)])), words: await wordsNear(index, characters) };
}

async function telling(index, characters) {
  const common = await Promise.all(characters.map((character) => index.alone(unitsOf(character))));
  const those = (wanted) => characters.filter((_, place) => common[place] === wanted);
  return [...those(false), ...those(true).slice(0, MOST_COMMON)].slice(0, MOST_CHARACTERS);
}

async function titlesNear(index, characters) {
  const held = new Map();
  for (const { documents, ranks } of await Promise.all(characters.map((character) => index.find(unitsOf(character))))) {
    const titled = documents.filter((_, place) => ranks[place] === IN_TITLE);
    const weight = rarity(titled.length, index.settings.documents);
    for (const document of titled) {
      const before = held.get(document) ?? { count: 0, weight: 0 };
      held.set(document, { count: before.count + 1, weight: before.weight + weight });
    }
  }
  const found = [...held].filter(([, { count }]) => count * 2 >= characters.length);
  return found.sort((a, b) => b[1].weight - a[1].weight || b[0] - a[0]).slice(0, MOST_TITLES).map(([document]) => document);
}

async function wordsNear(index, characters) {
  const shares = (await index.words()).map(([word], place) => {
    const other = Array.from(index.fold(word).text);
    return { word, place, share: (2 * common(other, characters)) / (other.length + characters.length) };
  });
  return shares.filter(({ share }) => share >= 0.5).sort((a, b) => b.share - a.share || a.place - b.place).slice(0, MOST_WORDS).map(({ word }) => word);
}

function common(left, right) {
  const rest = [...right];
  return left.filter((character) => {
    const place = rest.indexOf(character);
    if (place >= 0) rest.splice(place, 1);
    return place >= 0;
  }).length;
}
