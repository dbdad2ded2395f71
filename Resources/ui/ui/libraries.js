/**
 * The optional libraries, which only the messages need that use them. `hello.libraries` says which of them the server
 * has; each is loaded once, as the classic script that it is, the first time such a message comes into view.
 */
import { h } from './log.js';

const GLOBALS = { plotly: 'Plotly', leaflet: 'L', katex: 'katex' };
const loading = new Map();

/**
 * The library `name`, described as in `hello`: `{ script, integrity?, style?, styleIntegrity? }`.
 *
 * Rejects where it cannot be had; the next message then tries again.
 */
export function load(name, { script, integrity, style, styleIntegrity }) {
  const known = loading.get(name);
  if (known) return known;
  const parts = [element('script', { src: address(script), async: true, ...guarded(script, integrity) })];
  if (style) {
    const sheet = { rel: 'stylesheet', href: address(style), ...guarded(style, styleIntegrity) };
    parts.push(element('link', sheet));
  }
  const promise = Promise.all(parts).then(() => {
    const library = globalThis[GLOBALS[name]];
    if (!library) throw new Error(`${script} defines no ${GLOBALS[name]}`);
    return library;
  });
  loading.set(name, promise);
  promise.catch(() => loading.delete(name));
  return promise;
}

/** The library where it is there already, for what should not be drawn twice. */
export const loaded = (name) => (loading.has(name) ? globalThis[GLOBALS[name]] ?? null : null);

const address = (path) => new URL(path, document.baseURI).href;

/** A file of another origin is only believed if it is what it should be, and is asked for without cookies. */
function guarded(path, integrity) {
  const isElsewhere = new URL(path, document.baseURI).origin !== location.origin;
  return isElsewhere ? { integrity, crossorigin: 'anonymous', referrerpolicy: 'no-referrer' } : { integrity };
}

function element(tag, attributes) {
  return new Promise((resolve, reject) => {
    const part = h(tag, {
      ...attributes,
      onload: resolve,
      onerror: () => {
        part.remove();
        reject(new Error(`${attributes.src ?? attributes.href} could not be loaded`));
      },
    });
    document.head.append(part);
  });
}

/** Calls `action` once, when `node` comes into view or nearly. */
export function whenSeen(node, action) {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    action();
  }, { rootMargin: '200px' });
  observer.observe(node);
}
