/**
 * The hashes of the security service against published vectors (FIPS 180-4 examples of NIST, RFC 4231, RFC 7914 section 11) and
 * against Node's for random input.
 */
import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import fc from 'fast-check';
import { HmacKey } from '../../src/servers/security/hmac';
import { KeyDerivation } from '../../src/servers/security/pbkdf2';
import { equalsInConstantTime, wipe } from '../../src/servers/security/secret';
import { DIGEST_SIZE, Sha256, writeDigest } from '../../src/servers/security/sha256';

type Bytes = Uint8Array;

const hash = new Sha256();
const prepared = new HmacKey();
const derivation = new KeyDerivation();
const digest = array(u8, DIGEST_SIZE);
/** Where the arguments lie in the simulated memory. */
const rooms = [array(u8, 1000), array(u8, 1000)] as const;

function bytes(content: Bytes | string, room: 0 | 1 = 0): ReadonlySpan<u8> {
  const source = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
  source.forEach((byte, index) => (rooms[room][index] = byte));
  return span(rooms[room], 0, source.length);
}

function hexadecimal(content: ReadonlySpan<u8>): string {
  return Buffer.from([...content]).toString('hex');
}

function sha256(...parts: (Bytes | string)[]): string {
  hash.begin();
  for (const part of parts) hash.add(bytes(part));
  hash.finish();
  writeDigest(hash.state, digest);
  return hexadecimal(digest);
}

function hmac(key: Bytes | string, content: Bytes | string): string {
  prepared.prepare(bytes(key));
  prepared.begin();
  prepared.add(bytes(content));
  prepared.finish();
  writeDigest(prepared.hash.state, digest);
  return hexadecimal(digest);
}

function pbkdf2(password: Bytes | string, salt: Bytes | string, iterations: number, length: number): string {
  let key = '';
  for (let block = 1; key.length < length * 2; block++) {
    derivation.derive(bytes(password, 0), bytes(salt, 1), iterations, block, digest);
    key += hexadecimal(digest);
  }
  return key.slice(0, length * 2);
}

const random = { seed: 4, numRuns: 60 };
const anyBytes = fc.uint8Array({ maxLength: 300 });

describe('SHA-256', () => {
  test.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    [
      'abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu',
      'cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1',
    ],
  ])('NIST: %s', (text, expected) => expect(sha256(text)).toBe(expected));

  test('NIST: a million times the letter a', () => {
    expect(sha256(...new Array<string>(1000).fill('a'.repeat(1000)))).toBe(
      'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0',
    );
  });

  test('any bytes, added in two pieces', () => {
    const property = fc.property(anyBytes, anyBytes, (one, other) => {
      expect(sha256(one, other)).toBe(createHash('sha256').update(one).update(other).digest('hex'));
    });
    fc.assert(property, random);
  });
});

describe('HMAC-SHA-256', () => {
  const repeated = (byte: number, count: number): Bytes => new Uint8Array(count).fill(byte);
  const counted = Uint8Array.from({ length: 25 }, (_, index) => index + 1);
  test.each<[string, Bytes | string, Bytes | string, string]>([
    ['1', repeated(0x0b, 20), 'Hi There', 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
    [
      '2',
      'Jefe',
      'what do ya want for nothing?',
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    ],
    [
      '3',
      repeated(0xaa, 20),
      repeated(0xdd, 50),
      '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe',
    ],
    ['4', counted, repeated(0xcd, 50), '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b'],
    [
      '6',
      repeated(0xaa, 131),
      'Test Using Larger Than Block-Size Key - Hash Key First',
      '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
    ],
    [
      '7',
      repeated(0xaa, 131),
      'This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.',
      '9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
    ],
  ])('RFC 4231, case %s', (_, key, content, expected) => expect(hmac(key, content)).toBe(expected));

  test('any key, any bytes', () => {
    const property = fc.property(anyBytes, anyBytes, (key, content) => {
      expect(hmac(key, content)).toBe(createHmac('sha256', key).update(content).digest('hex'));
    });
    fc.assert(property, random);
  });
});

describe('PBKDF2-HMAC-SHA-256', () => {
  test.each([
    [
      ...(['passwd', 'salt', 1] as const),
      '55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783',
    ],
    [
      ...(['Password', 'NaCl', 80_000] as const),
      '4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d',
    ],
  ])('RFC 7914: %s, %s, %d', (password, salt, iterations, key) =>
    expect(pbkdf2(password, salt, iterations, 64)).toBe(key),
  );

  // The inputs of RFC 6070, which has them for SHA-1.
  test.each([
    ['password', 'salt', 2, 32, 'ae4d0c95af6b46d32d0adff928f06dd02a303f8ef3c251dfd6e2d85a95474c43'],
    ['password', 'salt', 4096, 32, 'c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a'],
    [
      'passwordPASSWORDpassword',
      'saltSALTsaltSALTsaltSALTsaltSALTsalt',
      4096,
      40,
      '348c89dbcbd32b2f32d814b8116e84cf2b17347ebc1800181c4e2a1fb8dd53e1c635518c7dac47e9',
    ],
    ['pass\0word', 'sa\0lt', 4096, 16, '89b69d0516f829893c696226650a8687'],
  ])('%s, %s, %d times', (password, salt, iterations, length, key) =>
    expect(pbkdf2(password, salt, iterations, length)).toBe(key),
  );

  test('any password, any salt', () => {
    const iterations = fc.integer({ min: 1, max: 20 });
    const property = fc.property(anyBytes, anyBytes, iterations, (password, salt, count) => {
      expect(pbkdf2(password, salt, count, 32)).toBe(
        pbkdf2Sync(password, salt, count, 32, 'sha256').toString('hex'),
      );
    });
    fc.assert(property, random);
  });

  test('leaves nothing of the password behind', () => {
    derivation.derive(bytes('secret', 0), bytes('salt', 1), 3, 1, digest);
    const { key, digest: last, sum } = derivation;
    for (const words of [key.inner, key.outer, key.hash.state, key.hash.schedule, last, sum]) {
      expect([...words].every((word) => word === 0)).toBe(true);
    }
    expect([...key.hash.block].every((byte) => byte === 0)).toBe(true);
  });
});

describe('secrets', () => {
  test('are equal if every byte is', () => {
    const property = fc.property(anyBytes, anyBytes, (one, other) => {
      expect(equalsInConstantTime(bytes(one, 0), bytes(one, 1))).toBe(true);
      expect(equalsInConstantTime(bytes(one, 0), bytes(other, 1))).toBe(Buffer.compare(one, other) === 0);
    });
    fc.assert(property, random);
    expect(equalsInConstantTime(bytes('abcd', 0), bytes('abce', 1))).toBe(false);
    expect(equalsInConstantTime(bytes('abcd', 0), bytes('abc', 1))).toBe(false);
  });

  test('are wiped', () => {
    const secret = bytes('abc') as Span<u8>;
    wipe(secret);
    expect([...secret]).toEqual([0, 0, 0]);
  });
});
