import assert from 'node:assert/strict';
import { test } from 'node:test';
import { familyOf, kindOf } from '../../../Resources/ui/ui/kinds/file.js';
import { summary } from '../../../Resources/ui/ui/kinds/location.js';
import { openStreetMap, placesOf } from '../../../Resources/ui/ui/places.js';
import { columns, titleOf } from '../../../Resources/ui/ui/plot/columns.js';
import { config, isDrawable, prepared } from '../../../Resources/ui/ui/plot/figure.js';

const colours = { ink: 'rgb(1, 2, 3)', quiet: 'q', line: 'l', surface: 's', font: 'f', isDark: true };

test('what needs code of its own is drawn another way, or not at all', () => {
  const figure = { data: [{ type: 'scattergl', x: [1] }, { type: 'bar' }] };
  assert.deepEqual(prepared(figure, colours).data.map(({ type }) => type), ['scatter', 'bar']);
  assert.equal(figure.data[0].type, 'scattergl');
  assert.equal(isDrawable(figure), true);
  const undrawn = [[], null, 'x', {}, [null], [1], [{ type: 'parcoords' }], [{ type: 'bar' }, { type: 'scattermap' }]];
  for (const data of undrawn) {
    assert.equal(isDrawable({ data }), false, JSON.stringify(data));
  }
});

test('a figure takes the page’s colours below what it says itself', () => {
  const { layout } = prepared({
    data: [{}],
    layout: {
      title: { text: 'T' }, width: 300, font: { size: 20 }, margin: { l: 0 },
      template: {
        data: { bar: [] },
        layout: { paper_bgcolor: 'white', xaxis: { gridcolor: 'white', zeroline: false } },
      },
    },
  }, colours);
  assert.equal(layout.template.layout.font.color, colours.ink);
  assert.equal(layout.template.layout.paper_bgcolor, 'rgba(0,0,0,0)');
  assert.deepEqual([layout.template.layout.xaxis.gridcolor, layout.template.layout.xaxis.zeroline], ['l', false]);
  assert.deepEqual(layout.template.data, { bar: [] });
  assert.deepEqual([layout.font, layout.width, layout.title, layout.margin.l], [{ size: 20 }, undefined, undefined, 0]);
});

test('a figure with a background of its own keeps its own colours', () => {
  const { layout } = prepared({ data: [{}], layout: { paper_bgcolor: '#fff' } }, colours);
  assert.equal(layout.template, undefined);
  const clear = prepared({ data: [{}], layout: { paper_bgcolor: 'rgba(0,0,0,0)' } }, colours);
  assert.ok(clear.layout.template);
});

test('a figure brings nothing that reaches beyond it', () => {
  const { data, layout } = prepared(JSON.parse(`{
    "data": [{"type": "bar", "__proto__": {"polluted": 1}, "marker": {"constructor": {"prototype": {}}}, "x": [1]},
             {"type": "sankey", "link": {"source": [0, 1]}}, {"type": "constructor"}],
    "layout": {"images": [{"source": "https://elsewhere.example/a.png"}, {"source": "data:image/png;base64,AA=="}],
      "annotations": [{"text": "<a href='https://x.example' target=_top>a</a>"},
        {"text": "<span style='fill:red'>b</span>"}, {"text": "<span style='fill:u\\\\72l(https://x.example)'>c</span>"},
        {"text": "target = style, a < b"}]}
  }`), colours);
  assert.deepEqual(Object.getOwnPropertyNames(data[0]), ['type', 'marker', 'x']);
  assert.deepEqual(data[0].marker, {});
  assert.deepEqual(data[1].link.source, [0, 1]);
  assert.equal(data[2].type, 'constructor');
  assert.deepEqual(layout.images, [{}, { source: 'data:image/png;base64,AA==' }]);
  assert.deepEqual(layout.annotations.map(({ text }) => text), [
    "<a href='https://x.example' data-target=_top>a</a>", "<span style='fill:red'>b</span>",
    "<span data-style='fill:u\\72l(https://x.example)'>c</span>", 'target = style, a < b',
  ]);
  assert.equal({}.polluted, undefined);
});

