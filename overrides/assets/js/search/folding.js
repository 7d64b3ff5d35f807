// One spelling for what people write in many ways; the twin of hooks/gongkai/search/folding.py, fed with fold.json.

export const MARK = "\u0001";
export const BREAK = "\n";

/** Make the folding from its table: text -> {text, origin}, origin[i] being where character i came from. */
export function folder(table) {
  const mapping = new Map();
  let code = 0;
  table.steps.forEach((step, index) => {
    code += step;
    mapping.set(String.fromCodePoint(code), String.fromCodePoint(code + table.away[index]));
  });
  const dropped = new Set(Array.from(table.dropped));
  const isWord = (character) => {
    const code = character.codePointAt(0);
    return table.words.some(([low, high]) => low <= code && code <= high);
  };
  const vanishes = (character) => dropped.has(character) || (character.length === 1 && character >= "\ud800" && character <= "\udfff");

  function fold(text) {
    const characters = Array.from(text);
    const mapped = characters.map((character) => mapping.get(character) ?? character);
    const origin = [];
    let folded = "";
    let place = 0;
    let afterWord = false;
    for (let index = 0; index < mapped.length; index += 1) {
      const character = mapped[index];
      const gone = vanishes(characters[index]) || besideDigit(mapped, index);
      const word = !gone && isWord(character);
      if (word && !afterWord) {
        folded += MARK;
        origin.push(place);
      }
      afterWord = word;
      if (!gone) {
        folded += character;
        for (let unit = 0; unit < character.length; unit += 1) origin.push(place);
      }
      place += characters[index].length;
    }
    return { text: folded, origin };
  }
  return { fold: cached(fold), isWord };
}

function besideDigit(mapped, index) {
  if (mapped[index] === "(") return isDigit(mapped[index + 1]);
  return mapped[index] === ")" && isDigit(mapped[index - 1]);
}

function isDigit(character) {
  return character !== undefined && character >= "0" && character <= "9";
}

function cached(fold) {
  const known = new Map();
  return (text) => {
    if (text.length > 200) return fold(text);
    if (!known.has(text)) {
      if (known.size > 5000) known.clear();
      known.set(text, fold(text));
    }
    return known.get(text);
  };
}
