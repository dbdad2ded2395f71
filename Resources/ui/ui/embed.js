/**
 * `<jackdaw-chat>`: a button on any page that opens the chat of a bot.
 *
 *     <script src="https://bot.example.org/ui/embed.js" async></script>
 *     <jackdaw-chat></jackdaw-chat>
 *
 * Attributes, all optional:
 * - `src`: the address of the chat page; by default that of the bot that this script came from;
 * - `label`: what the button is called; by default “Chat”;
 * - `position`: the corner, `end` (default) or `start`, as the language of the page around runs;
 * - `open`: there while the chat is open; set it or take it away to open or close the chat;
 * - `lang`: the language of the chat; by default the reader's own;
 * - `theme`: `light`, `dark` or `system`; by default what the reader chose.
 *
 * The custom properties `--jackdaw-accent`, `--jackdaw-on-accent` and so on, one for each of the chat page's own (see
 * `style.css`), set on the element, are the chat's look. The element sends `jackdaw:open`, `jackdaw:close` and, with
 * `detail.count`, `jackdaw:unread`.
 *
 * This file imports nothing, and is a classic script as well as a module. Nothing else of the bot is loaded before the
 * chat is first opened.
 */
(() => {
  const script = document.currentScript ?? [...document.scripts].find(({ src }) => /\/ui\/embed\.js(?:[?#]|$)/.test(src));
  const home = script?.src ? new URL('..', script.src).href : null;

  const WORDS = {
    en: { open: 'Open the chat', close: 'Close the chat', unread: 'Unread messages:' },
    de: { open: 'Chat öffnen', close: 'Chat schließen', unread: 'Ungelesene Nachrichten:' },
    ar: { open: 'فتح المحادثة', close: 'إغلاق المحادثة', unread: 'رسائل غير مقروءة:' },
  };
  const PROPERTIES = [
    'page', 'surface', 'sunken', 'line', 'ink', 'quiet', 'accent', 'on-accent', 'link', 'good', 'warn', 'bad', 'font',
    'mono', 'radius', 'measure',
  ];
  const CHAT = 'M5 6.5A2.5 2.5 0 0 1 7.5 4h9A2.5 2.5 0 0 1 19 6.5v7a2.5 2.5 0 0 1-2.5 2.5H12l-4.5 4v-4h0A2.5 2.5 0 0 1 5 13.5z';
  const CROSS = 'M6 6l12 12M18 6 6 18';

  const SHEET = `
    :host { position: fixed; inset-block-end: 1.25rem; inset-inline-end: 1.25rem; z-index: 2147483000; display: block; }
    :host([position=start]) { inset-inline: 1.25rem auto; }
    :host([hidden]) { display: none; }
    button { font: 600 1rem/1 system-ui, sans-serif; cursor: pointer; border: 0; }
    .launch {
      display: flex; align-items: center; justify-content: center; gap: .625rem; min-inline-size: 3.5rem;
      block-size: 3.5rem; padding: 0 1rem; border-radius: 2rem; box-shadow: 0 2px 6px rgb(0 0 0 / 20%), 0 8px 24px rgb(0 0 0 / 18%);
      background: var(--jackdaw-accent, #2f5573); color: var(--jackdaw-on-accent, #fff);
    }
    .launch:hover { filter: brightness(1.1); }
    :focus-visible { outline: 3px solid var(--jackdaw-accent, #2f5573); outline-offset: 3px; }
    svg { inline-size: 1.5rem; block-size: 1.5rem; fill: none; stroke: currentcolor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
    .label:empty { display: none; }
    .label { padding-inline-end: .375rem; }
    :host([open]) .label { display: none; }
    .badge {
      position: absolute; inset-block-start: -.375rem; inset-inline-end: -.25rem; min-inline-size: 1.375rem; box-sizing: border-box;
      padding: .25rem .375rem; border-radius: 1rem; background: #b3261e; color: #fff; font: 700 .8125rem/1 system-ui, sans-serif;
      text-align: center; font-variant-numeric: tabular-nums;
    }
    .badge[hidden] { display: none; }
    .panel {
      position: absolute; inset-block-end: 4.25rem; inset-inline-end: 0; inline-size: min(26rem, 100vw - 2.5rem);
      block-size: min(42rem, 100dvh - 7rem); border-radius: 1.125rem; overflow: hidden;
      box-shadow: 0 4px 12px rgb(0 0 0 / 16%), 0 16px 48px rgb(0 0 0 / 22%);
      background: var(--jackdaw-page, Canvas); transition: opacity .15s, translate .15s;
    }
    :host([position=start]) .panel { inset-inline: 0 auto; }
    :host(:not([open])) .panel { visibility: hidden; opacity: 0; translate: 0 .5rem; transition: opacity .15s, translate .15s, visibility .15s; }
    iframe { display: block; inline-size: 100%; block-size: 100%; border: 0; color-scheme: normal; }
    .shut { position: absolute; inset-block-start: .5rem; inset-inline-end: .5rem; display: grid; place-items: center; inline-size: 2.5rem; block-size: 2.5rem; padding: 0; border-radius: .75rem; background: none; color: inherit; }
    .ready .shut { display: none; }
    @media (max-width: 32rem), (max-height: 30rem) {
      .panel, :host([position=start]) .panel { position: fixed; inset: 0; inline-size: 100%; block-size: 100dvh; border-radius: 0; box-shadow: none; }
      :host([open]) .launch, :host([open]) .badge { visibility: hidden; }
    }
    @media (prefers-reduced-motion: reduce) { .panel { transition: none; } }
    @media print { :host { display: none; } }
  `;

  const make = (tag, values) => Object.assign(document.createElement(tag), values);

  function icon(path) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    svg.append(document.createElementNS('http://www.w3.org/2000/svg', 'path'));
    svg.firstChild.setAttribute('d', path);
    return svg;
  }

  class JackdawChat extends HTMLElement {
    static observedAttributes = ['open', 'label'];

    #launch = make('button', { type: 'button', className: 'launch', part: 'button' });
    #text = make('span', { className: 'label' });
    #picture = icon(CHAT);
    #badge = make('span', { className: 'badge', hidden: true });
    #panel = make('div', { className: 'panel' });
    #frame = null;
    #isReady = false;
    #unread = 0;

    constructor() {
      super();
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(SHEET);
      const root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [sheet];
      const shut = make('button', { type: 'button', className: 'shut', title: this.#words.close });
      shut.setAttribute('aria-label', this.#words.close);
      shut.append(icon(CROSS));
      shut.addEventListener('click', () => this.close());
      this.#panel.append(shut);
      this.#launch.append(this.#picture, this.#text);
      this.#launch.addEventListener('click', () => this.toggleAttribute('open'));
      root.append(this.#panel, this.#launch, this.#badge);
      root.addEventListener('keydown', (event) => {
        if (event.key !== 'Escape' || !this.hasAttribute('open')) return;
        event.preventDefault();
        this.close();
      });
    }

    connectedCallback() {
      addEventListener('message', this.#hear);
      this.#show(false);
    }

    disconnectedCallback() {
      removeEventListener('message', this.#hear);
      // A frame that is taken out of a page is loaded anew when it comes back.
      this.#frame?.remove();
      this.#frame = null;
      this.#isReady = false;
    }

    attributeChangedCallback(name, before, after) {
      if (!this.isConnected) return;
      this.#show(name === 'open' && (before === null) !== (after === null));
    }

    open() {
      this.setAttribute('open', '');
    }

    close() {
      this.removeAttribute('open');
    }

    get #words() {
      const wanted = [this.getAttribute('lang'), ...navigator.languages].map((tag) => tag?.split('-')[0].toLowerCase());
      return WORDS[wanted.find((tag) => Object.hasOwn(WORDS, tag))] ?? WORDS.en;
    }

    get #address() {
      const address = new URL(this.getAttribute('src') ?? home, document.baseURI);
      for (const name of ['lang', 'theme']) {
        if (this.hasAttribute(name)) address.searchParams.set(name, this.getAttribute(name));
      }
      return address;
    }

    #show(isTurn) {
      const isOpen = this.hasAttribute('open');
      const words = this.#words;
      if (isOpen && !this.#frame) this.#load();
      this.#text.textContent = this.getAttribute('label') ?? '';
      this.#picture.firstChild.setAttribute('d', isOpen ? CROSS : CHAT);
      const label = isOpen ? words.close : this.getAttribute('label') || words.open;
      const isUnread = this.#unread > 0 && !isOpen;
      this.#badge.hidden = !isUnread;
      this.#badge.textContent = this.#unread > 99 ? '99+' : String(this.#unread);
      this.#badge.setAttribute('aria-hidden', 'true');
      this.#launch.setAttribute('aria-label', isUnread ? `${label}. ${words.unread} ${this.#unread}` : label);
      this.#launch.setAttribute('aria-expanded', String(isOpen));
      this.#launch.title = isOpen ? words.close : '';
      this.#panel.inert = !isOpen;
      if (!isTurn) return;
      if (isOpen) this.#frame.focus();
      else this.#launch.focus();
      this.#tell(isOpen);
      this.dispatchEvent(new CustomEvent(isOpen ? 'jackdaw:open' : 'jackdaw:close'));
    }

    #load() {
      this.#frame = make('iframe', {
        src: this.#address.href, title: this.getAttribute('label') || 'Chat', allow: 'microphone; clipboard-write',
        referrerPolicy: 'no-referrer',
      });
      this.#panel.append(this.#frame);
    }

    /** Only the bot's own page, in our own frame, is listened to and spoken to. */
    #hear = ({ source, origin, data }) => {
      if (!this.#frame || source !== this.#frame.contentWindow || origin !== this.#address.origin) return;
      if (data?.jackdaw !== 1) return;
      if (data.ready) {
        this.#isReady = true;
        this.#panel.classList.add('ready');
        this.#tell(this.hasAttribute('open'));
      }
      if (data.close) this.close();
      if (Number.isInteger(data.unread) && data.unread !== this.#unread) {
        this.#unread = data.unread;
        this.#show(false);
        this.dispatchEvent(new CustomEvent('jackdaw:unread', { detail: { count: data.unread } }));
      }
    };

    #tell(isOpen) {
      if (!this.#isReady) return;
      const own = getComputedStyle(this);
      const style = {};
      for (const name of PROPERTIES) {
        const value = own.getPropertyValue(`--jackdaw-${name}`).trim();
        if (value) style[name] = value;
      }
      const focus = isOpen && this.shadowRoot.activeElement === this.#frame;
      this.#frame.contentWindow.postMessage({ jackdaw: 1, open: isOpen, focus, style }, this.#address.origin);
    }
  }

  if (!customElements.get('jackdaw-chat')) customElements.define('jackdaw-chat', JackdawChat);
})();
