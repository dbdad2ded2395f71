/** A picture: shown, described, enlarged on a click, and saved. */
import { preview } from '../lightbox.js';
import { h } from '../log.js';
import { size, t } from '../strings.js';

export function render({ name, url, size: octets, description }, context) {
  const address = context.url(url);
  const weight = octets === undefined ? null : size(octets);
  const words = description ? h('span', { class: 'description', dir: 'auto' }, description) : null;
  const alt = description || t('image.label', { name: name ?? '' }).trim();
  if (!address) {
    return h('figure', {}, h('p', { class: 'text faint' }, t('image.broken', { name: name ?? '' })),
      h('figcaption', {}, words));
  }
  return h(
    'figure',
    {},
    preview({ address, alt, name }),
    h(
      'figcaption',
      {},
      words,
      h('a', { class: 'faint', href: address, download: name ?? '' },
        h('span', { class: 'hidden' }, `${t('download.picture')}: `),
        name ? [h('bdi', {}, name), weight && ` · ${weight}`] : weight ?? t('download.picture')),
    ),
  );
}

export const summary = ({ name, description }) => description ?? t('image.label', { name });
