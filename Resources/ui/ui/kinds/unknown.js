/** A message of a kind that this page does not know, as it came. */
import { h } from '../log.js';

export const source = (message) => h('pre', { tabindex: '0', dir: 'ltr' }, json(message));

function json(message) {
  try {
    return JSON.stringify(message, null, 2);
  } catch {
    // It nests deeper than the browser can write.
    return '…';
  }
}
