/**
 * Sound as numbers: what the microphone heard is joined, resampled once when it is whole, and written as a WAV file that
 * every recogniser takes.
 */

/** A RIFF file of PCM, signed 16 bits, little endian, one channel; `samples` are between -1 and 1. */
export function wav(samples, rate) {
  const bytes = new Uint8Array(44 + samples.length * 2);
  const view = new DataView(bytes.buffer);
  const text = (at, letters) => bytes.set([...letters].map((letter) => letter.charCodeAt(0)), at);
  text(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  for (let index = 0; index < samples.length; index += 1) {
    const value = Math.max(-1, Math.min(1, samples[index]));
    view.setInt16(44 + index * 2, Math.round(value < 0 ? value * 0x8000 : value * 0x7fff), true);
  }
  return bytes;
}

/** The same sound at another rate. Decoding filters what the new rate cannot carry; a mere player would fold it back. */
export async function resample(samples, from, to) {
  if (from === to) return samples;
  const context = new OfflineAudioContext(1, 1, to);
  const buffer = await context.decodeAudioData(wav(samples, from).buffer);
  return buffer.getChannelData(0);
}

/** The pieces as one, of at most `most` samples. */
export function joined(pieces, most = Infinity) {
  const length = Math.min(most, pieces.reduce((sum, piece) => sum + piece.length, 0));
  const whole = new Float32Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece.subarray(0, length - at), at);
    at += Math.min(piece.length, length - at);
  }
  return whole;
}

/** How loud each of `count` equal parts was, of a recording whose loudness was taken at `levels.length` moments. */
export function bars(levels, count) {
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor(index * levels.length / count);
    const to = Math.max(from + 1, Math.floor((index + 1) * levels.length / count));
    return levels.slice(from, to).reduce((most, level) => Math.max(most, level), 0);
  });
}
