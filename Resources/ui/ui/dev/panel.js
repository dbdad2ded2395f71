/** The panel beside the conversation that shows the inside of the bot. */
import { keep } from '../client.js';
import { h } from '../log.js';
import { Diagram } from './diagram.js';
import { events, kept, scores, waysOut } from './lists.js';

/** From this width on there is room for the panel beside the conversation. */
const WIDE = '(min-width: 60rem)';
const SHORTCUT = 'Ctrl+`';
const ICON = 'M8.5 7 3.5 12l5 5M15.5 7l5 5-5 5';

export class Panel {
  #model;
  #choice = keep(() => localStorage, 'jackdaw:dev');
  #toggle = h('button', {
    type: 'button', id: 'dev', class: 'plain', title: `Developer panel (${SHORTCUT})`, 'aria-label': 'Developer panel',
    'aria-controls': 'dev-panel', 'aria-keyshortcuts': 'Control+`', onclick: () => this.#turn(!this.#isOpen),
  }, icon(ICON));
  #state = h('code', { class: 'dev-state' });
  #diagram = null;
  #picture = h('div', { class: 'dev-picture', tabindex: '0', role: 'region', 'aria-label': 'State diagram' });
  #parts = { ways: h('div', {}), scores: h('div', {}), kept: h('div', {}), events: h('div', {}) };
  #close = h('button', {
    type: 'button', class: 'plain', title: 'Close', 'aria-label': 'Close the developer panel', onclick: () => this.#turn(false),
  }, icon('M6 6l12 12M18 6 6 18'));
  #panel;
  #selected = null;
  #values = null;
  #shown = { state: null, kept: null };
  #frame = 0;

  constructor() {
    const section = (title, ...content) => h('details', { open: true }, h('summary', {}, h('h3', {}, title)), content);
    // English, and written from left to right, wherever the page's language puts the panel.
    this.#panel = h('aside', { id: 'dev-panel', class: 'dev', 'aria-label': 'Developer panel', hidden: true },
      h('div', { lang: 'en', dir: 'ltr' },
        h('header', {}, h('h2', {}, 'Developer'), this.#state, this.#close),
        section('States', this.#picture, this.#parts.ways),
        section('Intents of the last message', this.#parts.scores),
        section('Variables', this.#parts.kept),
        section('Events', this.#parts.events)));
    document.getElementById('settings').before(this.#toggle);
    document.body.append(this.#panel);
    this.#panel.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      this.#turn(false);
    });
    addEventListener('keydown', (event) => {
      // By its place: on many keyboards the key of this place makes no letter by itself.
      if (!event.ctrlKey || event.altKey || event.metaKey || event.code !== 'Backquote') return;
      event.preventDefault();
      this.#turn(!this.#isOpen);
      if (this.#isOpen) this.#close.focus();
    });
    this.#show(this.#choice.read()?.open ?? matchMedia(WIDE).matches);
  }

  /** Shows a session from now on: its model has changed, or is another one. */
  show(model) {
    if (model !== this.#model) {
      this.#model = model;
      this.#diagram = null;
      this.#selected = this.#values = null;
      this.#shown = { state: null, kept: null };
    }
    // Many things happen at once; they are drawn together.
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#isOpen) this.#draw();
    });
  }

  get #isOpen() {
    return !this.#panel.hidden;
  }

  #turn(isOpen) {
    const hadFocus = this.#panel.contains(document.activeElement);
    this.#choice.write({ open: isOpen });
    this.#show(isOpen);
    if (hadFocus && !isOpen) this.#toggle.focus();
  }

  #show(isOpen) {
    this.#panel.hidden = !isOpen;
    this.#toggle.setAttribute('aria-expanded', String(isOpen));
    document.body.classList.toggle('developing', isOpen);
    // What takes its size from the page, as the composer does, is told that it changed.
    dispatchEvent(new Event('resize'));
    if (isOpen && this.#model) this.#draw();
  }

  #draw() {
    const model = this.#model;
    if (!model.bot) return;
    this.#diagram ??= new Diagram(model.bot, (state) => this.#select(state), this.#picture);
    const hasMoved = model.state !== this.#shown.state;
    // The list follows the conversation, until the reader chooses a state, and again when it moves on.
    if (hasMoved) this.#selected = model.state;
    this.#state.textContent = model.state ?? '';
    this.#mark();
    if (hasMoved) this.#diagram.reveal(model.state);
    this.#parts.scores.replaceChildren(...scores(model.understood));
    this.#parts.events.replaceChildren(...events(model));
    if (model.kept !== this.#shown.kept) {
      this.#parts.kept.replaceChildren(...kept(model.kept, this.#values));
      this.#values = new Map(model.kept.map(({ kind, name, value }) => [`${kind} ${name}`, value]));
    }
    this.#shown = { state: model.state, kept: model.kept };
  }

  #select(state) {
    this.#selected = state;
    this.#mark();
  }

  #mark() {
    this.#diagram.show(this.#model, this.#selected);
    if (this.#selected) this.#parts.ways.replaceChildren(...waysOut(this.#model, this.#selected));
  }
}

function icon(path) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(document.createElementNS('http://www.w3.org/2000/svg', 'path'));
  svg.firstChild.setAttribute('d', path);
  return svg;
}
