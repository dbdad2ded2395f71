import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pieces, speakable } from '../../../Resources/ui/ui/voice/speakable.js';
import { bestVoice } from '../../../Resources/ui/ui/voice/voices.js';

const said = (markdown) => speakable(markdown, true);

test('markdown is said without its marks, each block with a pause after it', () => {
  assert.equal(said('# Jackdaws\n\nThey *greet*, **argue** and ~~sleep~~.\n\n- twigs\n- wool!\n  1. more'),
    'Jackdaws.\nThey greet, argue and sleep.\ntwigs.\nwool!\nmore.');
  assert.equal(said('one\ntwo  \nthree'), 'one two three.');
  assert.equal(said('> quoted\n\n---\n\n`let x` is code'), 'quoted.\nlet x is code.');
});

test('code, tables and formulas are named, not spelt', () => {
  assert.equal(said('See:\n\n```swift\nlet x = 1\n```\n\nDone.'), 'See:\nCode.\nDone.');
  assert.equal(said('| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |'), 'Table: 2 rows.');
  assert.equal(said('So $e^{i\\pi}$ it is.\n\n$$\\int x$$'), 'So formula it is.\nformula.');
});

test('of a link its words are said, and of an address its host', () => {
  assert.equal(said('Read [the book](https://example.org/a?b=c#d).'), 'Read the book.');
  assert.equal(said('![a sun](https://example.org/x.png)'), 'a sun.');
  assert.equal(said('<https://www.example.org/a/b?c=d>'), 'example.org.');
  assert.equal(speakable('See https://user@www.example.org:8080/a/b?c=d&e=f#g, or www.example.com/x.', false),
    'See example.org, or example.com.');
});

test('pictures in the text are passed over', () => {
  assert.equal(speakable('Hello 👋🏽 from 🇱🇺 1️⃣ there ❤️!', false), 'Hello from 1 there !');
});

test('plain text stays as it is: its marks are none', () => {
  assert.equal(speakable('2 * 3 * 4 = 24\n# one', false), '2 * 3 * 4 = 24\n# one');
  assert.equal(speakable('  \n', false), '');
  assert.ok(speakable('word '.repeat(100_000), false).length <= 20_000);
});

test('long texts are said in pieces of whole sentences, and nothing of them is lost', () => {
  const text = 'One sentence here. Another one there! Is there a third? Yes, and it has a comma, or two.';
  assert.deepEqual(pieces(text, 40), [
    'One sentence here. Another one there!', 'Is there a third?', 'Yes, and it has a comma, or two.',
  ]);
  assert.deepEqual(pieces('short', 40), ['short']);
  assert.deepEqual(pieces('', 40), []);
  assert.deepEqual(pieces('x'.repeat(90), 40).map((piece) => piece.length), [40, 40, 10]);
  assert.ok(pieces('🐦'.repeat(30), 15).every((piece) => piece.isWellFormed?.() ?? true));
  const long = 'Jackdaws are small. '.repeat(500);
  const all = pieces(long);
  assert.ok(all.every((piece) => piece.length <= 200));
  assert.equal(all.join(' '), long.trim());
});

test('the best voice speaks the language, then the region, and needs no network', () => {
  const voice = (name, lang, localService = false, isDefault = false) => ({ name, lang, localService, default: isDefault });
  const voices = [
    voice('a', 'fr-FR', true, true), voice('b', 'en-GB'), voice('c', 'en_US', true), voice('d', 'en-US'), voice('e', 'de-DE'),
  ];
  assert.equal(bestVoice(voices, 'en-US').name, 'c');
  assert.equal(bestVoice(voices, 'en-GB').name, 'b');
  assert.equal(bestVoice(voices, 'en').name, 'c');
  assert.equal(bestVoice(voices, 'de-LU').name, 'e');
  assert.equal(bestVoice(voices, 'ar'), null);
  assert.equal(bestVoice([], 'en'), null);
});
