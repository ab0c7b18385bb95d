/** CRC-32 (IEEE 802.3) of a message, with a table for each byte. */
const POLYNOMIAL = 0xedb88320;

const remainders = array(u32, 256);
const message = array(u8, 1024);

function fillRemainders(): void {
  for (let byte: u32 = 0; byte < remainders.length; byte++) {
    let remainder = byte;
    for (let bit: u32 = 0; bit < 8; bit++) {
      remainder = (remainder & 1) !== 0 ? (remainder >>> 1) ^ POLYNOMIAL : remainder >>> 1;
    }
    remainders[byte] = remainder;
  }
}

function crc32(data: ReadonlySpan<u8>): u32 {
  let crc: u32 = 0xffffffff;
  for (const byte of data) crc = remainders[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return ~crc;
}

export function prepare(): void {
  fillRemainders();
  for (let i: u32 = 0; i < message.length; i++) message[i] = u8(i * 7);
}

export function workload(): u32 {
  return crc32(message);
}
