const samplesPerSecond = 8_000;
const seconds = 2;

/** Two notes of a second each, as a WAV file that every browser plays: nobody needs a microphone. */
export function sampleSound(): { name: string; type: string; bytes: Buffer } {
  const sound = Buffer.alloc(samplesPerSecond * seconds);
  for (let index = 0; index < sound.length; index += 1) {
    const pitch = index < sound.length / 2 ? 440 : 554;
    const fade = 1 - (index % samplesPerSecond) / samplesPerSecond;
    sound[index] = 128 + Math.round(60 * fade * Math.sin((2 * Math.PI * pitch * index) / samplesPerSecond));
  }
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + sound.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  // Uncompressed, one channel, 8 bits.
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(samplesPerSecond, 24);
  head.writeUInt32LE(samplesPerSecond, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(sound.length, 40);
  return { name: 'voice-note.wav', type: 'audio/wav', bytes: Buffer.concat([head, sound]) };
}

/** The smallest WebP picture. */
export const sampleSticker = {
  name: 'sticker.webp',
  type: 'image/webp',
  bytes: Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64'),
} as const;
