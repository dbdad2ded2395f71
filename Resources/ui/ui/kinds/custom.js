/**
 * What a bot sends to a page of its author's own.
 *
 * The page tells its author's scripts by a `jackdaw:custom` event, whose `detail` is `{ name, value, node }`; one that
 * shows the message itself puts it into `node` and calls `preventDefault()`. Else the value is shown as it is.
 */
import { copier } from '../actions.js';
import { h } from '../log.js';
import { t } from '../strings.js';

export function render({ name, value }) {
  const node = h('div', { class: 'stack' });
  const event = new CustomEvent('jackdaw:custom', { detail: { name, value, node }, cancelable: true });
  if (document.dispatchEvent(event)) {
    const json = JSON.stringify(value, null, 2) ?? String(value);
    node.append(
      h('details', {}, h('summary', {}, t('custom.label', { name })),
        h('div', { class: 'stack' },
          h('pre', { tabindex: '0', dir: 'ltr', role: 'group', 'aria-label': t('custom.label', { name }) }, json),
          h('div', { class: 'tools' }, copier(() => json)))),
    );
  }
  return node;
}

export const summary = ({ name }) => t('custom.label', { name });
