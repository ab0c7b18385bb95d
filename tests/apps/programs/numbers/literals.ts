/** Decimal, hexadecimal, octal and binary literals, and `_` between digits. */
const port = 0x40020000;
console.log(port, 0xff, 0o17, 0b1010_0001, 1_000_000, 0x7fff_ffff, -0x8000_0000);
console.log(port + 0x14, 0xf * 0b11);
console.log(100000, 32767 + 1, 65535 + 1, -32768 - 1);
