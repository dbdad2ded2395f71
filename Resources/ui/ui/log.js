/**
 * The conversation on the page: messages in order, streams as they are written, dividers, the announcer.
 *
 * How a kind of message looks is not known here: `kinds` names a module for each action, loaded the first time such a
 * message arrives. Such a module exports
 * - `render(message, context)`, which returns a node or `{ node, update(frame) }`; `update` gets the later frames about
 *   the message (`chosen`, `transcript`, `rows`, `error`), and what happens to the conversation: `retired` when what was said
 *   can no longer be answered, `forgotten` when the server no longer knows it, `connected` when what is missing may be asked for;
 * - `stream(context)`, where the kind can be streamed: `{ node, push(text), end() }`;
 * - `summary(message)`, where the text of the node is not what should be announced.
 */
import { clock, day, moment, t } from './strings.js';

/** Builds an element: attributes, `on…` listeners, children (nodes or texts; null is left out). */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const name in attributes) {
    const value = attributes[name];
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  for (const child of children) add(element, child);
  return element;
}

function add(element, child) {
  // One by one: a long list has more children than a call may have arguments.
  if (Array.isArray(child)) for (const one of child) add(element, one);
  else if (child !== null && child !== undefined) element.append(child);
}

const text = {
  render(message) {
    const node = paragraph();
    node.append(...linked(wording(message)));
    return node;
  },
  stream() {
    const node = paragraph();
    const end = () => {
      const parts = linked(node.textContent);
      if (parts.length > 1) node.replaceChildren(...parts);
      else node.normalize();
    };
    return { node, push: (delta) => node.append(delta), end };
  },
};

/** Makes copies of what `make` builds once: to copy is much quicker, and long conversations have many of each. */
function mould(make) {
  let first = null;
  return () => (first ??= make()).cloneNode(true);
}

const paragraph = mould(() => h('p', { class: 'text', dir: 'auto' }));

/** What a JSON message says to people: its text, where it has one. */
function wording(message) {
  if (typeof message === 'string') return message;
  return typeof message?.message === 'string' ? message.message : JSON.stringify(message, null, 2);
}

/** Texts and links: plain text stays as it was written, only addresses become clickable. */
function linked(source) {
  if (!source.includes('://')) return [source];
  return source.split(/(https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]}])/).map((part, index) =>
    index % 2 ? h('a', { href: part, target: '_blank', rel: 'noopener noreferrer' }, part) : part);
}

const MARKDOWN = [
  'addresses', 'blocks', 'chain', 'definitions', 'draw', 'entities', 'inlines', 'links', 'math', 'parse', 'tables',
  'tidy',
].map((name) => `markdown/${name}`).concat('tex', 'libraries');

const TABLE = ['table/model', 'table/pages', 'table/values', 'table/view', 'actions'];

/** Asks for all modules of a kind at once; the browser alone would find each in the one before. */
function preload(names) {
  for (const name of names) {
    const href = new URL(`./${name}.js`, import.meta.url).href;
    document.head.append(h('link', { rel: 'modulepreload', href }));
  }
}

let sheet = null;

/** Loads the second style sheet, with the first thing whose looks are in it. */
export const looks = () => sheet ??= new Promise((resolve) => {
  const href = new URL('./rich.css', import.meta.url).href;
  // Without its looks a message still says what it says.
  document.head.append(h('link', { rel: 'stylesheet', href, onload: resolve, onerror: resolve }));
});

/** A kind whose looks are there. */
const rich = (name, parts = []) => () => {
  preload(parts);
  return Promise.all([import(`./kinds/${name}.js`), looks()]).then(([module]) => module);
};

const markdown = () => (preload(MARKDOWN), import('./kinds/markdown.js'));
const file = rich('file', ['lightbox']);
const voice = rich('audio', ['players']);

