// Fetches the files below `search/`: tried again when the network fails, and never mixed between two versions of the index.

const PAUSES = [300, 1500];
const PATIENCE = 15000;

/** The network did not give a file, though it was asked several times. */
export class Unreachable extends Error {}

/** A file is missing or not what it should be: the index has changed under us, or is broken. */
export class Stale extends Error {}

/** The files of one version of the index. */
export class Files {
  constructor(base, version) {
    this.base = base;
    this.version = version;
  }

  async bytes(name) {
    return new Uint8Array(await (await fetched(`${this.base}${name}?v=${this.version}`)).arrayBuffer());
  }

  async json(name) {
    return parsed(await fetched(`${this.base}${name}?v=${this.version}`));
  }
}

/** Read a file that says what is current, past every cache. */
export async function current(address) {
  return parsed(await fetched(address, { cache: "no-cache" }));
}

async function parsed(response) {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new Stale(`${response.url} is no JSON`);
  }
}

async function fetched(address, options = {}) {
  for (let attempt = 0; ; attempt += 1) {
    const watch = new AbortController();
    const alarm = setTimeout(() => watch.abort(), PATIENCE);
    try {
      const response = await fetch(address, { ...options, signal: watch.signal });
      if (response.ok) return response;
      if (response.status < 500 && response.status !== 429) throw new Stale(`${response.status} ${address}`);
    } catch (error) {
      if (error instanceof Stale) throw error;
    } finally {
      clearTimeout(alarm);
    }
    if (attempt >= PAUSES.length) throw new Unreachable(address);
    await new Promise((resume) => setTimeout(resume, PAUSES[attempt]));
  }
}
