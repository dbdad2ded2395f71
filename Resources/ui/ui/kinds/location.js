/** A place: its coordinates, and a link to a map. */
import { h } from '../log.js';
import { t } from '../strings.js';

export function render({ latitude, longitude, title }) {
  const place = `${latitude.toFixed(6)}/${longitude.toFixed(6)}`;
  const [lat, lon] = place.split('/');
  const map = `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=15/${place}`;
  return h(
    'div',
    { class: 'stack' },
    title ? h('p', { class: 'caption', dir: 'auto' }, title) : null,
    h('p', { class: 'text', dir: 'ltr' }, written(latitude, 'N', 'S'), ', ', written(longitude, 'E', 'W')),
    h('a', { href: map, target: '_blank', rel: 'noopener noreferrer' }, t('location.map')),
  );
}

export const summary = ({ latitude, longitude, title }) =>
  `${title ?? t('location.label')}: ${written(latitude, 'N', 'S')}, ${written(longitude, 'E', 'W')}`;

/** Degrees as maps print them: `49.6116° N`. */
export const written = (degrees, positive, negative) =>
  `${Math.abs(degrees).toLocaleString([], { maximumFractionDigits: 6 })}° ${degrees < 0 ? negative : positive}`;