/** One entry per action: a module, or a function that loads it. Further kinds are added here, or with `kinds.set`. */
export const kinds = new Map(Object.entries({
  user_message: text,
  user_file: file,
  user_voice: voice,
  agent_reply_str: text,
  agent_reply_markdown: markdown,
  agent_reply_html: () => import('./kinds/html.js'),
  agent_reply_options: () => import('./kinds/options.js'),
  agent_reply_dataframe: rich('table', TABLE),
  agent_reply_plotly: rich('plot', ['plot/columns', 'plot/figure', 'libraries', 'colours', 'kinds/table', ...TABLE]),
  agent_reply_file: file,
  agent_reply_image: rich('image', ['lightbox']),
  agent_reply_audio: voice,
  agent_reply_location: rich('location', ['libraries', 'places']),
  agent_reply_rag: rich('retrieval', ['actions', 'kinds/markdown', ...MARKDOWN]),
  agent_reply_custom: rich('custom', ['actions']),
}));

/** What is in a message that people may want to have elsewhere: the text as the bot wrote it. */
function copyable({ action, message }) {
  const text = action === 'agent_reply_rag' ? message?.answer : message;
  const isText = ['agent_reply_str', 'agent_reply_markdown', 'agent_reply_rag'].includes(action);
  return isText && typeof text === 'string' ? text : null;
}

/** A button that copies a message. It stands beside the message, and is seen where the pointer or the focus is. */
const copyButton = mould(() =>
  // Its picture is drawn by the style sheet, and its clicks are heard by the list.
  h('button', { type: 'button', class: 'plain take', title: t('message.copy'), 'aria-label': t('message.copy') }));

const MINUTE = 60_000;
const GROUP = 5 * MINUTE;
/** Milliseconds: messages that come closer together are shown together, and as late as the second has it. */
const PAUSE = 16;
const PATIENCE = 100;
const MOST_SAID = 10;

export class Log {
  #scroller;
  #list;
  #typing;
  #latest;
  #announcer;
  #context;
  #on;
  #records = new Map();
  #echoes = new Map();
  #shapes = new Map();
  #copies = new WeakMap();
  #coming = document.createDocumentFragment();
  #came = { first: 0, last: 0, timer: 0 };
  #anchor = null;
  #missed = 0;
  #top = 0;
  #frameRequest = 0;
  #settleRequest = 0;
  #entered = 0;
  #words = [];
  #speech = 0;
  #silence = 0;
  #dirty = new Set();

  /** Whether the newest message is kept in view: until the reader scrolls away from it. */
  following = true;

