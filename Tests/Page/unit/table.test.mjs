import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Model, nextSort } from '../../../Resources/ui/ui/table/model.js';
import { Pages } from '../../../Resources/ui/ui/table/pages.js';
import { comparator, tabbed, writer } from '../../../Resources/ui/ui/table/values.js';

const column = (type, values, name = type) => ({ name, type, values });
const order = (type, values, descending = false) => {
  const model = new Model([column(type, values)]);
  model.ask({ sort: { column: 0, descending }, filter: '' });
  return Array.from({ length: model.count }, (_, index) => model.row(index)[0]);
};

test('numbers are sorted as numbers, those beyond 2⁵³ exactly, and missing ones come last either way', () => {
  const values = [
    10, '9007199254740993', null, 9, '-9007199254740993', '9007199254740992', undefined, 9007199254740991,
  ];
  assert.deepEqual(order('integer', values), [
    '-9007199254740993', 9, 10, 9007199254740991, '9007199254740992', '9007199254740993', null, undefined,
  ]);
  assert.deepEqual(order('integer', values, true), [
    '9007199254740993', '9007199254740992', 9007199254740991, 10, 9, '-9007199254740993', null, undefined,
  ]);
  assert.deepEqual(order('number', [2.5, -1, null, 10]), [-1, 2.5, 10, null]);
});

test('texts are sorted as readers expect, truth values and dates by what they mean', () => {
  assert.deepEqual(order('string', ['Zebra', 'apple', 'Ähre', 'item 10', 'item 9', null]),
    ['Ähre', 'apple', 'item 9', 'item 10', 'Zebra', null]);
  assert.deepEqual(order('boolean', [true, null, false, true]), [false, true, true, null]);
  assert.deepEqual(order('date', [3, -1, null, 2], true), [3, 2, -1, null]);
});

test('equal values keep their order, also downwards', () => {
  const model = new Model([column('integer', [1, 2, 1, 2]), column('string', ['a', 'b', 'c', 'd'])]);
  model.ask({ sort: { column: 0, descending: true }, filter: '' });
  assert.deepEqual([0, 1, 2, 3].map((index) => model.row(index)[1]), ['b', 'd', 'a', 'c']);
});

test('values of another kind than their column’s are sorted and written without a fault', () => {
  for (const type of ['integer', 'number', 'boolean', 'date', 'string']) {
    const values = ['x', 1, true, { a: 1 }, null, [1]];
    assert.equal(order(type, values).length, 6, type);
    for (const value of values.filter((value) => value !== null)) {
      assert.equal(typeof writer(type)(value), 'string', type);
    }
  }
});

test('objects that cannot be made into text are sorted, searched and written like any other', () => {
  const odd = [{ toString: 1, valueOf: 2 }, JSON.parse('{"__proto__": {"toString": 1}}'), [[]], {}, null, 3, 'x', true];
  for (const type of ['string', 'integer', 'number', 'boolean', 'date', '__proto__', null]) {
    const model = new Model([{ name: 'a', type, values: odd }]);
    for (const descending of [false, true]) model.ask({ sort: { column: 0, descending }, filter: '' });
    assert.equal(model.row(7)[0], null);
    model.ask({ sort: null, filter: 'tostring' });
    assert.ok(model.count >= 1);
    for (const value of odd) if (value !== null) assert.equal(typeof writer(type)(value), 'string');
  }
});

test('a million digits are no number to read', () => {
  const digits = '9'.repeat(1_000_000);
  const start = performance.now();
  assert.equal(writer('integer')(digits), digits);
  comparator('integer')(digits, 1);
  assert.ok(performance.now() - start < 500);
  assert.equal(writer('integer')('9007199254740993'), '9,007,199,254,740,993');
});

test('a table is searched in all of its columns, whatever case and accents', () => {
  const model = new Model([column('string', ['Größe', 'élan', 'x']), column('integer', [1234, 5, null])]);
  const found = (filter) => {
    model.ask({ sort: null, filter });
    return model.count;
  };
  assert.deepEqual(['GROSSE', 'ELAN', '1234', '1,234', 'nothing', ''].map(found), [0, 1, 1, 1, 0, 3]);
  assert.equal(found('größe'), 1);
});

test('a table is sorted and searched at once', () => {
  const model = new Model([column('string', ['b1', 'a', 'b3', 'b2'])]);
  model.ask({ sort: { column: 0, descending: true }, filter: 'b' });
  assert.deepEqual([0, 1, 2].map((index) => model.row(index)[0]), ['b3', 'b2', 'b1']);
});

