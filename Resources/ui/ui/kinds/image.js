/** A picture: shown, described, and saved on a click. */
import { h } from '../log.js';
import { t } from '../strings.js';

export function render({ name, url, description }, context) {
  const address = context.url(url);
  const picture = h('img', { src: address, alt: description ?? t('image.label', { name }), decoding: 'async' });
  return h(
    'figure',
    {},
    h('a', { href: address, download: name ?? '', title: t('download', { name: name ?? '' }) }, picture),
    description ? h('figcaption', { dir: 'auto' }, description) : null,
  );
}

export const summary = ({ name, description }) => description ?? t('image.label', { name });
