import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AWAY, Gesture, HOLD } from '../../../Resources/ui/ui/voice/gesture.js';
import { bars, joined, wav } from '../../../Resources/ui/ui/voice/sound.js';

const ascii = (bytes, from, to) => String.fromCharCode(...bytes.subarray(from, to));

test('a WAV file has the header that RIFF demands', () => {
  const bytes = wav(new Float32Array(3), 16_000);
  const view = new DataView(bytes.buffer);
  assert.equal(bytes.length, 50);
  assert.equal(ascii(bytes, 0, 4), 'RIFF');
  assert.equal(view.getUint32(4, true), 42);
  assert.equal(ascii(bytes, 8, 16), 'WAVEfmt ');
  // Size of the format, PCM, channels, rate, octets a second, octets a frame, bits a sample.
  assert.deepEqual(
    [view.getUint32(16, true), ...[20, 22].map((at) => view.getUint16(at, true)), view.getUint32(24, true),
      view.getUint32(28, true), ...[32, 34].map((at) => view.getUint16(at, true))],
    [16, 1, 1, 16_000, 32_000, 2, 16],
  );
  assert.equal(ascii(bytes, 36, 40), 'data');
  assert.equal(view.getUint32(40, true), 6);
});

test('samples become 16 bits, little endian, and what is too loud is cut off', () => {
  const bytes = wav(Float32Array.of(0, 1, -1, 2, -2, 0.5, -0.5), 8000);
  const view = new DataView(bytes.buffer);
  const values = Array.from({ length: 7 }, (_, index) => view.getInt16(44 + index * 2, true));
  assert.deepEqual(values, [0, 32_767, -32_768, 32_767, -32_768, 16_384, -16_384]);
  assert.deepEqual([...bytes.subarray(46, 48)], [0xff, 0x7f]);
});

test('an empty recording is still a file', () => {
  assert.equal(wav(new Float32Array(0), 16_000).length, 44);
});

test('pieces are joined, up to the limit', () => {
  const pieces = [Float32Array.of(1, 2), Float32Array.of(3, 4, 5), Float32Array.of(6)];
  assert.deepEqual([...joined(pieces)], [1, 2, 3, 4, 5, 6]);
  assert.deepEqual([...joined(pieces, 4)], [1, 2, 3, 4]);
  assert.deepEqual([...joined(pieces, 2)], [1, 2]);
  assert.deepEqual([...joined([])], []);
});

test('the picture of a recording has as many bars as there is room for, each as high as its loudest moment', () => {
  assert.deepEqual(bars([0.1, 0.5, 0.2, 0.3, 0.9, 0], 3), [0.5, 0.3, 0.9]);
  assert.deepEqual(bars([0.5, 1], 4), [0.5, 0.5, 1, 1]);
  assert.deepEqual(bars([], 2), [0, 0]);
  assert.deepEqual(bars([1], 0), []);
});

const BOX = { left: 100, right: 140, top: 100, bottom: 140 };
const INSIDE = { clientX: 120, clientY: 120 };

/** What a gesture decides on each of some events; `wait` is the timer of a long press. */
function decisions(events, gesture = new Gesture()) {
  return events.map((event) => {
    if (event === 'wait') return gesture.wait();
    if (event === 'end') return gesture.end() ?? null;
    const [type, timeStamp, more] = event;
    const common = { type, timeStamp, pointerId: 1, isPrimary: true, button: 0, detail: 1 };
    return gesture.hear({ ...common, ...INSIDE, ...more }, BOX);
  });
}

test('a short press starts the recorder once its click has come', () => {
  const click = [['pointerdown', 0], ['pointerup', 90], ['click', 92], 'wait'];
  assert.deepEqual(decisions(click), ['begin', null, 'keep', null]);
  // Some systems have no click for a press.
  assert.deepEqual(decisions([['pointerdown', 0], ['pointerup', 90], 'wait', ['click', 500]]), ['begin', null, 'keep', null]);
});

test('a long press records while it lasts, and sends', () => {
  const held = [['pointerdown', 0], 'wait', ['pointermove', 600], ['pointerup', HOLD + 900], ['click', HOLD + 902]];
  assert.deepEqual(decisions(held), ['begin', 'hold', null, 'send', null]);
});

test('letting go far away discards, and whoever comes back in time does not', () => {
  const far = { clientY: 100 - AWAY - 1 };
  assert.deepEqual(
    decisions([['pointerdown', 0], 'wait', ['pointermove', 500, far], ['pointermove', 520, far], ['pointerup', 600, far]]),
    ['begin', 'hold', 'away', null, 'discard'],
  );
  assert.deepEqual(
    decisions([['pointerdown', 0], 'wait', ['pointermove', 500, far], ['pointermove', 600], ['pointerup', 700]]),
    ['begin', 'hold', 'away', 'back', 'send'],
  );
  assert.deepEqual(
    decisions([['pointerdown', 0], 'wait', ['pointermove', 500, { clientX: 140 + AWAY }], ['pointerup', 700]]),
    ['begin', 'hold', null, 'send'],
  );
});

test('a press that slips off the button before it is a long one means nothing', () => {
  const slip = [['pointerdown', 0], ['pointerup', 90, { clientX: 150 }], ['click', 91], 'wait'];
  assert.deepEqual(decisions(slip), ['begin', 'discard', null, null]);
});

test('a pointer that the system takes away loses nothing that was said', () => {
  assert.deepEqual(decisions([['pointerdown', 0], 'wait', ['pointercancel', 900]]), ['begin', 'hold', 'keep']);
  assert.deepEqual(decisions([['pointerdown', 0], ['pointercancel', 90]]), ['begin', 'discard']);
});

test('keys start the recorder at any time, other fingers and other buttons never', () => {
  assert.deepEqual(decisions([['click', 5, { detail: 0 }]]), ['start']);
  assert.deepEqual(decisions([['pointerdown', 0, { button: 2 }], ['pointerup', 50, { button: 2 }]]), [null, null]);
  assert.deepEqual(
    decisions([['pointerdown', 0], ['pointerdown', 20, { pointerId: 2, isPrimary: false }], 'wait', ['pointerup', 400, { pointerId: 2 }]]),
    ['begin', null, 'hold', null],
  );
});

test('what ends in another way, as by Escape, is not ended again by letting go', () => {
  const now = performance.now();
  assert.deepEqual(
    decisions([['pointerdown', now], 'wait', 'end', ['pointerup', now + 1], ['click', now + 2]]),
    ['begin', 'hold', null, null, null],
  );
});