test('a header sorts upwards, downwards, and then as it came', () => {
  const up = nextSort(null, 2);
  assert.deepEqual(up, { column: 2, descending: false });
  const down = nextSort(up, 2);
  assert.deepEqual(down, { column: 2, descending: true });
  assert.equal(nextSort(down, 2), null);
  assert.deepEqual(nextSort(down, 1), { column: 1, descending: false });
});

test('what is copied are lines with tabs, numbers as programs read them', () => {
  assert.equal(
    tabbed([column('string', []), column('number', []), column('integer', [])],
      [['a\tb\nc', 1234.5, '9007199254740993'], [null, null, null]]),
    'string\tnumber\tinteger\na b c\t1234.5\t9007199254740993\n\t\t');
});

test('the order of numbers is exact', () => {
  const compare = comparator('integer');
  assert.ok(compare('9007199254740993', 9007199254740992) > 0);
  assert.equal(compare('5', 5), 0);
});

/** Pages of a table with one column, and what they asked for. */
function pages(total = 1000, first = 150) {
  const asked = [];
  const source = new Pages([column('integer', Array.from({ length: first }, (_, index) => index))], total,
    (message) => asked.push(message));
  const answer = (message, count = total, value = (index) => index) => source.received({
    ...message,
    count,
    columns: [Array.from({ length: Math.max(0, Math.min(message.count, count - message.from)) },
      (_, index) => value(message.from + index))],
  });
  return { source, asked, answer };
}

test('of a large table only what is looked at is asked for, a page at a time and once', () => {
  const { source, asked, answer } = pages();
  source.need(100, 140);
  assert.deepEqual(asked, []);
  source.need(140, 160);
  source.need(141, 161);
  assert.deepEqual(asked, [{ from: 150, count: 50 }]);
  answer(asked[0]);
  assert.deepEqual(source.row(199), [199]);
  assert.equal(source.row(200), null);
});

test('who drags the scroll bar asks only for where he stops', () => {
  const { source, asked, answer } = pages();
  for (let from = 150; from < 900; from += 20) source.need(from, from + 15);
  assert.equal(asked.length, 2);
  answer(asked[0]);
  source.need(900, 915);
  assert.deepEqual(asked.at(-1), { from: 900, count: 100 });
});

test('another order is asked for from the beginning, and answers to the one before are nothing', () => {
  const { source, asked, answer } = pages();
  source.need(150, 160);
  const sort = { column: 0, descending: true };
  source.ask({ sort, filter: '' });
  assert.deepEqual(asked[1], { from: 0, count: 100, sort });
  assert.equal(source.row(0), null);
  answer(asked[0]);
  assert.equal(source.row(150), null);
  answer(asked[1], 1000, (index) => 999 - index);
  assert.deepEqual(source.row(0), [999]);
  source.ask({ sort: null, filter: '' });
  assert.equal(asked.length, 2);
  assert.deepEqual(source.row(0), [0]);
  answer(asked[1], 1000, (index) => 999 - index);
  assert.deepEqual(source.row(0), [0]);
});

test('a filter says how many rows it leaves', () => {
  const { source, asked, answer } = pages();
  source.ask({ sort: null, filter: 'x' });
  assert.equal(source.isWaiting, true);
  answer(asked[0], 3);
  assert.deepEqual([source.count, source.total, source.isWaiting], [3, 1000, false]);
  source.ask({ sort: null, filter: 'y' });
  answer(asked[1], 0);
  assert.deepEqual([source.count, source.hasFailed], [0, false]);
});

test('what a lost connection left open is asked again', () => {
  const { source, asked, answer } = pages();
  source.need(150, 160);
  source.again();
  assert.deepEqual(asked, [{ from: 150, count: 50 }, { from: 150, count: 50 }]);
  answer(asked[0]);
  source.again();
  assert.equal(asked.length, 2);
});

test('a refusal stops the asking until somebody tries again', () => {
  const { source, asked } = pages();
  source.need(150, 160);
  source.failed();
  source.need(150, 160);
  assert.equal(asked.length, 1);
  source.retry();
  source.need(150, 160);
  assert.equal(asked.length, 2);
});

test('a server that gives fewer rows than asked for is asked for the rest, one that gives none is not', () => {
  const { source, asked } = pages();
  source.need(150, 160);
  source.received({ from: 150, count: 1000, columns: [[150, 151]] });
  source.need(150, 160);
  assert.deepEqual(asked[1], { from: 152, count: 48 });
  source.received({ from: 152, count: 1000, columns: [[]] });
  source.need(150, 160);
  assert.equal(asked.length, 2);
  assert.equal(source.hasFailed, true);
});
