import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { afterEach, test } from 'node:test';
import {
  choose, clock, day, english, languages, locale, moment, size, speak, stopwatch, t, use,
} from '../../../Resources/ui/ui/strings.js';

const folder = new URL('../../../Resources/ui/ui/strings/', import.meta.url);
const table = async (language) => (await import(new URL(`${language}.js`, folder))).default;
const placeholders = (text) => [...new Set(text.match(/\{\w+\}/g))].sort();

afterEach(() => use({}));

test('every table is offered, and every language offered has its table', () => {
  assert.deepEqual(readdirSync(folder).sort(), Object.keys(languages).map((language) => `${language}.js`).sort());
});

for (const [language, direction] of Object.entries(languages)) {
  test(`${language} has exactly the keys and the placeholders of English`, async () => {
    const translation = await table(language);
    assert.deepEqual(Object.keys(translation).sort(), Object.keys(english).sort());
    assert.equal(translation.language, language);
    assert.equal(translation.direction, direction);
    for (const [key, original] of Object.entries(english)) {
      const text = translation[key];
      assert.equal(typeof text, typeof original, key);
      if (typeof original === 'string') {
        assert.deepEqual(placeholders(text), placeholders(original), key);
        continue;
      }
      const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      assert.deepEqual(Object.keys(text).sort(), [...categories].sort(), key);
      assert.deepEqual(placeholders(text.other), placeholders(original.other), key);
      // One and two may be said without a figure; nothing else may be filled in.
      for (const form of Object.values(text)) {
        for (const name of placeholders(form)) assert.ok(original.other.includes(name), `${key}: ${name}`);
      }
    }
    assert.equal(translation['size.units'].split(' ').length, english['size.units'].split(' ').length);
  });
}

test('the first language that the page speaks is chosen, with the reader’s region', () => {
  assert.deepEqual(choose(['fr-LU', 'de-LU', 'en']), { language: 'de', locale: 'de-LU', direction: 'ltr' });
  assert.deepEqual(choose(['en-GB', 'de']), { language: 'en', locale: 'en-GB', direction: 'ltr' });
  assert.deepEqual(choose(['AR']), { language: 'ar', locale: 'ar', direction: 'rtl' });
  assert.deepEqual(choose(['', '../../x', 'de<script>', '_', 'fr']), { language: 'en', locale: 'en', direction: 'ltr' });
  assert.deepEqual(choose([]), { language: 'en', locale: 'en', direction: 'ltr' });
});

test('texts, counts, numbers, sizes and dates are in the language that is spoken', async () => {
  await speak(['de-DE']);
  assert.equal(locale(), 'de-DE');
  assert.equal(t('table.size', { count: 1 }), '1 Zeile');
  assert.equal(t('table.size', { count: 12_345 }), '12.345 Zeilen');
  assert.equal(size(1_500_000), '1,4 MB');
  const date = new Date(2026, 2, 5, 14, 7, 9);
  assert.equal(clock(date), '14:07');
  assert.equal(moment(date), 'Donnerstag, 5. März 2026 um 14:07:09');
  assert.equal(day(date, new Date(2026, 2, 20)), 'Donnerstag, 5. März 2026');
  assert.equal(day(date, new Date(2026, 2, 6)), 'Gestern');
  assert.equal(stopwatch(65.9), '1:05');
});

test('Arabic counts in its six forms', async () => {
  await speak(['ar-AE']);
  const forms = [0, 1, 2, 3, 11, 100].map((count) => t('latest.count', { count }));
  assert.equal(new Set(forms.map((text) => text.replace(/\d+/, '#'))).size, 5);
  assert.equal(t('direction'), 'rtl');
});
