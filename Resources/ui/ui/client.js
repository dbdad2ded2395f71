/**
 * The page's end of the `jackdaw.v1` protocol: one conversation over however many connections it takes.
 *
 * It knows nothing of the page. What it promises:
 * - what was said while there was no connection waits in the outbox and arrives exactly once and in order: each message
 *   has an id of its own, one at a time is on its way, and it leaves the outbox only when the server acknowledged it;
 * - a lost connection is noticed, even if the network says nothing, and opened again with growing, random delays;
 * - the conversation goes on where it was; where the server has forgotten it, a new one begins under the same id.
 */

const OPENING = 10_000;
const PATIENCE = 5_000;
const LONGEST_DELAY = 15_000;

export class Client {
  #url;
  #store;
  #outbox;
  #WebSocket;
  #clock;
  #random;
  #on;

  #socket = null;
  #timers = {};
  #attempts = 0;
  #known = null;
  #generation = null;
  #stretch;
  #nextStretch;
  #tried = null;
  #secondLook = false;
  #last = 0;
  #inFlight = null;
  #asked = new Map();
  #prefix;
  #count = 0;

  /** `connecting` until the first connection stands, then `open` or `lost`. */
  status = 'connecting';

  /** What the server said about itself, once it has. */
  hello = null;

  /**
   * @param {object} options
   * @param {string} options.url where the WebSocket is
   * @param {{read(): object|null, write(value: object|null): void}} options.store keeps the session and its secret
   * @param {{read(): object|null, write(value: object|null): void}} options.outbox keeps what was not acknowledged
   * @param {object} options.on called with what happens: `status(status)`, `hello(hello)`, `begin()` when the server
   *   lost the conversation, `frame(frame)`, `queued(item)`, `settled(item, error?)`
   */
  constructor({ url, store, outbox, on, WebSocket = globalThis.WebSocket, clock = globalThis, random = Math.random }) {
    this.#url = url;
    this.#store = store;
    this.#outbox = { items: outbox.read() ?? [], save: (items) => outbox.write(items) };
    this.#on = on;
    this.#WebSocket = WebSocket;
    this.#clock = clock;
    this.#random = random;
    // Two tabs of one session, and the same tab after a reload, must never choose the same id.
    this.#prefix = Array.from({ length: 10 }, () => Math.floor(random() * 36).toString(36)).join('');
  }

  /** The session and its secret, for uploads; null while there is no connection. */
  get session() {
    return this.status === 'open' ? this.#known : null;
  }

