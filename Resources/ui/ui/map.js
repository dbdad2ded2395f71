/** A map by Leaflet. It lets the conversation scroll: wheel and finger move the map only once it was clicked. */
import { coloursAt, whenColoursChange } from './colours.js';
import { h } from './log.js';
import { coordinates } from './places.js';
import { t } from './strings.js';

const CLOSE = 15;

/**
 * Draws places into `node`. Returns a function that shows one of them.
 *
 * @param {object} L Leaflet
 * @param {string} tiles the address of a tile, with `{z}`, `{x}` and `{y}`
 * @param {() => void} failed called if not one tile can be had
 */
export function drawMap(L, node, places, tiles, failed) {
  const isTouched = matchMedia('(pointer: coarse)').matches;
  const map = L.map(node, {
    scrollWheelZoom: false,
    dragging: !isTouched,
    zoomControl: false,
    // What stands below the map is ours.
    attributionControl: false,
    ...(matchMedia('(prefers-reduced-motion: reduce)').matches
      && { zoomAnimation: false, fadeAnimation: false, inertia: false }),
  });
  L.control.zoom({ zoomInTitle: t('map.in'), zoomOutTitle: t('map.out') }).addTo(map);

  let loaded = false;
  let missing = 0;
  const giveUp = () => {
    missing += 1;
    if (loaded || missing < 4) return;
    map.remove();
    failed();
  };
  // The page sends no referrer; OpenStreetMap's servers answer only those who say where they come from.
  L.tileLayer(tiles, { maxZoom: 19, referrerPolicy: 'origin' })
    .on('tileload', () => { loaded = true; })
    .on('tileerror', giveUp)
    .addTo(map);

  const markers = places.map((place) => marker(L, place).addTo(map));
  const positions = places.map(({ latitude, longitude }) => [latitude, longitude]);
  if (positions.length === 1) map.setView(positions[0], CLOSE - 1);
  else map.fitBounds(positions, { padding: [36, 36], maxZoom: CLOSE });

  const hold = (isHeld) => {
    map.scrollWheelZoom[isHeld ? 'enable' : 'disable']();
    if (isTouched) map.dragging[isHeld ? 'enable' : 'disable']();
    node.classList.toggle('held', isHeld);
  };
  node.addEventListener('focusin', () => hold(true));
  node.addEventListener('click', () => hold(true));
  node.addEventListener('focusout', (event) => node.contains(event.relatedTarget) || hold(false));
  node.addEventListener('mouseleave', () => node.contains(document.activeElement) || hold(false));
  node.addEventListener('keydown', (event) => event.key === 'Escape' && hold(false));

  const shade = () => node.classList.toggle('dark', coloursAt(node).isDark);
  shade();
  whenColoursChange(node, shade);
  // The conversation may become narrower, and lays out what is out of view only when it comes into view.
  new ResizeObserver(() => node.isConnected && node.clientWidth > 0 && map.invalidateSize()).observe(node);

  return (index) => {
    map.setView(positions[index], Math.max(map.getZoom(), CLOSE));
    markers[index].openPopup();
  };
}

function marker(L, place) {
  const name = place.label ?? coordinates(place);
  const icon = L.divIcon({
    className: 'pin', html: pin(), iconSize: [28, 38], iconAnchor: [14, 37], popupAnchor: [0, -32],
  });
  // As nodes: what Leaflet is given as text, it reads as HTML.
  const label = place.label ? h('b', {}, place.label) : null;
  const words = h('div', { dir: 'auto' }, label, h('div', { dir: t('direction') }, coordinates(place)));
  return L.marker([place.latitude, place.longitude], { icon, alt: name, title: name }).bindPopup(words);
}

function pin() {
  const element = (name, attributes) => {
    const part = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value);
    return part;
  };
  const svg = element('svg', { viewBox: '0 0 28 38', width: 28, height: 38, 'aria-hidden': 'true' });
  svg.append(
    element('path', { d: 'M14 1C6.8 1 1 6.8 1 14c0 9.4 13 23 13 23s13-13.6 13-23C27 6.8 21.2 1 14 1z' }),
    element('circle', { cx: 14, cy: 14, r: 5 }),
  );
  return svg;
}
