/**
 * HTML of the bot's author, apart from the page: in a frame of its own, so that none of its styles leak, whose sandbox
 * runs no script. The page reaches into the frame only to fill it; what could not work there is left out beforehand, so
 * that the browser has nothing to complain about.
 */
import { h } from '../log.js';
import { safe } from '../markdown/draw.js';
import { t } from '../strings.js';

const TALLEST = 640;
const UNWANTED = 'script,iframe,frame,frameset,object,embed,applet,fencedframe,portal,meta,link,noscript,template,title,xmp';
const FOREIGN = new Set([
  'srcset', 'srcdoc', 'background', 'formaction', 'action', 'ping', 'style', 'data-off', 'autofocus', 'autoplay',
]);
const PICTURE = /^data:image\/(?:png|jpeg|gif|webp|avif|svg\+xml)[;,]/i;
const BASIS = `
  :root { color-scheme: light dark; }
  /* An empty document is in quirks mode, where both fill the frame that is to be as high as they are. */
  html, body { height: fit-content; }
  body { margin: 0; padding: 1px; font: 1rem/1.5 system-ui, sans-serif; color: CanvasText; overflow-wrap: anywhere; }
  body > :first-child { margin-top: 0; }
  body > :last-child { margin-bottom: 0; }
  img, video, svg, table { max-width: 100%; }
  img, video { height: auto; }
  x-form { display: block; }
`;

export function render(message) {
  if (typeof message !== 'string') throw new TypeError('HTML that is no text');
  const frame = h('iframe', {
    title: t('html.label'),
    sandbox: 'allow-same-origin allow-popups allow-popups-to-escape-sandbox',
    referrerpolicy: 'no-referrer',
  });
  frame.addEventListener('load', () => fill(frame, message));
  return frame;
}

export function summary(message) {
  const { body } = parsed(message);
  for (const element of body.querySelectorAll(UNWANTED)) element.remove();
  return body.textContent.trim();
}

/** A tag, as far as its quotes tell. Nothing must follow it, so that nothing is read twice. */
const TAG = /<[a-z](?:[^<>"']|"[^"]*"|'[^']*')*/gi;

/**
 * The body of a document that is not shown: nothing in it runs or loads. Its styles and handlers get other names before
 * they are read, because the browser would report each as forbidden by the page's policy. What this misses stays
 * forbidden. Forms, which could do nothing, are elements that nobody knows: to a script, the fields of a form hide its
 * own methods, as pictures with a name do with those of their document.
 */
function parsed(message) {
  const renamed = message
    .replace(/<(\/?)xmp\b/gi, '<$1pre')
    .replace(/<(\/?)style\b/gi, '<$1xmp')
    .replace(/<(\/?)form\b/gi, '<$1x-form')
    // Read, it would be reported. What takes its place is nothing either, and needs no end.
    .replace(/<base\b/gi, '<wbr')
    .replace(TAG, (tag) => tag
      .replace(/([\s/"'])style(?=\s*=)/gi, '$1data-style')
      .replace(/([\s/"'])on\w+(?=\s*=)/gi, '$1data-off'));
  const source = new DOMParser().parseFromString(`<body>${renamed}`, 'text/html');
  return { body: Document.prototype.querySelector.call(source, 'body') };
}

function fill(frame, message) {
  const { body: source } = parsed(message);
  const sheets = [BASIS, ...[...source.querySelectorAll('xmp')].map((style) => style.textContent)];
  for (const element of source.querySelectorAll(UNWANTED)) element.remove();
  for (const element of source.querySelectorAll('*')) clean(element);

  const target = frame.contentDocument;
  // As long as the document is empty, these are what they are called.
  const { body, documentElement: root } = target;
  // Sheets made by script are not inline styles, which the page's content security policy forbids.
  target.adoptedStyleSheets = sheets.map((text) => {
    const sheet = new frame.contentWindow.CSSStyleSheet();
    sheet.replaceSync(local(text));
    return sheet;
  });
  body.replaceChildren(...source.childNodes);
  for (const element of body.querySelectorAll('[data-style]')) {
    element.style.cssText = local(element.getAttribute('data-style'));
    element.removeAttribute('data-style');
  }

  const fit = () => { frame.style.height = `${Math.min(TALLEST, root.offsetHeight)}px`; };
  new ResizeObserver(fit).observe(root);
  fit();
}

/** Styles may write any character by its number, as in `u\72l(`, or behind a backslash. Each has one form after this. */
const ESCAPED = /\\(?:([0-9a-f]{1,6})(?:\r\n|[ \t\r\n\f])?|([\s\S]))/gi;

function unescaped(whole, code, character) {
  if (!code) return /[g-z]/i.test(character) ? character : whole;
  const letter = String.fromCharCode(parseInt(code, 16));
  return code.length < 7 && parseInt(code, 16) < 128 && /[a-z]/i.test(letter) ? letter : `\\${code.padStart(6, '0')} `;
}

/** A style sheet without what it would fetch from elsewhere, which the page's policy forbids. */
const local = (text) => text
  .replace(ESCAPED, unescaped)
  .replace(/@import/gi, '@ignored')
  .replace(/(?:url|image-set|src)\((?!\s*["']?(?:data:image\/|#))/gi, 'none(');

/** Takes away what leads somewhere else or would run. */
function clean(element) {
  const isLink = element.localName === 'a' || element.localName === 'area';
  for (const attribute of [...element.attributes]) {
    const kept = cleaned(element, attribute.name.toLowerCase(), attribute.value, isLink);
    if (kept === null) element.removeAttributeNode(attribute);
    else if (kept !== attribute.value) attribute.value = kept;
  }
  if (isLink && !element.getAttribute('href')?.startsWith('about:')) {
    element.setAttribute('target', '_blank');
    element.setAttribute('rel', 'noopener noreferrer');
  }
}

/** What an attribute is to be; null, where it is to go. */
function cleaned(element, key, value, isLink) {
  if (key.startsWith('on') || FOREIGN.has(key)) return null;
  if (key === 'src' || key === 'poster') return PICTURE.test(value) ? value : null;
  if (key === 'href' || key === 'xlink:href') {
    // By itself it would be taken for a place in the page around the frame.
    if (value.startsWith('#')) return isLink ? `about:blank${value}` : value;
    if (element.localName.endsWith('image')) return PICTURE.test(value) ? value : null;
    return isLink ? safe(value) : null;
  }
  // What moves in a drawing must not turn a link into another one.
  if (key === 'attributename' && /href/i.test(value)) return null;
  const isDrawn = element.namespaceURI.endsWith('svg') && key !== 'data-style';
  return isDrawn && /url|\\/i.test(value) ? local(value) : value;
}
