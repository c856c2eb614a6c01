import type { Signature } from './signature.ts';

/** A signature as bytes, for storing beside its article. */
export function packSignature({ terms, weights, wording }: Signature): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(1 + terms.length * 5 + wording.length * 4));
  bytes.setUint8(0, terms.length);
  let at = 1;
  const number = (value: number): void => {
    bytes.setUint32(at, value);
    at += 4;
  };
  terms.forEach(number);
  weights.forEach((weight) => {
    bytes.setUint8(at, weight);
    at += 1;
  });
  wording.forEach(number);
  return new Uint8Array(bytes.buffer);
}

/** What `packSignature` packed; null for bytes that it cannot have made. */
export function unpackSignature(bytes: Uint8Array): Signature | null {
  const count = bytes[0];
  if (count === undefined || (bytes.length - 1 - count * 5) % 4 !== 0) return null;
  const wordingStart = 1 + count * 5;
  if (wordingStart > bytes.length) return null;
  return {
    terms: numbers(bytes, 1, 1 + count * 4),
    weights: bytes.slice(1 + count * 4, wordingStart),
    wording: numbers(bytes, wordingStart, bytes.length),
  };
}

function numbers(bytes: Uint8Array, start: number, end: number): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return Uint32Array.from({ length: (end - start) / 4 }, (_, index) =>
    view.getUint32(start + index * 4),
  );
}