test('no configuration of a figure leads out of the page', () => {
  const given = { showSendToCloud: true, editable: true, responsive: false, scrollZoom: true };
  const { showSendToCloud, editable, responsive, scrollZoom } = config(given);
  assert.deepEqual([showSendToCloud, editable, responsive, scrollZoom], [false, false, true, true]);
});

test('grids, dimensions, packed numbers and tables of a plot become columns too', () => {
  const names = (trace) => columns({ data: [trace] }).map(({ name, values }) => [name, values]);
  assert.deepEqual(names({ type: 'heatmap', z: [[1, 2], [3, 4]] }), [['z 1', [1, 2]], ['z 2', [3, 4]]]);
  assert.deepEqual(names({ dimensions: [{ label: 'A', values: [1] }, { values: [2] }] }), [['A', [1]], ['2', [2]]]);
  assert.deepEqual(names({ y: { dtype: 'f8', bdata: 'AAAAAAAA8D8=' } }), [['y', [1]]]);
  assert.deepEqual(names({ y: { dtype: 'f8', bdata: 'nonsense' } }), []);
  assert.deepEqual(names({ type: 'table', header: { values: ['H'] }, cells: { values: [['c']] } }), [['H', ['c']]]);
  assert.deepEqual(columns({ data: 'nonsense' }), []);
  assert.deepEqual(columns(null), []);
});

test('a title is text, without the tags that Plotly knows', () => {
  assert.equal(titleOf({ layout: { title: 'Fruit <b>sold</b><br>here' } }), 'Fruit sold here');
  assert.equal(titleOf({ layout: { title: { text: 'a < b' } } }), 'a < b');
  assert.equal(titleOf({}), '');
});

test('places come alone or as markers, and only where they are on the earth', () => {
  assert.deepEqual(placesOf({ latitude: 1, longitude: 2, title: 'T' }), [{ latitude: 1, longitude: 2, label: null }]);
  const markers = [{ latitude: 1, longitude: 2, label: 'A' }, { latitude: 91, longitude: 0 }, { latitude: '1' }, null];
  assert.deepEqual(placesOf({ markers }), [{ latitude: 1, longitude: 2, label: 'A' }]);
  assert.throws(() => placesOf({ markers: [] }), TypeError);
  assert.throws(() => placesOf({}), TypeError);
});

test('a map elsewhere and what is announced', () => {
  assert.equal(openStreetMap({ latitude: 49.6116, longitude: 6.1319 }),
    'https://www.openstreetmap.org/?mlat=49.611600&mlon=6.131900#map=15/49.611600/6.131900');
  assert.equal(summary({ latitude: 1, longitude: -2, title: 'T' }), 'T: 1° N, 2° W');
  assert.equal(summary({ markers: [{ latitude: 1, longitude: 2, label: 'A' }] }), 'A: 1° N, 2° E');
  const markers = [{ latitude: 1, longitude: 2 }, { latitude: 1, longitude: 3 }];
  assert.equal(summary({ markers }), 'Location: 2 places');
});

test('files are told apart by their type', () => {
  const families = {
    'image/png': 'image', 'image/svg+xml': 'image', 'image/tiff': 'file', 'audio/wav': 'audio', 'video/mp4': 'video',
    'text/csv': 'table', 'application/zip': 'archive', 'application/json': 'code', 'text/plain': 'text',
    'application/pdf': 'text', 'application/octet-stream': 'file', '': 'file',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'table',
  };
  for (const [type, family] of Object.entries(families)) assert.equal(familyOf(type, 'x'), family, type);
  assert.equal(familyOf(undefined, 'a.md'), 'text');
  assert.deepEqual([kindOf('text/plain', 'a.txt'), kindOf('text/plain', 'README')], ['TXT', 'text/plain']);
});
