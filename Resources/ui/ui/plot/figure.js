/** A figure as it is handed to Plotly: in the page's colours, and without what the page's policy forbids. */
import { locale } from '../strings.js';

/** Drawn by WebGL, these compile code of their own, which the policy forbids; those by SVG look the same. */
const PLAIN = new Map([['scattergl', 'scatter'], ['scatterpolargl', 'scatterpolar']]);

/** These compile code with no other way to draw them, or load maps from elsewhere. */
const UNDRAWN = new Set([
  'parcoords', 'splom', 'scattergeo', 'choropleth', 'scattermapbox', 'choroplethmapbox', 'densitymapbox',
  'scattermap', 'choroplethmap', 'densitymap',
]);

const LIGHT = [
  '#2f6f9f', '#c8671b', '#3b8a57', '#b23a48', '#7a5aa6', '#8a6a3a', '#c4578f', '#5f6b76', '#8b8b1e', '#1d8f9c',
];
const DARK = [
  '#7fb8e6', '#f0a35e', '#74c69d', '#f08a8a', '#b9a0e8', '#d1b07c', '#ec9ac4', '#a9b4be', '#d1d06a', '#6fd0da',
];

/** Whether Plotly can draw it here. */
export const isDrawable = ({ data }) =>
  Array.isArray(data) && data.length > 0
  && data.every((trace) => trace && typeof trace === 'object' && !UNDRAWN.has(trace.type));

/** What is given to `Plotly.react`. The figure itself stays as it came. */
export function prepared(figure, colours) {
  const { data, layout, frames } = harmless(figure);
  return {
    data: data.map((trace) => (PLAIN.has(trace.type) ? { ...trace, type: PLAIN.get(trace.type) } : trace)),
    layout: styled(isObject(layout) ? layout : {}, colours),
    frames,
  };
}

const isObject = (value) => value !== null && typeof value === 'object';

/** Plotly copies objects key by key: under these, into what all objects of the page have in common. */
const SHARED = new Set(['__proto__', 'constructor', 'prototype']);

/** A picture in a figure that is elsewhere would tell its server who reads what, and the page's policy forbids it. */
const isElsewhere = (key, value) => key === 'source' && typeof value === 'string' && !/^data:image\//i.test(value);
/** Nor may a style within a text of the figure ask for one, or a link in it take the page's place or lead to no page. */
const TAG = /<[^<>]*>/g;
const LINKS = /\b(?:target(?=\s*=)|href(?=\s*=)(?!\s*=\s*["']?(?:https?:|mailto:)))/gi;
const STYLES = /\bstyle(?=\s*=)/gi;

function clean(tag) {
  const led = tag.replace(LINKS, 'data-$&');
  return /url|\\/i.test(tag) ? led.replace(STYLES, 'data-$&') : led;
}

function harmless(value) {
  if (typeof value === 'string') return value.includes('<') ? value.replace(TAG, clean) : value;
  if (!isObject(value)) return value;
  if (Array.isArray(value)) return value.map(harmless);
  const found = Object.entries(value).filter(([key, part]) => !SHARED.has(key) && !isElsewhere(key, part));
  return Object.fromEntries(found.map(([key, part]) => [key, key === 'source' ? part : harmless(part)]));
}

/**
 * The page's colours go into the template, below whatever the figure says itself. A figure with a background of its own
 * was made for that and keeps its own colours.
 */
function styled(layout, colours) {
  const { width, ...rest } = layout;
  const own = layout.template?.layout ?? {};
  const isPainted = isOpaque(layout.paper_bgcolor) || isOpaque(layout.plot_bgcolor);
  return {
    separators: separators(),
    // What the reader zoomed into stays when colours change.
    uirevision: 'kept',
    ...rest,
    autosize: true,
    margin: { l: 48, r: 16, t: 26, b: 40, ...layout.margin },
    // The title stands above the plot as text of the page.
    title: undefined,
    template: isPainted ? layout.template : { ...layout.template, layout: { ...own, ...looks(colours, own) } },
  };
}

const CLEAR = /^(?:transparent|rgba\([^)]*,\s*0(?:\.0*)?\))$/i;
const isOpaque = (colour) => typeof colour === 'string' && !CLEAR.test(colour);

function looks(colours, own) {
  const { ink, quiet, line, surface } = colours;
  const axis = (of) => ({
    ...of,
    title: { standoff: 12, font: { size: 13 } },
    automargin: true,
    color: quiet,
    gridcolor: line,
    linecolor: line,
    zerolinecolor: line,
    tickcolor: line,
  });
  const scene = (of) => ({ ...axis(of), backgroundcolor: 'rgba(0,0,0,0)', showbackground: false });
  const clear = 'rgba(0,0,0,0)';
  return {
    paper_bgcolor: clear,
    plot_bgcolor: clear,
    font: { ...own.font, color: ink, family: colours.font, size: 13 },
    colorway: colours.isDark ? DARK : LIGHT,
    hoverlabel: { bgcolor: surface, bordercolor: line, font: { color: ink, family: colours.font } },
    legend: { ...own.legend, bgcolor: clear },
    modebar: { bgcolor: clear, color: quiet, activecolor: ink },
    xaxis: axis(own.xaxis),
    yaxis: axis(own.yaxis),
    polar: { bgcolor: clear, angularaxis: axis(), radialaxis: axis() },
    ternary: { bgcolor: clear, aaxis: axis(), baxis: axis(), caxis: axis() },
    scene: { xaxis: scene(), yaxis: scene(), zaxis: scene() },
  };
}

/** How the reader's language parts decimals and thousands, as Plotly wants to be told: two characters. */
function separators() {
  const parts = new Intl.NumberFormat(locale(), { useGrouping: true }).formatToParts(1234567.8);
  const find = (type, otherwise) => parts.find((part) => part.type === type)?.value[0] ?? otherwise;
  return find('decimal', '.') + find('group', ' ');
}

export const config = (own) => ({
  displaylogo: false,
  modeBarButtonsToRemove: [
    'toImage', 'select2d', 'lasso2d', 'autoScale2d', 'zoomIn2d', 'zoomOut2d', 'toggleSpikelines',
  ],
  ...own,
  responsive: true,
  // None of these may lead out of the page.
  showSendToCloud: false,
  showEditInChartStudio: false,
  showLink: false,
  editable: false,
});
