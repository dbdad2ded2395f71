/**
 * The page's end of a `<jackdaw-chat>`, whose end is `embed.js` in the page around this one.
 *
 * Who may be around this page at all is decided by `frame-ancestors`. Whoever answers the first word, which tells
 * nothing, is remembered by origin: everything after it goes to that origin alone and is taken from it alone.
 */
import { h } from './log.js';
import { t } from './strings.js';

/** The custom properties of `style.css` that a page around ours may set, and what each must be. */
const PROPERTIES = {
  page: 'color', surface: 'color', sunken: 'color', line: 'color', ink: 'color', quiet: 'color', accent: 'color',
  'on-accent': 'color', link: 'color', good: 'color', warn: 'color', bad: 'color', font: 'font-family',
  mono: 'font-family', radius: 'border-radius', measure: 'inline-size',
};

export class Host {
  #origin = null;

  /** Whether the page is open as a window of its own, but folded away. */
  isShut = false;

  constructor({ bar, seen, focus }) {
    addEventListener('message', ({ source, origin, data }) => {
      if (source !== parent || data?.jackdaw !== 1 || (this.#origin ?? origin) !== origin) return;
      if (this.#origin === null) {
        this.#origin = origin;
        this.#addClose(bar);
        for (const [name, value] of Object.entries(data.style ?? {})) style(name, String(value));
      }
      this.isShut = data.open === false;
      if (this.isShut) return;
      seen();
      if (data.focus) focus();
    });
    parent.postMessage({ jackdaw: 1, ready: true }, '*');
  }

  tell(message) {
    if (this.#origin !== null) parent.postMessage({ jackdaw: 1, ...message }, this.#origin);
  }

  close() {
    this.tell({ close: true });
  }

  #addClose(bar) {
    const cross = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    cross.setAttribute('viewBox', '0 0 24 24');
    cross.setAttribute('aria-hidden', 'true');
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', 'M6 6l12 12M18 6 6 18');
    cross.append(path);
    const words = t('embed.close');
    bar.append(h('button', {
      type: 'button', class: 'plain', id: 'close', title: words, 'aria-label': words, onclick: () => this.close(),
    }, cross));
  }
}

function style(name, value) {
  if (Object.hasOwn(PROPERTIES, name) && CSS.supports(PROPERTIES[name], value)) {
    document.documentElement.style.setProperty(`--${name}`, value);
  }
}
