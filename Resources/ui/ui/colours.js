/** The page's colours, for what is drawn by others. */
import { h } from './log.js';

const NAMES = ['page', 'surface', 'sunken', 'line', 'ink', 'quiet', 'accent', 'link'];

/** The colours as they are at a node of the page, by the names of the style sheet's variables. */
export function coloursAt(node) {
  const probe = h('span', { hidden: true });
  node.append(probe);
  const found = NAMES.map((name) => {
    // A variable may be made of others; what a property is computed to is always a colour.
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return { ...Object.fromEntries(found), font: getComputedStyle(node).fontFamily, isDark: isDark(found) };
}

function isDark(found) {
  const [red, green, blue] = Object.fromEntries(found).surface.match(/[\d.]+/g).map(Number);
  return red * 0.3 + green * 0.59 + blue * 0.11 < 128;
}

const watchers = new Set();

/** Calls `action` when the page has changed its colours, for as long as `node` is part of the page. */
export function whenColoursChange(node, action) {
  if (watchers.size === 0) watch();
  watchers.add({ node, action });
}

function watch() {
  let timer = 0;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      for (const watcher of watchers) {
        if (watcher.node.isConnected) watcher.action();
        else watchers.delete(watcher);
      }
    }, 50);
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
  const options = { attributes: true, attributeFilter: ['class', 'style', 'data-theme'] };
  new MutationObserver(changed).observe(document.documentElement, options);
}
