/** SHA-256 (FIPS 180-4) for a browser: at once, and from a file too, where the browser's own is kept from pages. */

/** The first 32 bits of the fractional parts of a root of the first primes. */
function fractions(root: (prime: number) => number, count: number): Uint32Array {
  const found = new Uint32Array(count);
  for (let n = 2, i = 0; i < count; n++) {
    if (isPrime(n)) found[i++] = (root(n) % 1) * 2 ** 32;
  }
  return found;
}

function isPrime(n: number): boolean {
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
  return true;
}

const START = fractions(Math.sqrt, 8);
const ROUNDS = fractions(Math.cbrt, 64);
const rotate = (x: number, by: number) => (x >>> by) | (x << (32 - by));

function block(state: Uint32Array, w: Uint32Array, view: DataView, at: number): void {
  for (let i = 0; i < 16; i++) w[i] = view.getUint32(at + i * 4);
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15]!;
    const y = w[i - 2]!;
    const small = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
    const large = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
    w[i] = w[i - 16]! + small + w[i - 7]! + large;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let i = 0; i < 64; i++) {
    const one = (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g));
    const t = (h + one + ROUNDS[i]! + w[i]!) | 0;
    const two = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = (d + t) | 0;
    d = c;
    c = b;
    b = a;
    a = (t + two) | 0;
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = state[i]! + word;
}

/** Bytes that come part by part: a record of a million enterprises is never there as one text. */
class Sha256 {
  readonly #state = START.slice();
  readonly #w = new Uint32Array(64);
  /** what does not fill a block yet */
  readonly #rest = new Uint8Array(64);
  readonly #restView = new DataView(this.#rest.buffer);
  #held = 0;
  #total = 0;

  add(bytes: Uint8Array): void {
    this.#total += bytes.length;
    let at = 0;
    if (this.#held > 0) {
      at = Math.min(64 - this.#held, bytes.length);
      this.#hold(bytes.subarray(0, at));
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (; at + 64 <= bytes.length; at += 64) block(this.#state, this.#w, view, at);
    this.#hold(bytes.subarray(at));
  }

  #hold(bytes: Uint8Array): void {
    this.#rest.set(bytes, this.#held);
    this.#held += bytes.length;
    if (this.#held < 64) return;
    block(this.#state, this.#w, this.#restView, 0);
    this.#held = 0;
  }

  /** One bit, zeros, and the length in bits, up to a multiple of 64 bytes. */
  hex(): string {
    const total = this.#total;
    const end = new Uint8Array(this.#held < 56 ? 64 - this.#held : 128 - this.#held);
    const view = new DataView(end.buffer);
    end[0] = 0x80;
    view.setUint32(end.length - 8, Math.floor(total / 2 ** 29));
    view.setUint32(end.length - 4, total << 3);
    this.add(end);
    return Array.from(this.#state, (word) => word.toString(16).padStart(8, '0')).join('');
  }
}

/** Lower-case hex SHA-256 of the UTF-8 bytes of a text. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** As much of node:crypto as the domain asks for: the bundle has this in its place. */
export function createHash(_: 'sha256') {
  const sum = new Sha256();
  const encoder = new TextEncoder();
  const hash = {
    update(part: string, _encoding: 'utf8') {
      sum.add(encoder.encode(part));
      return hash;
    },
    digest: (_form: 'hex') => sum.hex(),
  };
  return hash;
}
