// Time limits in working days, twin of request_deadlines.py. Days are numbers: whole days since 1970-01-01.

const DAY = 86_400_000;

export function readDay(written) {
  return /^\d{4}-\d{2}-\d{2}$/.test(written) ? Date.parse(`${written}T00:00:00Z`) / DAY : null;
}

export function calendar({ off = "", on = "", from, until }) {
  const days = (written) => new Set(written.split(" ").filter(Boolean).map(readDay));
  return { off: days(off), on: days(on), from: readDay(from), until: readDay(until) };
}

export function isWorkday(day, known) {
  if (known.on.has(day)) return true;
  const weekday = new Date(day * DAY).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !known.off.has(day);
}

export function addWorkdays(start, count, known, consultation = null) {
  let [day, left, exact] = [start, count, true];
  while (left > 0) {
    day += 1;
    exact &&= known.from <= day && day <= known.until;
    const waiting = consultation && consultation.sent < day && day <= consultation.answered;
    if (isWorkday(day, known) && !waiting) left -= 1;
  }
  return { day, exact };
}

export function deadlines(given, limits, known) {
  const start = given.corrected ?? given.received;
  const asked = given.sent !== null && given.answered !== null ? { sent: given.sent, answered: given.answered } : null;
  return {
    correction: addWorkdays(given.received, limits.correction, known),
    reply: addWorkdays(start, limits.reply, known, asked),
    extended: addWorkdays(start, limits.reply + limits.extension, known, asked),
    third: given.sent === null ? null : addWorkdays(given.sent, limits.third, known),
  };
}

export function inWords({ day, exact }) {
  const date = new Date(day * DAY);
  const words = `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日 周${"日一二三四五六"[date.getUTCDay()]}`;
  return exact ? words : `约 ${words}`;
}