  start() {
    this.#known = this.#store.read();
    for (const item of this.#outbox.items) this.#on.queued(item);
    this.#connect();
  }

  /** Says something, now or as soon as there is a connection. `local` stays with the item and is for the page alone. */
  send(frame, local) {
    this.#count += 1;
    const item = { id: `${this.#prefix}-${this.#count}`, frame, local };
    this.#outbox.items.push(item);
    this.#outbox.save(this.#outbox.items);
    this.#on.queued(item);
    this.#flush();
  }

  /**
   * Has the page that is loaded next begin with another session, or with a new one where that is null.
   *
   * @returns {boolean} false where messages of this session still wait to be sent
   */
  leaveTo(session) {
    if (this.#outbox.items.length > 0) return false;
    // The server tells its secret to whom it recognises as the session's user.
    this.#store.write(session === null ? null : { session, secret: '' });
    return true;
  }

  /** Asks the bot to end a text that it is still writing. */
  stop(id) {
    if (this.status === 'open') this.#write({ type: 'stop', id });
  }

  /**
   * Asks the server for something that only matters now: it neither waits in the outbox nor is part of what was said.
   * Without a connection nothing happens; whoever asked asks again when there is one. `failed` hears of a refusal.
   */
  ask(frame, failed) {
    if (this.status !== 'open') return;
    this.#count += 1;
    const id = `${this.#prefix}-${this.#count}`;
    this.#asked.set(id, failed);
    this.#write({ type: 'message', id, ...frame });
  }

  /** Opens the connection at once, where it is lost; else finds out soon whether it still stands. */
  check(patience = 1_500) {
    if (this.status === 'open') {
      this.#ping(patience);
    } else if (this.#timers.retry) {
      this.#connect();
    }
  }

  #connect() {
    this.#cancel('retry');
    const url = new URL(this.#url);
    if (this.#known) url.searchParams.set('session_id', this.#known.session);
    const socket = new this.#WebSocket(url.href, ['jackdaw.v1']);
    this.#socket = socket;
    this.#cancel('known');
    socket.onmessage = (event) => {
      if (socket === this.#socket) this.#receive(event.data);
    };
    socket.onclose = () => {
      if (socket === this.#socket) this.#lost();
    };
    this.#after('life', OPENING, () => this.#drop());
  }

  /** Gives up a connection without waiting for the other side, which may never answer a close. */
  #drop() {
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    this.#lost();
  }

  #lost() {
    this.#socket = null;
    this.#inFlight = null;
    this.#asked.clear();
    for (const name of Object.keys(this.#timers)) this.#cancel(name);
    // Doubling keeps a returning server from being overrun, the random half keeps its clients from coming all at once.
    const ceiling = Math.min(LONGEST_DELAY, 300 * 2 ** this.#attempts);
    this.#attempts += 1;
    this.#after('retry', ceiling * (0.5 + this.#random() / 2), () => this.#connect());
    this.#become('lost');
  }

  #become(status) {
    if (this.status === status) return;
    this.status = status;
    this.#on.status(status);
  }

  #receive(data) {
    let frame;
    try {
      frame = JSON.parse(data);
    } catch {
      return;
    }
    if (typeof frame?.type !== 'string') return;
    this.#alive();
    switch (frame.type) {
      case 'hello':
        return this.#hello(frame);
      case 'resumed':
        // It counts with the first frame from there: what is shown until then was told in an earlier one.
        this.#nextStretch = frame.generation;
        this.#opened();
        return frame.typing ? this.#on.frame({ type: 'typing', on: true }) : undefined;
      case 'ack':
        return this.#settle(frame.id);
      case 'error':
        return this.#error(frame);
      case 'pong':
        return undefined;
      case 'history':
        this.#last = frame.seq;
        this.#stretch = this.#nextStretch;
        return this.#on.frame(frame);
      default:
        if (frame.seq !== undefined) {
          if (frame.seq <= this.#last) return undefined;
          this.#last = frame.seq;
          this.#stretch = this.#nextStretch;
        }
        return this.#on.frame(frame);
    }
  }

  #hello(frame) {
    this.hello = frame;
    this.#secondLook = false;
    if (frame.resumable) {
      if (frame.secret) {
        // Whom the server has recognised as the session's user needs to know no secret, and is told it. Another tab may
        // have turned to another conversation meanwhile, which stays the one to come back to.
        this.#known = { session: frame.session, secret: frame.secret };
        if (this.#store.read()?.session === frame.session) this.#store.write(this.#known);
      }
      this.#resume();
    } else {
      this.#known = { session: frame.session, secret: frame.secret };
      this.#store.write(this.#known);
      this.#turn(frame.secret);
      this.#nextStretch = frame.generation;
      this.#stretch = frame.generation;
      this.#opened();
    }
  }

  #resume() {
    // When the server forgot the session, another tab may have been first to begin it anew, and has the new secret.
    const stored = this.#store.read();
    if (stored?.session === this.#known.session) this.#known = stored;
    this.#tried = this.#known.secret;
    const last = this.#tried === this.#generation ? this.#last : 0;
    // The server knows by its generation whether all that it told then has been stored.
    this.#write({
      type: 'resume',
      session: this.#known.session,
      secret: this.#tried,
      generation: this.#stretch,
      last,
    });
  }

  #refused() {
    if (this.#store.read()?.secret !== this.#tried) {
      this.#resume();
    } else if (!this.#secondLook) {
      this.#secondLook = true;
      this.#after('look', 500, () => this.#refused());
    } else {
      this.#known = null;
      this.#store.write(null);
      const socket = this.#socket;
      this.#socket = null;
      socket.close();
      this.#connect();
    }
  }

  /** Frames from now on belong to the session of this secret; their numbers begin anew if it is another one. */
  #turn(secret) {
    if (secret === this.#generation) return;
    const isFirst = this.#generation === null;
    this.#generation = secret;
    this.#last = 0;
    if (!isFirst) this.#on.begin();
  }

  #opened() {
    this.#turn(this.#known.secret);
    this.#attempts = 0;
    this.#on.hello(this.hello);
    this.#become('open');
    this.#cancel('known');
    this.#alive();
    this.#flush();
  }

  #error(frame) {
    if (frame.code === 'resume_refused') return this.#refused();
    const isAboutFlight = frame.about !== undefined && frame.about === this.#inFlight;
    if (isAboutFlight) return this.#settle(frame.about, frame);
    const failed = this.#asked.get(frame.about);
    if (failed) return this.#asked.delete(frame.about) && failed(frame);
    return this.#on.frame(frame);
  }

