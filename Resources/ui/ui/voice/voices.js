/** Who reads replies aloud: each says one at a time, and is silent at once when told to. */
import { locale } from '../strings.js';
import { pieces, speakable } from './speakable.js';

/** Milliseconds in which the server makes the sound of a reply, or does not. */
const PATIENCE = 30_000;

/** The server makes sound of a reply that it made; the page plays it. */
export class ServerVoice {
  #context;
  #asked = new Map();
  #audio = new Audio();
  #end = null;

  constructor(context) {
    this.#context = context;
  }

  /** Asks for the sound of replies before they are said: then there is no pause between them. */
  prepare(replies) {
    for (const { id } of replies) {
      if (this.#asked.has(id)) continue;
      const request = {};
      request.address = new Promise((resolve) => { request.resolve = resolve; });
      request.timer = setTimeout(request.resolve, PATIENCE, null);
      this.#asked.set(id, request);
      this.#ask(id);
    }
  }

  again() {
    for (const [id, { isAnswered }] of this.#asked) if (!isAnswered) this.#ask(id);
  }

  #ask(id) {
    this.#context.ask({ action: 'fetch_speech', message: { reply: id } }, () => this.#answer(id, null));
  }

  received({ about, url }) {
    this.#answer(about, this.#context.url(url));
  }

  #answer(id, address) {
    const request = this.#asked.get(id);
    if (!request) return;
    request.isAnswered = true;
    request.resolve(address);
  }

  /** Whether it could be said. */
  async say(reply) {
    this.prepare([reply]);
    const request = this.#asked.get(reply.id);
    const address = await request.address;
    clearTimeout(request.timer);
    if (this.#asked.get(reply.id) !== request) return true;
    this.#asked.delete(reply.id);
    if (!address) return false;
    return new Promise((resolve) => {
      this.#end = resolve;
      this.#audio.onended = () => resolve(true);
      this.#audio.onerror = () => resolve(false);
      this.#audio.src = address;
      // Before anybody has touched the page, browsers let it say nothing: nobody misses it then.
      this.#audio.play().catch(({ name }) => resolve(name === 'NotAllowedError'));
    });
  }

  stop() {
    for (const { timer, resolve } of this.#asked.values()) {
      clearTimeout(timer);
      resolve(null);
    }
    this.#asked.clear();
    this.#audio.pause();
    this.#end?.(true);
  }
}

/** The browser reads the words. */
export class BrowserVoice {
  #end = null;
  /** Chromium forgets what nobody holds, and then never says that it has ended. */
  #utterances = [];

  /** Whether it could be said. */
  say({ text, lang, isMarkdown }) {
    const words = pieces(speakable(text, isMarkdown));
    if (words.length === 0) return true;
    const language = typeof lang === 'string' && lang ? lang : locale();
    const voice = bestVoice(speechSynthesis.getVoices(), language);
    return new Promise((resolve) => {
      this.#end = resolve;
      this.#utterances = words.map((piece) => {
        const utterance = Object.assign(new SpeechSynthesisUtterance(piece), { lang: language });
        if (voice) utterance.voice = voice;
        utterance.onerror = ({ error }) => resolve(error === 'not-allowed');
        return utterance;
      });
      this.#utterances.at(-1).onend = () => resolve(true);
      for (const utterance of this.#utterances) speechSynthesis.speak(utterance);
    });
  }

  stop() {
    this.#end?.(true);
    this.#end = null;
    this.#utterances = [];
    globalThis.speechSynthesis?.cancel();
  }
}

/** The voice that speaks a language best: one of the same region, and one that works without a network; or none. */
export function bestVoice(voices, language) {
  const tag = (text) => text.toLowerCase().replaceAll('_', '-');
  const wanted = tag(language);
  const points = ({ lang, localService, default: isDefault }) =>
    (tag(lang) === wanted ? 4 : 0) + (localService ? 2 : 0) + (isDefault ? 1 : 0);
  const able = voices.filter(({ lang }) => tag(lang).split('-')[0] === wanted.split('-')[0]);
  return able.sort((one, other) => points(other) - points(one))[0] ?? null;
}
