/** How the letters of a file were written. */
export const encodings = ['utf-8', 'windows-1252', 'macintosh', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof encodings)[number];

/** A file's text, and how it was written. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * Reads the bytes of a file that people bring: by its mark where it has one; else as UTF-16 where every other byte is
 * nought, as UTF-8 where it is that, but for single letters, and otherwise as Windows writes æ, ø and å in Norway. Never fails.
 * @param told by whoever brings the file; what its mark says counts for more
 */
export function decodeText(bytes: Uint8Array, told?: Encoding): DecodedText {
  const encoding = marked(bytes) ?? told ?? encodingOf(bytes);
  return { encoding, text: new TextDecoder(encoding).decode(bytes).replace(/^\uFEFF/, '') };
}

function marked(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : undefined;
}

function encodingOf(bytes: Uint8Array): Encoding {
  const head = bytes.subarray(0, 2_000);
  const noughts = (parity: 0 | 1): number => head.filter((byte, at) => at % 2 === parity && byte === 0).length;
  // Latin letters have their nought in the second byte of two, or in the first.
  if (noughts(1) > head.length / 4) return 'utf-16le';
  if (noughts(0) > head.length / 4) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** So many letters that are UTF-8 outweigh one that is not: a list put together from two programs is read as most of it is written. */
const OUTWEIGH = 4;

function isUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const wrong = text.split('\uFFFD').length - 1;
  return wrong === 0 || (text.match(/[\u0080-\uFFFC]/g)?.length ?? 0) > OUTWEIGH * wrong;
}
