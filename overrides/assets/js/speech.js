// Speaks Chinese with the browser's own voices; one thing at a time.
import { setting } from "./settings.js";

const RATES = { slow: 0.75, "": 1, fast: 1.3 };

export const available = "speechSynthesis" in window;

export function speak(text, done) {
  speechSynthesis.cancel();
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = "zh-CN";
  utterance.rate = RATES[setting("rate")] ?? 1;
  utterance.voice = speechSynthesis.getVoices().find((voice) => /^zh([-_]CN)?\b/i.test(voice.lang)) ?? null;
  utterance.onend = () => done?.(true);
  utterance.onerror = (event) => done?.(event.error === "interrupted" || event.error === "canceled" ? null : false);
  speechSynthesis.speak(utterance);
}

export function silence() {
  if (available) speechSynthesis.cancel();
}
