/** The data of a Plotly figure as columns of a table. */
import { t } from '../strings.js';

const AXES = [
  'labels', 'parents', 'locations', 'x', 'y', 'z', 'a', 'b', 'c', 'values', 'lat', 'lon', 'r', 'theta',
  'open', 'high', 'low', 'close', 'measure',
];
const SHARED = new Set(['x', 'labels', 'locations', 'theta']);

export const titleOf = (figure) => words(figure?.layout?.title);

const words = (title) => {
  const text = typeof title === 'object' ? title?.text : title;
  // Plotly's titles may hold tags of its own.
  return typeof text === 'string' ? text.replace(/<br\s*\/?>/gi, ' ').replace(/<\/?[a-z][^>]*>/gi, '') : '';
};

/** A column for each sequence of values; an axis that several traces share is shown once. */
export function columns(figure) {
  const { data, layout } = figure ?? {};
  const traces = Array.isArray(data) ? data.filter((trace) => trace && typeof trace === 'object') : [];
  const found = [];
  const seen = new Set();
  traces.forEach((trace, index) => {
    const name = trace.name ?? t('plot.trace', { number: index + 1 });
    for (const { axis, label, values } of sequences(trace)) {
      const key = SHARED.has(axis) ? `${axis}:${JSON.stringify(values)}` : `${axis}:${label}:${index}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const heading = words(layout?.[`${axis}axis`]?.title) || (axis === 'y' && trace.name) || label;
      const isOwn = traces.length > 1 && !SHARED.has(axis);
      found.push({ name: isOwn ? `${name}: ${heading}` : heading, type: typeOf(values), values });
    }
  });
  return found;
}

function sequences(trace) {
  const found = [];
  for (const axis of AXES) {
    const values = unpacked(trace[axis]);
    if (values.length === 0) continue;
    if (axis === 'z' && values.some(Array.isArray)) {
      // A grid: one column for each of its rows.
      values.forEach((row, index) => found.push({ axis, label: `z ${index + 1}`, values: unpacked(row) }));
    } else {
      found.push({ axis, label: axis, values });
    }
  }
  for (const [index, { label, values }] of Object.entries(trace.dimensions ?? [])) {
    found.push({ axis: '', label: label ?? `${Number(index) + 1}`, values: unpacked(values) });
  }
  if (trace.type === 'table') {
    unpacked(trace.cells?.values).forEach((values, index) => {
      const heading = [trace.header?.values?.[index]].flat().join(' ');
      found.push({ axis: '', label: heading || `${index + 1}`, values: unpacked(values) });
    });
  }
  return found;
}

const TYPED = {
  i1: Int8Array, u1: Uint8Array, i2: Int16Array, u2: Uint16Array, i4: Int32Array, u4: Uint32Array,
  f4: Float32Array, f8: Float64Array,
};

/** Numbers may be packed as `{ bdata, dtype }`, as Plotly for Python does with those of numpy. */
function unpacked(values) {
  if (Array.isArray(values)) return values;
  const Typed = TYPED[values?.dtype];
  if (!Typed || typeof values.bdata !== 'string') return [];
  try {
    const octets = Uint8Array.from(atob(values.bdata), (character) => character.charCodeAt(0));
    return [...new Typed(octets.buffer)];
  } catch {
    return [];
  }
}

const typeOf = (values) => (values.every((value) => value === null || typeof value === 'number') ? 'number' : 'string');
