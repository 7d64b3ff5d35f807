// The arithmetic of fees, twin of request_fees.py: tiers are written "10:0 30:100"; `step` and `rise` go on from the last.

export function readTiers(written) {
  return written.split(" ").map((part) => {
    const [last, each] = part.split(":");
    return { last: last === "" ? Infinity : Number(last), each: Number(each) };
  });
}

export function shares(count, tiers, step = 0, rise = 0) {
  const found = [];
  let [before, each] = [0, 0];
  for (const tier of tiers) {
    add(found, before, Math.min(tier.last, count), tier.each);
    [before, each] = [tier.last, tier.each];
  }
  while (step > 0 && before < count) {
    each += rise;
    add(found, before, Math.min(before + step, count), each);
    before += step;
  }
  return found;
}

export function total(found) {
  return found.reduce((sum, share) => sum + share.yuan, 0);
}

function add(found, before, last, each) {
  if (last > before) found.push({ first: before + 1, last, each, yuan: (last - before) * each });
}
