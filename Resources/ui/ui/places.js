/** Places on the earth (WGS 84, degrees): how they are written, and where a map of them is. */
import { locale, t } from './strings.js';

/** The places of a message: `{ latitude, longitude, title? }` or `{ markers: [{ latitude, longitude, label? }] }`. */
export function placesOf(message) {
  const found = Array.isArray(message.markers) ? message.markers : [{ ...message, label: undefined }];
  const places = found.filter((place) => isDegrees(place?.latitude, 90) && isDegrees(place.longitude, 360));
  if (places.length === 0) throw new TypeError('a location without a place');
  return places.map(({ latitude, longitude, label }) => ({ latitude, longitude, label: label || null }));
}

const isDegrees = (value, most) => Number.isFinite(value) && Math.abs(value) <= most;

/** Degrees as maps print them: `49.6116° N`. */
export const written = (degrees, positive, negative) =>
  `${Math.abs(degrees).toLocaleString(locale(), { maximumFractionDigits: 6 })}° ${degrees < 0 ? negative : positive}`;

export const coordinates = ({ latitude, longitude }) =>
  `${written(latitude, t('north'), t('south'))}, ${written(longitude, t('east'), t('west'))}`;

export function openStreetMap({ latitude, longitude }) {
  const [lat, lon] = [latitude.toFixed(6), longitude.toFixed(6)];
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=15/${lat}/${lon}`;
}