  #settle(id, error) {
    if (this.#inFlight === id) this.#inFlight = null;
    const index = this.#outbox.items.findIndex((item) => item.id === id);
    if (index >= 0) {
      const [item] = this.#outbox.items.splice(index, 1);
      this.#outbox.save(this.#outbox.items);
      this.#on.settled(item, error);
    }
    this.#flush();
  }

  #flush() {
    if (this.status !== 'open' || this.#inFlight || this.#outbox.items.length === 0) return;
    const [item] = this.#outbox.items;
    const text = JSON.stringify({ type: 'message', id: item.id, ...item.frame });
    const limit = this.hello.limits?.message ?? Infinity;
    // The server would close the socket (1009), and so would every attempt to send it again.
    if (text.length * 3 > limit && new TextEncoder().encode(text).length > limit) {
      this.#settle(item.id, { code: 'too_large', limit });
    } else {
      this.#inFlight = item.id;
      this.#socket.send(text);
    }
  }

  #write(frame) {
    this.#socket?.send(JSON.stringify(frame));
  }

  /** Any frame shows that the other side lives. After a silent heartbeat we ask. */
  #alive() {
    // To know it once a second is enough: setting a timer for each of a thousand frames takes longer than reading them.
    if (this.#timers.known) return;
    this.#after('known', 1_000, () => {});
    if (this.status === 'open') {
      this.#after('life', (this.hello.heartbeat || 25) * 1000, () => this.#ping(PATIENCE));
    } else {
      this.#after('life', OPENING, () => this.#drop());
    }
  }

  #ping(patience) {
    this.#cancel('known');
    this.#write({ type: 'ping' });
    this.#after('life', patience, () => this.#drop());
  }

  #after(name, delay, action) {
    this.#cancel(name);
    this.#timers[name] = this.#clock.setTimeout(() => {
      delete this.#timers[name];
      action();
    }, delay);
  }

  #cancel(name) {
    this.#clock.clearTimeout(this.#timers[name]);
    delete this.#timers[name];
  }
}

/**
 * One value kept as JSON in `storage`, or in memory where the browser allows no storage.
 *
 * The session and its secret live in `localStorage`: the same conversation then comes back in another tab and after the
 * browser was closed, and the strict content security policy keeps foreign scripts, who could read it, out of the page.
 * The outbox lives in `sessionStorage`: what a tab has not sent yet is that tab's own, and survives a reload.
 */
export function keep(storage, key) {
  let value = null;
  return {
    read() {
      try {
        value = JSON.parse(storage().getItem(key));
      } catch {
        // Storage is blocked: the value lives as long as the page.
      }
      return value;
    },
    write(next) {
      value = next;
      try {
        if (next === null) storage().removeItem(key);
        else storage().setItem(key, JSON.stringify(next));
      } catch {
        // As above; also when the storage is full.
      }
    },
  };
}
