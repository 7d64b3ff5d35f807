// Runs the session beside the page, so that typing never waits for searching.
import { failureOf, Session } from "./session.js";

let session;

self.addEventListener("message", async ({ data: { id, call, request, base } }) => {
  session ??= new Session(base);
  try {
    self.postMessage({ id, result: await session[call](request) });
  } catch (error) {
    self.postMessage({ id, failure: failureOf(error), detail: String(error) });
  }
});
