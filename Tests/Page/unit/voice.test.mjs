import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joined, wav } from '../../../Resources/ui/ui/voice.js';

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
