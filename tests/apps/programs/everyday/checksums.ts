/** CRC-16, CRC-32, Adler, hexadecimal, and base64. Messages: "hello", "", "The quick brown fox jumps over the lazy dog", "ab". */
const CRC_TABLE = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

const bytesOf = (text: string): number[] => [...text].map((char) => char.charCodeAt(0));

function crc32(bytes: number[]): number {
  let crc = -1;
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return crc ^ -1;
}

function crc16(bytes: number[]): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) {
      crc = crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1;
      crc &= 0xffff;
    }
  }
  return crc;
}

function hex(value: number, digits: number): string {
  let result = '';
  for (let i = 0; i < digits; i++) {
    result = '0123456789abcdef'[(value >> (4 * i)) & 15] + result;
  }
  return result;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(bytes: number[]): string {
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b, c] = [bytes[i], bytes[i + 1] ?? 0, bytes[i + 2] ?? 0];
    const word = (a << 16) | (b << 8) | c;
    out += ALPHABET[word >> 18] + ALPHABET[(word >> 12) & 63];
    out += i + 1 < bytes.length ? ALPHABET[(word >> 6) & 63] : '=';
    out += i + 2 < bytes.length ? ALPHABET[word & 63] : '=';
  }
  return out;
}

function fromBase64(text: string): string {
  let bits = 0;
  let count = 0;
  let out = '';
  for (const char of text) {
    if (char === '=') break;
    bits = ((bits << 6) | ALPHABET.indexOf(char)) & 0xffffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += String.fromCharCode((bits >> count) & 0xff);
    }
  }
  return out;
}

function adler(bytes: number[]): number {
  let a = 1,
    b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return (b << 16) | a;
}

export function onMessage(text: string): string {
  const bytes = bytesOf(text);
  const encoded = base64(bytes);
  if (fromBase64(encoded) !== text) return 'broken';
  return `crc32 ${hex(crc32(bytes), 8)} crc16 ${hex(crc16(bytes), 4)} adler ${hex(adler(bytes), 8)} base64 ${encoded} bits ${bytes
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('')
    .replace(/0/g, '.')
    .slice(0, 16)}`;
}
