/**
 * HTML of the bot's author, apart from the page: in a frame of its own, so that none of its styles leak, whose sandbox
 * runs no script. The page reaches into the frame only to fill it; what could not work there is left out beforehand, so
 * that the browser has nothing to complain about.
 */
import { h } from '../log.js';
import { safe } from '../markdown/draw.js';
import { t } from '../strings.js';

const TALLEST = 640;
const UNWANTED = 'script,iframe,frame,frameset,object,embed,applet,base,meta,link,noscript,template,title,xmp';
const FOREIGN = new Set(['srcset', 'srcdoc', 'background', 'formaction', 'action', 'ping', 'style', 'data-off']);
const PICTURE = /^data:(?:image\/(?:png|jpeg|gif|webp|avif|svg\+xml)|audio\/|video\/)/i;
/** What a style sheet would fetch from elsewhere, which the page's policy forbids. */
const FETCHED = /@import[^;]*(?:;|$)|url\(\s*(?!["']?(?:data:|#))(?:"[^"]*"|'[^']*'|[^)"']*)\s*\)/gi;
const BASIS = `
  :root { color-scheme: light dark; }
  /* An empty document is in quirks mode, where both fill the frame that is to be as high as they are. */
  html, body { height: fit-content; }
  body { margin: 0; padding: 1px; font: 1rem/1.5 system-ui, sans-serif; color: CanvasText; overflow-wrap: anywhere; }
  body > :first-child { margin-top: 0; }
  body > :last-child { margin-bottom: 0; }
  img, video, svg, table { max-width: 100%; }
  img, video { height: auto; }
`;

export function render(message) {
  const frame = h('iframe', {
    title: t('html.label'),
    sandbox: 'allow-same-origin allow-popups allow-popups-to-escape-sandbox',
    referrerpolicy: 'no-referrer',
  });
  frame.addEventListener('load', () => fill(frame, String(message)));
  return frame;
}

export function summary(message) {
  const { body } = parsed(String(message));
  for (const element of body.querySelectorAll(UNWANTED)) element.remove();
  return body.textContent.trim();
}

/**
 * A document that is not shown: nothing in it runs or loads. Its styles and handlers get other names before they are
 * read, because the browser would report each as forbidden by the page's policy. What this misses stays forbidden.
 */
function parsed(message) {
  const renamed = message
    .replace(/<(\/?)style\b/gi, '<$1xmp')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag
      .replace(/([\s/"'])style(?=\s*=)/gi, '$1data-style')
      .replace(/([\s/"'])on\w+(?=\s*=)/gi, '$1data-off'));
  return new DOMParser().parseFromString(renamed, 'text/html');
}

function fill(frame, message) {
  const source = parsed(message);
  const sheets = [BASIS, ...[...source.querySelectorAll('xmp')].map((style) => style.textContent)];
  for (const element of source.querySelectorAll(UNWANTED)) element.remove();

  const target = frame.contentDocument;
  // Sheets made by script are not inline styles, which the page's content security policy forbids.
  target.adoptedStyleSheets = sheets.map((text) => {
    const sheet = new frame.contentWindow.CSSStyleSheet();
    sheet.replaceSync(local(text));
    return sheet;
  });
  for (const element of source.body.querySelectorAll('*')) clean(element);
  target.body.replaceChildren(...[...source.body.childNodes].map((node) => target.importNode(node, true)));
  for (const element of target.body.querySelectorAll('[data-style]')) {
    element.style.cssText = local(element.getAttribute('data-style'));
    element.removeAttribute('data-style');
  }

  const fit = () => { frame.style.height = `${Math.min(TALLEST, target.documentElement.offsetHeight)}px`; };
  new ResizeObserver(fit).observe(target.documentElement);
  fit();
}

const local = (text) => text.replace(FETCHED, (found) => (found[0] === '@' ? '' : 'none'));

/** Takes away what leads somewhere else or would run. */
function clean(element) {
  for (const { name, value } of [...element.attributes]) {
    const key = name.toLowerCase();
    if (key.startsWith('on') || FOREIGN.has(key)) {
      element.removeAttribute(name);
    } else if (['src', 'poster'].includes(key) && !PICTURE.test(value)) {
      element.removeAttribute(name);
    } else if (key === 'href' || key === 'xlink:href') {
      const isLink = element.localName === 'a' || element.localName === 'area';
      const address = value.startsWith('#') || PICTURE.test(value) && !isLink ? value : isLink ? safe(value) : null;
      if (address) element.setAttribute(name, address);
      else element.removeAttribute(name);
    }
  }
  if (element.localName === 'a' || element.localName === 'area') {
    element.setAttribute('target', '_blank');
    element.setAttribute('rel', 'noopener noreferrer');
  }
}
