/** Places: on a map where there is one, and always with their coordinates and a way to a map elsewhere. */
import { load, whenSeen } from '../libraries.js';
import { h } from '../log.js';
import { coordinates, openStreetMap, placesOf } from '../places.js';
import { t } from '../strings.js';

export function render(message, { libraries }) {
  const places = placesOf(message);
  const { title } = message;
  const stack = h('div', { class: 'stack' }, title ? h('p', { class: 'caption', dir: 'auto' }, title) : null);
  const { leaflet } = libraries();
  let show = null;
  if (leaflet?.tiles) {
    const map = h('div', { class: 'map', role: 'group', 'aria-label': t('map.label', { name: summary(message) }) });
    const block = h('div', { class: 'mapped' }, map, attribution(leaflet));
    stack.append(block);
    const fail = () => {
      block.remove();
      show = null;
      stack.classList.add('unmapped');
    };
    whenSeen(map, () => Promise.all([load('leaflet', leaflet), import('../map.js')])
      .then(([L, { drawMap }]) => { show = drawMap(L, map, places, leaflet.tiles, fail); })
      .catch(fail));
  } else {
    stack.classList.add('unmapped');
  }
  stack.append(
    places.length === 1
      ? h('div', { class: 'place' }, words(places[0]), link(places[0]))
      : h('ol', { class: 'places' }, places.map((place, index) => item(place, () => show?.(index)))),
  );
  return stack;
}

export function summary(message) {
  const places = placesOf(message);
  const where = places.length === 1 ? coordinates(places[0]) : t('location.places', { count: places.length });
  const name = message.title ?? (places.length === 1 ? places[0].label : null) ?? t('location.label');
  return `${name}: ${where}`;
}

const words = (place) => [
  place.label ? h('b', { dir: 'auto' }, place.label) : null,
  h('span', { class: 'faint', dir: t('direction') }, coordinates(place)),
];

const link = (place) =>
  h('a', { class: 'faint', href: openStreetMap(place), target: '_blank', rel: 'noopener noreferrer' },
    t('location.map'));

function item(place, show) {
  const name = place.label ?? coordinates(place);
  const button = h(
    'button',
    { type: 'button', class: 'link', dir: 'auto', title: t('location.center', { name }), onclick: show },
    name,
  );
  return h(
    'li',
    {},
    button,
    h('b', { class: 'name', dir: 'auto' }, name),
    place.label ? h('span', { class: 'faint', dir: t('direction') }, coordinates(place)) : null,
    link(place),
  );
}

/** Who drew the map, as text: it comes from the server's configuration and may hold tags and references. */
function attribution({ attribution: text = '' }) {
  const untagged = String(text).replace(/<[^<>]*>/g, '').replaceAll('<', '&lt;');
  const plain = new DOMParser().parseFromString(untagged, 'text/html').body.textContent.trim();
  const isOpen = /openstreetmap/i.test(plain);
  return h('p', { class: 'credit' }, isOpen
    ? h('a', { href: 'https://www.openstreetmap.org/copyright', target: '_blank', rel: 'noopener noreferrer' }, plain)
    : plain);
}