  /**
   * @param {object} parts the page's elements: scroller, list, typing, latest, announcer
   * @param {object} context what kinds may use: `send(frame)`, `ask(frame, failed)`, `url(path)`, `name()`,
   *   `libraries()`, `focus()`, `correct(words)`
   * @param {object} on `arrived()` for each new message of the bot, `streams(ids)` when the open streams change
   */
  constructor({ scroller, list, typing, latest, announcer }, context, on) {
    this.#scroller = scroller;
    this.#list = list;
    this.#typing = typing;
    this.#latest = latest;
    this.#announcer = announcer;
    this.#context = context;
    this.#on = on;
    scroller.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    latest.addEventListener('click', () => this.jump());
    list.addEventListener('click', ({ target }) => {
      const button = target.closest('.take');
      // Without the module nothing seems to happen, which is then the truth.
      if (button) import('./actions.js').then(({ take }) => take(button, this.#copies.get(button)), () => {});
    });
    // Who points at a time sees it in full; to write that takes longer than all else of a message.
    list.addEventListener('pointerover', ({ target }) => {
      if (target.localName === 'time' && !target.title) target.title = moment(target.closest('.message').date);
    });
    // Whatever makes the conversation taller (a picture that loads, a stream) or the window smaller.
    const sizes = new ResizeObserver(() => this.#settle());
    sizes.observe(list);
    sizes.observe(scroller);
  }

  get isEmpty() {
    return this.#list.childElementCount + this.#coming.childElementCount === 0;
  }

  /** The messages that are still being written. */
  get openStreams() {
    return [...this.#records.values()].filter((record) => record.stream).map((record) => record.id);
  }

  /** What the user last said in words; null, where there is nothing. */
  get lastSaid() {
    const all = [...this.#records.values(), ...this.#echoes.values()];
    const last = all.findLast(({ frame }) => frame.action === 'user_message' && typeof frame.message === 'string');
    return last?.frame.message ?? null;
  }

  /** Whether the user said anything since the conversation began. */
  get isUnderWay() {
    const isSaid = ({ frame, retired }) => !retired && frame.action.startsWith('user_');
    return this.#echoes.size > 0 || [...this.#records.values()].some(isSaid);
  }

  /** Shows what a conversation frame says. */
  receive(frame) {
    switch (frame.type) {
      case 'message':
        return this.#add(frame, true);
      case 'stream_begin':
        return this.#add({ ...frame, open: true, message: '' }, true);
      case 'stream_delta':
        return this.#push(this.#records.get(frame.id), frame.delta);
      case 'stream_end':
        return this.#end(this.#records.get(frame.id), frame.reason);
      case 'chosen':
      case 'transcript':
        return this.#update(this.#records.get(frame.id), frame);
      case 'rows':
        return tell(this.#records.get(frame.about), frame);
      case 'restarted':
        return this.#restarted();
      case 'history':
        return this.#history(Array.isArray(frame.entries) ? frame.entries.filter(isObject) : []);
      case 'typing':
        return this.typing(frame.on);
      default:
        return undefined;
    }
  }

  typing(isOn) {
    if (this.#typing.hidden !== isOn) return;
    this.#typing.hidden = !isOn;
    this.#settleSoon();
  }

  /** Ends what belongs to the session so far; it stays visible, under a divider, and nothing in it works any more. */
  begin() {
    this.#retire();
    this.#tell({ type: 'forgotten' });
    this.typing(false);
    this.#records.clear();
    for (const [id, record] of this.#echoes) {
      // What was acknowledged was said to the old session; what was not will be said again to the new one.
      if (record.isAcknowledged) this.#echoes.delete(id);
    }
    this.#insert();
    this.#anchor = this.isEmpty ? null : this.divider(t('renewed'));
  }

  /** There is a connection again. */
  connected() {
    this.#tell({ type: 'connected' });
  }

  /** A quiet line across the conversation, above what waits to be sent. */
  divider(words) {
    const element = h('p', { class: 'divider' }, h('span', {}, words));
    this.#place(element);
    this.#insert();
    return element;
  }

  /** Shows what the user just said, before the server has it. */
  echo(id, frame) {
    const record = this.#build({ ...frame, client_id: id, timestamp: null }, true);
    record.element.classList.add('waiting');
    record.note.dataset.waiting = t('state.waiting');
    this.#insert();
    this.#echoes.set(id, record);
    this.#enter(record.element);
    this.#list.append(record.element);
    this.#arrange(record.element);
    this.jump();
  }

  /** The server has the message `id`, or refused it. */
  settled(id, error, retry) {
    const record = this.#echoes.get(id);
    if (!record) return;
    record.element.classList.remove('waiting');
    if (error) {
      this.#echoes.delete(id);
      record.element.classList.add('refused');
      record.note.replaceChildren(
        h('span', {}, t('state.refused', { reason: error })),
        h('button', { type: 'button', class: 'link', onclick: () => (record.element.remove(), retry()) }, t('retry')),
      );
    } else {
      record.isAcknowledged = true;
    }
  }

  /** Nothing could be made of what the user said, which the message then says itself, if there is one: whether it is. */
  failed(error) {
    const record = [...this.#records.values()].find(({ frame }) => frame.client_id === (error.about ?? null));
    return record && (tell(record, record.frame.failure = error), true);
  }

  /** Takes back what was shown of the message `id`. */
  forget(id) {
    this.#echoes.get(id)?.element.remove();
    this.#echoes.delete(id);
  }

  /** Scrolls to the newest message and stays there. */
  jump() {
    this.following = true;
    this.#settleSoon();
  }

  #history(entries) {
    this.#insert();
    for (const record of this.#records.values()) record.element.remove();
    this.#records.clear();
    while (this.#list.lastChild && this.#list.lastChild !== this.#anchor) this.#list.lastChild.remove();
    const fresh = document.createDocumentFragment();
    for (const entry of entries) {
      if (entry.type === 'restarted') {
        this.#retire();
        fresh.append(h('p', { class: 'divider' }, h('span', {}, t('restarted'))));
        continue;
      }
      this.#echoes.delete(entry.client_id);
      const record = this.#build(sound(entry), false);
      this.#records.set(entry.id, record);
      fresh.append(record.element);
    }
    for (const record of this.#echoes.values()) fresh.append(record.element);
    const elements = [...fresh.children];
    this.#list.append(fresh);
    for (const element of elements) this.#arrange(element, false);
    this.#on.streams(this.openStreams);
    this.jump();
  }

  #restarted() {
    this.#retire();
    this.divider(t('restarted'));
  }

  /** Nothing said so far can be answered any more. */
  #retire() {
    for (const record of this.#records.values()) {
      if (record.stream) this.#end(record, 'stopped');
      record.retired = true;
    }
    this.#tell({ type: 'retired' });
  }

  #tell(frame) {
    for (const record of this.#records.values()) tell(record, frame);
  }

  #add(received, isNew) {
    const frame = sound(received);
    const isUser = frame.action.startsWith('user_');
    const record = this.#adopt(frame) ?? this.#build(frame, isNew);
    this.#records.set(frame.id, record);
    this.#enter(record.element);
    if (!isUser && !this.following) this.#missed += 1;
    this.#place(record.element);
    if (record.stream) this.#on.streams(this.openStreams);
    if (!isUser) {
      this.typing(false);
      this.#on.arrived();
    }
    return undefined;
  }

  /** The user's own message came back: what was shown of it takes its place in the server's order. */
  #adopt(frame) {
    const record = this.#echoes.get(frame.client_id);
    if (!record) return null;
    // What came before it is above it.
    this.#insert();
    this.#echoes.delete(frame.client_id);
    Object.assign(record, { id: frame.id, frame });
    record.element.classList.remove('waiting');
    record.element.date = dateOf(frame);
    record.time.title = '';
    if (frame.action !== 'user_message') this.#fill(record);
    return record;
  }

  #build(frame, isNew) {
    const isUser = frame.action.startsWith('user_');
    const date = dateOf(frame);
    const element = this.#shape(isUser ? null : this.#context.name())();
    const [, time, body, note] = element.children;
    element.setAttribute('data-action', frame.action);
    time.setAttribute('datetime', date.toISOString());
    time.textContent = clock(date);
    element.date = date;
    const record = { id: frame.id, frame, element, time, body, note, isNew, pending: [], stream: null };
    this.#fill(record);
    return record;
  }

  /** What all messages of the user have in common, or of the bot while it has this name. */
  #shape(name) {
    if (!this.#shapes.has(name)) {
      this.#shapes.set(name, mould(() => h(
        'article',
        { class: `message ${name === null ? 'user' : 'bot'}` },
        h('p', { class: 'hidden' }, name === null ? t('said.user') : t('said.bot', { name })),
        h('time'),
        h('div', { class: 'body' }),
        h('p', { class: 'note' }),
      )));
    }
    return this.#shapes.get(name);
  }

  #fill(record, attempt = 0) {
    const kind = kinds.get(record.frame.action) ?? unknown;
    if (typeof kind === 'function') {
      record.body.classList.add('loading');
      if (record.frame.open) record.stream = { push: (delta) => record.pending.push(delta), end: () => {} };
      kind().then(
        (module) => {
          kinds.set(record.frame.action, module);
          record.body.classList.remove('loading');
          this.#show(record, module);
        },
        () => {
          record.body.classList.remove('loading');
          const again = () => this.#fill(record, attempt + 1);
          record.body.replaceChildren(
            h('p', { class: 'text' }, t('kind.unavailable'), ' ',
              h('button', { type: 'button', class: 'link', onclick: again }, t('retry'))),
          );
        },
      );
    } else {
      this.#show(record, kind);
    }
  }

