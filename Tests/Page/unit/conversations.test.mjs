import assert from 'node:assert/strict';
import test from 'node:test';
import { describe } from '../../../Resources/ui/ui/conversations.js';

const now = new Date('2026-03-02T15:00:00');

test('a conversation is called by its name, else by what was last said, on one line', () => {
  const lastActive = now.toISOString();
  assert.equal(describe({ name: 'Trip', lastText: 'Bye', lastActive }, now).title, 'Trip');
  assert.equal(describe({ lastText: ' two\n\nlines ', lastActive }, now).title, 'two lines');
  assert.equal(describe({ lastText: ' \n', lastActive }, now).title, 'Untitled');
  assert.equal(describe({ lastActive }, now).title, 'Untitled');
});

test('the time stands beside one of today, the day beside an older one, nothing where there is no time', () => {
  const at = (lastActive) => describe({ lastActive }, now).when;
  assert.match(at(new Date('2026-03-02T09:05:00').toISOString()), /09:05/);
  assert.match(at(new Date('2026-02-27T09:05:00').toISOString()), /27.*2026/);
  assert.equal(at('nonsense'), '');
  assert.equal(at(undefined), '');
});
