/** A file to download, sent by either side. */
import { h } from '../log.js';
import { size, t } from '../strings.js';

export function render({ name, type, size: octets, url }, context) {
  const inside = [
    sheet(),
    h('b', { dir: 'auto' }, name),
    h('small', { dir: 'auto' }, [octets === undefined ? null : size(octets), type].filter(Boolean).join(' · ')),
  ];
  // Until the server has it, the user's own file has no address.
  if (!url) return h('div', { class: 'attachment' }, inside);
  const label = t('download', { name });
  return h('a', { class: 'attachment', href: context.url(url), download: name, 'aria-label': label }, inside);
}

export const summary = ({ name }) => name;

function sheet() {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', 'M13.5 3.5H7.5a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2h9a2 2 0 0 0 2-2v-10zm0 0v5h5');
  svg.append(path);
  return svg;
}
