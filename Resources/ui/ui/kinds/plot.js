/**
 * A Plotly figure: drawn where the library is to be had, with its data as a table for whoever wants to read rather than
 * see it. Else, and where Plotly cannot make anything of it, the table alone.
 */
import { download, save, tool } from '../actions.js';
import { coloursAt, whenColoursChange } from '../colours.js';
import { load, whenSeen } from '../libraries.js';
import { h } from '../log.js';
import { columns, titleOf } from '../plot/columns.js';
import { config, isDrawable, prepared } from '../plot/figure.js';
import { t } from '../strings.js';
import { table } from './table.js';

/**
 * When it is loaded, Plotly 4.1 adds the style sheet of a kind of map that is not drawn here, unless an element of this
 * id is there. The page's policy would refuse the sheet, and the browser complain.
 */
const SHEET = '9f215cf04c5486422605d13261cb87401f4e7763b6296af81e98efbc0130da53';

export function render(figure, { libraries }) {
  const title = titleOf(figure);
  const name = title || t('plot.label');
  const json = download(t('download.json'), `${name}.json`, 'application/json', () => JSON.stringify(figure, null, 2));
  const stack = h('div', { class: 'stack' });
  const { plotly } = libraries();
  if (plotly && isDrawable(figure)) drawn(stack, figure, name, title, json, plotly);
  else stack.append(...data(figure, name, json, Boolean(plotly)));
  return stack;
}

export const summary = (figure) => titleOf(figure) || t('plot.label');

/** What of a figure can be a table: nothing, where its data is not as Plotly has it. */
function columnsOf(figure) {
  try {
    return columns(figure);
  } catch {
    return [];
  }
}

/** The data in place of the plot. */
function data(figure, name, json, isNoted) {
  const found = columnsOf(figure);
  const note = (key) => h('p', { class: 'faint' }, t(key));
  if (found.length === 0) {
    return [h('p', { class: 'caption', dir: 'auto' }, name), note('plot.bare'), h('div', { class: 'tools' }, json)];
  }
  return [isNoted ? note('plot.undrawn') : null, table(found, { title: name, tools: [json] }).node].filter(Boolean);
}

function drawn(stack, figure, name, title, json, plotly) {
  const label = t('plot.series', { name, count: figure.data.length });
  const plot = h('div', { class: 'plot', role: 'group', 'aria-label': label, 'aria-busy': 'true' });
  if (figure.layout?.height > 0) plot.style.blockSize = `${Math.min(900, figure.layout.height)}px`;
  const tools = h('div', { class: 'tools' });
  stack.append(
    ...(title ? [h('p', { class: 'caption', dir: 'auto' }, title)] : []),
    plot,
    tools,
  );
  const fail = () => stack.replaceChildren(...data(figure, name, json, true));
  if (!document.getElementById(SHEET)) document.head.append(h('meta', { id: SHEET }));
  whenSeen(plot, () => load('plotly', plotly).then(async (Plotly) => {
    const react = () => {
      const { data: traces, layout, frames } = prepared(figure, coloursAt(plot));
      return Plotly.react(plot, { data: traces, layout, frames, config: config(figure.config) });
    };
    await react();
    plot.removeAttribute('aria-busy');
    const found = columnsOf(figure);
    tools.append(
      found.length > 0 ? reveal(stack, found, name) : '',
      json,
      tool(t('download.png'), () => picture(Plotly, plot, name)),
    );
    whenColoursChange(plot, () => react().catch(fail));
  }).catch(fail));
}

/** A button that shows the data below the plot, made when it is wanted. */
function reveal(stack, found, name) {
  let shown = null;
  const button = tool(t('plot.data'), () => {
    shown ??= stack.appendChild(table(found, { label: name }).node);
    const isOpen = button.getAttribute('aria-expanded') === 'true';
    shown.hidden = isOpen;
    button.setAttribute('aria-expanded', !isOpen);
    button.textContent = t(isOpen ? 'plot.data' : 'plot.hide');
  });
  button.setAttribute('aria-expanded', false);
  return button;
}

/** What is seen, on the background that it is seen on. */
async function picture(Plotly, plot, name) {
  const { surface } = coloursAt(plot);
  const { width, height } = plot.getBoundingClientRect();
  const layout = { ...plot.layout, paper_bgcolor: plot.layout.paper_bgcolor ?? surface };
  const address = await Plotly.toImage({ data: plot.data, layout }, { format: 'png', width, height, scale: 2 });
  const octets = Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
  save(new Blob([octets], { type: 'image/png' }), `${name}.png`);
}