  #show(record, kind) {
    const { frame } = record;
    const context = {
      ...this.#context,
      id: frame.id,
      frame,
      isNew: record.isNew,
      isRetired: () => record.retired === true,
    };
    if (frame.open && kind.stream && !record.isDone) {
      record.stream = kind.stream(context);
      record.body.classList.add('open');
      record.body.replaceChildren(record.stream.node);
      record.pending.unshift(frame.message);
      this.#mark(record);
      return;
    }
    const whole = frame.open ? frame.message + record.pending.join('') : frame.message;
    record.view = draw(kind, whole, context);
    record.body.replaceChildren(record.view.node);
    if (frame.chosen) tell(record, { ...frame.chosen, type: 'chosen' });
    if (frame.transcript) tell(record, { type: 'transcript', text: frame.transcript });
    if (frame.failure) tell(record, frame.failure);
    if (record.retired) tell(record, { type: 'retired' });
    if (record.isNew && record.element.classList.contains('bot')) {
      this.#announce(summary(kind, whole) ?? record.body.textContent);
    }
    this.#offerCopy(record, whole);
  }

  /** Where the message is a text that is whole. */
  #offerCopy(record, message) {
    const text = copyable({ action: record.frame.action, message });
    if (!text || !navigator.clipboard) return;
    const button = copyButton();
    this.#copies.set(button, text);
    record.element.classList.add('copyable');
    record.body.append(button);
  }

  #update(record, frame) {
    if (!record) return;
    if (frame.type === 'chosen') record.frame.chosen = frame;
    else record.frame.transcript = frame.text;
    tell(record, frame);
  }

  #push(record, delta) {
    if (!record?.stream || typeof delta !== 'string') return;
    record.pending.push(delta);
    record.text = (record.text ?? record.frame.message ?? '') + delta;
    this.#mark(record);
  }

  /** However many deltas arrive, the page draws them once per frame. */
  #mark(record) {
    this.#dirty.add(record);
    this.#frameRequest ||= requestAnimationFrame(() => this.#draw());
  }

  #draw() {
    this.#frameRequest = 0;
    for (const record of this.#dirty) this.#drain(record);
    this.#dirty.clear();
  }

  #drain(record) {
    if (!record.stream?.node) return;
    const more = record.pending.splice(0).join('');
    if (more) record.stream.push(more);
  }

  #end(record, reason) {
    if (!record || record.isDone) return;
    record.isDone = true;
    this.#drain(record);
    record.stream?.end();
    if (record.stream?.node) {
      this.#announce(record.body.textContent);
      this.#offerCopy(record, record.text ?? record.frame.message);
    }
    record.stream = null;
    record.body.classList.remove('open');
    if (reason !== 'finished') record.note.textContent = t(reason === 'stopped' ? 'state.stopped' : 'state.failed');
    this.#on.streams(this.openStreams);
  }

  /** A message that comes alone is seen to come; of many at once, each would cost the browser a layer. */
  #enter(element) {
    const now = performance.now();
    if (now - this.#entered > 60 && !element.isConnected) element.classList.add('fresh');
    this.#entered = now;
  }

  /**
   * Puts an element where the server's order has it. One that comes alone is there at once; of many, each would have
   * the browser lay out all of the conversation anew, so they are put there together, when no more come for a moment.
   */
  #place(element) {
    if (element.isConnected) {
      // Moving an element would play its entrance again.
      const next = this.#waiting;
      if (element.nextSibling !== next) this.#list.insertBefore(element, next);
      this.#arrange(element);
      return;
    }
    const now = performance.now();
    const isAlone = this.#came.timer === 0 && now - this.#came.last > PAUSE;
    this.#coming.append(element);
    this.#came.last = now;
    if (isAlone) {
      this.#insert();
    } else if (this.#came.timer === 0) {
      this.#came.first = now;
      this.#came.timer = setTimeout(() => this.#gather(), PAUSE);
    }
  }

  /** The first of what the user said that the server does not have yet: all else is above it. */
  get #waiting() {
    const [record] = this.#echoes.values();
    return record?.element ?? null;
  }

  #gather() {
    const now = performance.now();
    if (now - this.#came.last < PAUSE && now - this.#came.first < PATIENCE) {
      this.#came.timer = setTimeout(() => this.#gather(), PAUSE);
    } else {
      this.#insert();
    }
  }

  /** Shows what came. */
  #insert() {
    clearTimeout(this.#came.timer);
    this.#came.timer = 0;
    const elements = [...this.#coming.children];
    if (elements.length === 0) return;
    this.#list.insertBefore(this.#coming, this.#waiting);
    for (const element of elements) this.#arrange(element, element === elements.at(-1));
    this.#showMissed(this.#missed);
  }

  /** Decides where the time is shown: where a speaker begins in another minute; a new day gets a line of its own. */
  #arrange(element, isLast = true) {
    const before = element.previousElementSibling;
    if (element.date) {
      const isNewDay = before?.date ? day(before.date) !== day(element.date) : day(element.date) !== t('today');
      if (isNewDay && !before?.classList.contains('day')) {
        const line = h('p', { class: 'divider day' }, h('span', {}, day(element.date)));
        line.date = element.date;
        element.before(line);
      }
      const isMessage = before?.classList.contains('message') === true;
      const pause = isMessage ? element.date - before.date : Infinity;
      const isSameSpeaker = isMessage && before.classList.contains('user') === element.classList.contains('user');
      element.classList.toggle('continued', isSameSpeaker && pause < GROUP);
      element.classList.toggle('timeless', pause < (isSameSpeaker ? GROUP : MINUTE));
    }
    const after = element.nextElementSibling;
    if (isLast && after) this.#arrange(after);
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    // A change of layout also moves what is in view: only a way up is the reader's own.
    if (scrollHeight - scrollTop - clientHeight < 48) this.following = true;
    else if (scrollTop < this.#top) this.following = false;
    this.#top = scrollTop;
    this.#showMissed(this.following ? 0 : this.#missed);
  }

  /** Once per frame: asking for the height makes the browser lay out everything that came since. */
  #settleSoon() {
    this.#settleRequest ||= requestAnimationFrame(() => {
      this.#settleRequest = 0;
      this.#settle();
    });
  }

  #settle() {
    if (!this.following) return;
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#top = this.#scroller.scrollTop;
    this.#showMissed(0);
  }

  #showMissed(count) {
    this.#missed = count;
    if (this.following && this.#latest.hidden) return;
    this.#latest.textContent = count ? t('latest.count', { count }) : t('latest');
    this.#latest.hidden = this.following;
  }

  /** Has a screen reader say a finished message, once, when it has said what it is saying. */
  #announce(words) {
    this.#words.push(words.slice(0, 1000));
    // Nobody listens to more.
    if (this.#words.length > MOST_SAID) this.#words.shift();
    this.#speech ||= setTimeout(() => this.#speak(), PAUSE);
  }

  #speak() {
    this.#speech = 0;
    const said = t('said.bot', { name: this.#context.name() });
    this.#announcer.append(...this.#words.splice(0).map((words) => h('p', {}, `${said} ${words}`)));
    while (this.#announcer.childElementCount > MOST_SAID) this.#announcer.firstElementChild.remove();
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#announcer.replaceChildren(), 10_000);
  }
}

const isObject = (value) => value !== null && typeof value === 'object';

/** A frame that lacks what every message has is still shown, as one of a kind that nobody knows. */
function sound(frame) {
  const isOpen = frame.open === true && typeof frame.message === 'string';
  return { ...frame, action: typeof frame.action === 'string' ? frame.action : '–', open: isOpen };
}

function dateOf({ timestamp }) {
  const date = new Date(typeof timestamp === 'string' ? timestamp : Date.now());
  return Number.isNaN(date.getTime()) ? new Date() : date;
}

/** A later frame that is not as the kind expects it leaves the message as it is. */
function tell(record, frame) {
  try {
    record?.view?.update?.(frame);
  } catch {
    // As above.
  }
}

/** What is announced of a message, where that is not its text. */
function summary(kind, message) {
  try {
    return kind.summary?.(message)?.toString();
  } catch {
    return undefined;
  }
}

/** A message that is not as its kind expects it is shown as it came: nothing said is ever left out. */
function draw(kind, message, context) {
  let view;
  try {
    view = kind.render(message, context);
  } catch {
    view = unknown.render(message, context);
  }
  return view instanceof Node ? { node: view } : view;
}

const unknown = {
  render(message, { frame }) {
    const node = h('div', {}, h('p', { class: 'text' }, t('kind.unknown', { action: frame.action })));
    import('./kinds/unknown.js').then(({ source }) => node.append(source(message)), () => {});
    return node;
  },
};
