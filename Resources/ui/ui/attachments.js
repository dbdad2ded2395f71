/**
 * Files on their way to the bot: each is uploaded as soon as it was chosen, and said when the user sends it.
 *
 * One chip in the tray shows one file: its size, the progress, what went wrong; it can be removed at any moment.
 */
import { h } from './log.js';
import { size, t } from './strings.js';

export class Attachments {
  #tray;
  #client;
  #base;
  #changed;
  #focus;
  #items = new Set();
  #sent = new Map();

  /** `changed` is called whenever `isWaiting` may have become another, `focus` to put the focus where one writes. */
  constructor({ tray, client, base, changed, focus }) {
    this.#tray = tray;
    this.#client = client;
    this.#base = base;
    this.#changed = changed;
    this.#focus = focus;
  }

  /** Whether there is a file that sending would send. */
  get isWaiting() {
    return [...this.#items].some((item) => !item.isWanted && !item.isHopeless);
  }

  /** Sends a voice message at once. Where the server takes no uploads, it goes with the message itself. */
  say(sound) {
    if (this.#client.hello?.features?.uploads !== false) {
      this.add(sound, 'user_voice', true);
      return;
    }
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const { name, type, size: octets } = sound;
      const base64 = reader.result.slice(reader.result.indexOf(',') + 1);
      this.#client.send({ action: 'user_voice', message: { name, type, base64 } }, { name, type, size: octets });
    });
    reader.readAsDataURL(sound);
  }

  /** Takes a file that goes once the user sends it, or as soon as it can, where that `isWanted` already. */
  add(file, action = 'user_file', isWanted = false) {
    const item = { file, action, id: null, isWanted, isHopeless: false, request: null };
    const { name } = file;
    const remove = t('file.cancel', { name });
    item.bar = h('progress', { max: '1', value: '0', hidden: true, 'aria-label': t('file.progress', { name }) });
    item.note = h('small', { role: 'status' }, size(file.size));
    item.again = h('button', {
      type: 'button', class: 'link', hidden: true, onclick: () => this.#upload(item),
      'aria-label': t('file.retry', { name }),
    }, t('retry'));
    item.element = h(
      'li',
      { class: 'chip' },
      h('div', {}, h('b', { dir: 'auto', title: name }, name), item.note, item.again),
      h('button', {
        type: 'button', class: 'plain remove', 'aria-label': remove, title: remove, onclick: () => this.#remove(item),
      }, '×'),
      item.bar,
    );
    this.#items.add(item);
    this.#tray.append(item.element);
    this.#tray.hidden = false;
    const limit = this.#client.hello?.limits?.upload ?? Infinity;
    if (file.size > limit) {
      item.isHopeless = true;
      this.#say(item, t('file.large', { size: size(limit) }), true);
    } else {
      this.#upload(item);
    }
    this.#changed();
  }

  /** Sends every file that is there, those still on their way once they have arrived. */
  send() {
    for (const item of [...this.#items]) {
      if (item.isHopeless) continue;
      item.isWanted = true;
      if (item.id) this.#deliver(item);
    }
    this.#changed();
  }

  /** There is a connection again: uploads whatever waited for it. */
  resume() {
    for (const item of this.#items) {
      if (!item.id && !item.request && !item.isHopeless) this.#upload(item);
    }
  }

  /** The server lost the upload that `frame` speaks of, as it does when it starts again. Sends the file once more. */
  again(frame) {
    const item = this.#sent.get(frame.message?.file);
    if (!item) return false;
    this.#sent.delete(item.id);
    item.id = null;
    this.#items.add(item);
    this.#tray.append(item.element);
    this.#tray.hidden = false;
    this.#upload(item);
    return true;
  }

  #upload(item) {
    const { session } = this.#client;
    item.again.hidden = true;
    if (!session) {
      this.#say(item, t('file.waiting'));
      return;
    }
    // `fetch` does not tell how much of a body has left; XMLHttpRequest does.
    const request = new XMLHttpRequest();
    item.request = request;
    request.open('POST', new URL(this.#client.hello.paths.files, this.#base).href);
    request.responseType = 'json';
    request.setRequestHeader('X-Session-ID', session.session);
    request.setRequestHeader('Authorization', `Bearer ${session.secret}`);
    request.setRequestHeader('X-File-Name', encodeURIComponent(item.file.name));
    request.setRequestHeader('Content-Type', item.file.type || 'application/octet-stream');
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      item.bar.value = total ? loaded / total : 1;
      item.note.textContent = `${size(loaded)} / ${size(total)}`;
    });
    request.addEventListener('load', () => this.#uploaded(item, request.status, request.response));
    request.addEventListener('error', () => this.#failed(item, t('file.network')));
    item.bar.hidden = false;
    item.bar.value = 0;
    request.send(item.file);
  }

  #uploaded(item, status, answer) {
    if (status !== 201) {
      this.#failed(item, answer?.message ?? String(status));
      return;
    }
    item.request = null;
    item.id = answer.id;
    item.bar.hidden = true;
    this.#say(item, `${size(item.file.size)} · ${t('file.ready')}`);
    if (item.isWanted) this.#deliver(item);
  }

  #failed(item, reason) {
    item.request = null;
    item.bar.hidden = true;
    item.again.hidden = false;
    this.#say(item, t('file.failed', { reason }), true);
  }

  #deliver(item) {
    const { name, type, size: octets } = item.file;
    this.#discard(item);
    this.#sent.set(item.id, item);
    this.#client.send({ action: item.action, message: { file: item.id } }, { name, type, size: octets });
  }

  #remove(item) {
    item.request?.abort();
    const next = item.element.nextElementSibling ?? item.element.previousElementSibling;
    this.#discard(item);
    this.#changed();
    // The focus was on what is gone now.
    if (next) next.querySelector('.remove').focus();
    else this.#focus();
  }

  #discard(item) {
    this.#items.delete(item);
    item.element.remove();
    this.#tray.hidden = this.#items.size === 0;
  }

  #say(item, words, isBad = false) {
    item.note.textContent = words;
    item.element.classList.toggle('bad', isBad);
  }
}
