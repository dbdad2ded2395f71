/**
 * Replies read aloud, one after the other: by the server, where it has a voice, else by the browser.
 *
 * Only what is said while the page looks on is read: a conversation that was shown again is not said again. Whoever says
 * something, records something or plays something else wants to hear no more of what was before.
 */
import { h } from '../log.js';
import { t } from '../strings.js';
import { BrowserVoice, ServerVoice } from './voices.js';

/** Milliseconds. */
const PAUSE = 200;
const KINDS = new Map([['agent_reply_str', false], ['agent_reply_markdown', true]]);

export class Aloud {
  #notify;
  #focus;
  #floating;
  #key;
  #hasServer;
  #server;
  #browser = new BrowserVoice();
  #isOn = false;
  #open = new Map();
  #queue = [];
  /** What is being said belongs to this turn: another one begins when all is to be silent. */
  #turn = null;
  #last = Promise.resolve();
  #button = h('button', { type: 'button', class: 'pill', id: 'hush', onclick: () => this.stop() },
    square(), h('span', {}, t('aloud.stop')));

  /**
   * @param {object} options
   * @param {object} options.context what kinds of messages may use of the page
   * @param {(words: string) => void} options.notify says something in passing
   * @param {HTMLElement} options.floating where the button that stops it is shown
   * @param {() => boolean} options.hasServer whether the server has a voice
   * @param {string} options.key what tells this bot from others
   */
  constructor({ context, notify, floating, hasServer, key }) {
    this.#server = new ServerVoice(context);
    this.#notify = notify;
    this.#focus = context.focus;
    this.#floating = floating;
    this.#hasServer = hasServer;
    this.#key = `jackdaw:aloud:${key}`;
    document.addEventListener('play', () => this.stop(), true);
    addEventListener('pagehide', () => this.stop());
    addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !this.#turn || event.isComposing) return;
      if (document.querySelector('dialog[open], :popover-open, .recording')) return;
      event.preventDefault();
      this.stop();
    }, true);
  }

  turn(isOn) {
    this.#isOn = isOn;
    if (!isOn) this.stop();
  }

  /** There is a new connection: what was asked for on the old one does not come. */
  connected() {
    this.#server.again();
  }

  receive(frame) {
    const { type, id } = frame;
    if (type === 'speech') this.#server.received(frame);
    if (!this.#isOn) return;
    if (type === 'message') {
      if (String(frame.action).startsWith('user_')) this.stop();
      else this.#add(frame, frame.message);
    } else if (type === 'stream_begin') {
      this.#open.set(id, { ...frame, text: '' });
    } else if (type === 'stream_delta' && this.#open.has(id)) {
      this.#open.get(id).text += frame.delta;
    } else if (type === 'stream_end' && this.#open.has(id)) {
      const begun = this.#open.get(id);
      this.#open.delete(id);
      if (frame.reason === 'finished') this.#add(begun, begun.text);
    } else if (type === 'history' || type === 'restarted') {
      this.#open.clear();
      this.stop();
    }
  }

  /** Says no more, now. */
  stop() {
    this.#queue = [];
    if (!this.#turn) return;
    this.#turn = null;
    this.#server.stop();
    this.#browser.stop();
    const hadFocus = this.#button === document.activeElement;
    this.#button.remove();
    if (hadFocus) this.#focus();
  }

  #add({ id, action, lang }, text) {
    if (!KINDS.has(action) || typeof text !== 'string' || text.trim() === '') return;
    this.#queue.push({ id, text, lang, isMarkdown: KINDS.get(action) });
    if (this.#hasServer()) this.#server.prepare(this.#queue.slice(0, 2));
    if (!this.#turn) this.#run();
  }

  async #run() {
    const turn = this.#turn = {};
    while (this.#turn === turn && this.#queue.length > 0) {
      const reply = this.#queue.shift();
      const hasServer = this.#hasServer();
      if (hasServer) this.#server.prepare([reply, ...this.#queue.slice(0, 1)]);
      const voice = hasServer ? this.#server : this.#browser;
      // After what was said before: this tab would else take itself for another that reads.
      this.#last = this.#last.then(() => alone(this.#key, async () => {
        while (this.#turn === turn && isLoud()) await new Promise((resolve) => { setTimeout(resolve, PAUSE); });
        if (this.#turn !== turn) return;
        this.#floating.append(this.#button);
        if (!await voice.say(reply) && this.#turn === turn) this.#notify(t('aloud.failed'));
      }));
      await this.#last;
    }
    if (this.#turn === turn) this.stop();
  }
}

/** Whether something else is heard, or somebody speaks into the microphone. */
function isLoud() {
  return document.querySelector('.recording') !== null || [...document.querySelectorAll('audio')].some(({ paused }) => !paused);
}

/** Of several tabs with one conversation, one reads it. */
async function alone(key, action) {
  try {
    await navigator.locks.request(key, { ifAvailable: true }, (lock) => (lock ? action() : undefined));
  } catch {
    // Without TLS, or where storage is blocked, tabs do not know of each other.
    await action();
  }
}

function square() {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', 'M7 7h10v10H7z');
  svg.append(path);
  return svg;
}
