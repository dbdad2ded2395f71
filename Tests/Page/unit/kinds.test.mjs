import assert from 'node:assert/strict';
import { test } from 'node:test';
import { written } from '../../../Resources/ui/ui/places.js';
import { columns } from '../../../Resources/ui/ui/plot/columns.js';
import { csv } from '../../../Resources/ui/ui/table/values.js';
import { size, t, use } from '../../../Resources/ui/ui/strings.js';

test('a data frame becomes CSV that programs read', () => {
  const text = csv([
    { name: 'a,b', type: 'string', values: ['x', 'say "hi"', 'two\nlines', null] },
    { name: 'n', type: 'number', values: [1.5, null, -2, 0] },
    { name: 'big', type: 'integer', values: ['9007199254740993', 1, 2, 3] },
    { name: 'day', type: 'date', values: [0, null, null, 86_400_000] },
  ]);
  assert.equal(text, '"a,b",n,big,day\r\nx,1.5,9007199254740993,1970-01-01T00:00:00.000Z\r\n"say ""hi""",,1,\r\n'
    + '"two\nlines",-2,2,\r\n,0,3,1970-01-02T00:00:00.000Z\r\n');
});

test('the series of a plot become columns, an axis that they share once', () => {
  const found = columns({
    data: [{ name: 'one', x: [1, 2], y: [3, 4] }, { x: [1, 2], y: ['a', 'b'] }],
    layout: { yaxis: { title: { text: 'Height' } } },
  });
  assert.deepEqual(found.map(({ name, type }) => [name, type]), [
    ['x', 'number'], ['one: Height', 'number'], ['Series 2: Height', 'string'],
  ]);
});

test('a plot without data has no columns', () => {
  assert.deepEqual(columns({}), []);
});

test('coordinates are written with their hemisphere', () => {
  assert.equal(written(49.6, 'N', 'S'), '49.6° N');
  assert.equal(written(-0.5, 'E', 'W'), '0.5° W');
});

test('texts are filled in, and counted as the language does', () => {
  assert.equal(t('table.size', { count: 1 }), '1 row');
  assert.equal(t('table.size', { count: 1000 }), '1,000 rows');
  assert.equal(t('said.bot', { name: '{name}' }), '{name} said:');
  assert.equal(t('no such text'), 'no such text');
});

test('what is filled into a text does not turn the words around it', () => {
  assert.equal(t('said.bot', { name: '\u202ebot\u2066' }), 'bot said:');
  assert.equal(t('said.bot', { name: 'שלום' }), 'שלום said:');
  assert.equal(t('said.bot', { name: { toString: 1 } }), '{"toString":1} said:');
  assert.equal(t('said.bot', { name: null }), '{name} said:');
});

test('another language can be spoken, and what it lacks stays English', () => {
  use({ language: 'de', send: 'Senden' });
  assert.equal(t('send'), 'Senden');
  assert.equal(t('stop'), 'Stop');
  use({});
  assert.equal(t('send'), 'Send');
});

test('sizes are written for people', () => {
  assert.deepEqual([0, 1023, 1024, 1_500_000, 26_214_400].map(size), ['0 B', '1,023 B', '1 kB', '1.4 MB', '25 MB']);
});
