/**
 * Elementary functions built from + - * /, Math.fround and bit views only. The language leaves the last bits of
 * Math.exp, Math.log and Math.pow to the host; these give the same bits in every host, so a run can be repeated
 * anywhere. Errors are in units in the last place (ulp) of the exact result, measured against rational arithmetic.
 *
 * Method: look up the nearest of a few tabulated points, then a short Taylor series for the small rest (the scheme of
 * P. T. P. Tang, ACM Transactions on Mathematical Software 15:144, 1989 and 16:378, 1990). The tables are computed
 * here at load in 120-bit integer arithmetic, so they rest on nothing but the series of exp and atanh.
 */

/** Bits of a double, seen as two words. */
const bits = new Float64Array(1);
const words = new Int32Array(bits.buffer);
bits[0] = 1;
/** Which word holds sign and exponent: 1 on little-endian machines, 0 on big-endian ones. */
const HIGH = words[1] === 0x3ff00000 ? 1 : 0;

/** Powers of two from the smallest subnormal to the largest double; 2^k stands at k + 1074. */
const POWERS_OF_TWO = new Float64Array(2098);
const ZERO_POWER = 1074;
for (let k = 0, power = Number.MIN_VALUE; k < POWERS_OF_TWO.length; k++, power *= 2) POWERS_OF_TWO[k] = power;

const SMALLEST_NORMAL = 2.2250738585072014e-308;

/** ln 2 in two parts; the first has 42 bits, so that its products with an exponent are exact. */
const LN2_HEAD = 0.6931471805598903;
const LN2_TAIL = 5.497923018708371e-14;
/** ln 2 / 64 in two parts; the first has 35 bits, so that its products with a 17-bit count are exact. */
const STEP_HEAD = 0.010830424696450791;
const STEP_TAIL = -2.0164562921995537e-13;
const STEPS_PER_UNIT = 92.33248261689366;

/** Fixed point with 120 binary places, for the tables. */
const PLACES = 120n;
const ONE = 1n << PLACES;
const PLACE = 1 / Number(ONE);

/** atanh(numerator / denominator) in fixed point: the sum of the odd powers over their exponents. */
function fixedAtanh(numerator: bigint, denominator: bigint): bigint {
  let power = (numerator << PLACES) / denominator;
  const square = (power * power) >> PLACES;
  let sum = 0n;
  for (let n = 1n; power > 1n || power < -1n; n += 2n, power = (power * square) >> PLACES) sum += power / n;
  return sum;
}

/** 2^(j/64) for j = 0..63 in two parts, side by side. */
const ROOTS_OF_TWO = new Float64Array(2 * 64);
function tabulateRootsOfTwo(): void {
  const exponent = (2n * fixedAtanh(1n, 3n)) / 64n; // ln 2 = 2 atanh(1/3)
  let ratio = 0n;
  for (let n = 1n, term = ONE; term > 0n; term = ((term * exponent) >> PLACES) / n++) ratio += term;
  for (let j = 0, root = ONE; j < 64; j++, root = (root * ratio) >> PLACES) {
    const head = (root >> 68n) << 68n;
    ROOTS_OF_TWO[2 * j] = Number(head) * PLACE;
    ROOTS_OF_TWO[2 * j + 1] = Number(root - head) * PLACE;
  }
}
tabulateRootsOfTwo();

/**
 * An octave from about 0.709 on, cut into 128 equal steps of the high word so that 1 lies inside a step. Each row: a
 * reciprocal of the middle of the step short enough (11 bits) for exact products, exactly 1 in the step that holds 1;
 * minus its logarithm in two parts, the first a multiple of 2^-42 so that it adds to k ln 2 exactly; a spare.
 */
const OCTAVE_START = 0x3fe6b000;
const RECIPROCALS = new Float64Array(4 * 128);
function tabulateReciprocals(): void {
  for (let j = 0; j < 128; j++) {
    words[1 - HIGH] = 0;
    words[HIGH] = OCTAVE_START + (j << 13) + 0x1000;
    const numerator = j === 74 ? 1024 : Math.floor(1024 / bits[0]! + 0.5);
    const logarithm = 2n * fixedAtanh(BigInt(1024 - numerator), BigInt(1024 + numerator));
    const head = (logarithm >> 78n) << 78n;
    RECIPROCALS[4 * j] = numerator / 1024;
    RECIPROCALS[4 * j + 1] = Number(head) * PLACE;
    RECIPROCALS[4 * j + 2] = Number(logarithm - head) * PLACE;
  }
}
tabulateReciprocals();

/**
 * Natural logarithm; NaN below 0, -Infinity at 0. Error below 0.52 ulp.
 *
 * x = 2^k m; with q the tabulated reciprocal next to 1/m, ln x = k ln 2 - ln q + ln(1 + r) where r = m q - 1, which is
 * found without error as r + rTail, |r| < 0.0047.
 */
export function log(x: number): number {
  if (!(x >= SMALLEST_NORMAL && x < Infinity)) return logOfSpecial(x);
  bits[0] = x;
  const offset = words[HIGH]! - OCTAVE_START;
  const k = offset >> 20;
  const row = (offset >> 11) & 0x1fc;
  const m = x * POWERS_OF_TWO[ZERO_POWER - k]!;
  const q = RECIPROCALS[row]!;
  const mHead = Math.fround(m);
  const coarse = mHead * q - 1;
  const fine = (m - mHead) * q;
  const r = coarse + fine;
  const rTail = fine - (r - coarse);
  const square = r * r;
  const curve = square * (-1 / 2 + r * (1 / 3) + square * (-1 / 4 + r * (1 / 5) + square * (-1 / 6 + r * (1 / 7))));
  const base = k * LN2_HEAD + RECIPROCALS[row + 1]!;
  const head = base + r;
  return head + (r - (head - base) + (k * LN2_TAIL + RECIPROCALS[row + 2]! + rTail + curve));
}

function logOfSpecial(x: number): number {
  if (x > 0 && x < Infinity) return logInTwoParts(x);
  return x === 0 ? -Infinity : x === Infinity ? Infinity : NaN;
}

/** Second part of the last logarithm taken: a typed array, since a second return value would be allocated. */
const tailOfLog = new Float64Array(1);

/**
 * Natural logarithm of x > 0, finite, as the nearest double (returned) plus a tail (left in `tailOfLog`); together
 * they err by less than 2^-64 of the logarithm. As `log`, but r^2 / 2 too is kept in two parts.
 */
function logInTwoParts(x: number): number {
  // Subnormal numbers are first brought into the normal range.
  const scaled = x < SMALLEST_NORMAL ? x * 18014398509481984 : x;
  bits[0] = scaled;
  const offset = words[HIGH]! - OCTAVE_START;
  const exponent = offset >> 20;
  const k = x < SMALLEST_NORMAL ? exponent - 54 : exponent;
  const row = (offset >> 11) & 0x1fc;
  const m = scaled * POWERS_OF_TWO[ZERO_POWER - exponent]!;
  const q = RECIPROCALS[row]!;
  const mHead = Math.fround(m);
  const coarse = mHead * q - 1;
  const fine = (m - mHead) * q;
  const r = coarse + fine;
  const rTail = fine - (r - coarse);
  const square = r * r;
  const half = 0.5 * square;
  const rHead = Math.fround(r);
  const rRest = r - rHead;
  const halfTail = 0.5 * rHead * rHead - half + (rHead + 0.5 * rRest) * rRest;
  const curve =
    square *
    (r * (1 / 3) + square * (-1 / 4 + r * (1 / 5) + square * (-1 / 6 + r * (1 / 7) + square * (-1 / 8 + r * (1 / 9)))));
  const base = k * LN2_HEAD + RECIPROCALS[row + 1]!;
  const first = base + r;
  const second = first - half;
  const rest =
    r -
    (first - base) +
    (first - second - half) +
    (k * LN2_TAIL + RECIPROCALS[row + 2]! + (rTail * (1 - r) - halfTail) + curve);
  const head = second + rest;
  tailOfLog[0] = second - head + rest;
  return head;
}

/**
 * 2^-shift e^(x + tail), where |tail| is at most an ulp of x and the result is normal.
 *
 * x = (64 k + j) ln 2 / 64 + r, so e^x = 2^k 2^(j/64) (1 + growth), |r| < 0.0055.
 */
function scaledExp(x: number, tail: number, shift: number): number {
  const steps = Math.floor(x * STEPS_PER_UNIT + 0.5);
  const row = 2 * (steps & 63);
  const r = x - steps * STEP_HEAD - (steps * STEP_TAIL - tail);
  const square = r * r;
  const growth = r + square * (1 / 2 + r * (1 / 6) + square * (1 / 24 + r * (1 / 120) + square * (1 / 720)));
  const root = ROOTS_OF_TWO[row]!;
  const mantissa = root + (ROOTS_OF_TWO[row + 1]! + root * growth);
  return mantissa * POWERS_OF_TWO[ZERO_POWER - shift + (steps >> 6)]!;
}

/** e^(x + tail) where the result may leave the range of normal numbers: scaled, so that only the last step rounds. */
function expOfExtreme(x: number, tail: number): number {
  if (x > 709.79) return Infinity;
  if (x > 0) return scaledExp(x, tail, 128) * POWERS_OF_TWO[ZERO_POWER + 128]!;
  if (x > -745.2) return scaledExp(x, tail, -128) * POWERS_OF_TWO[ZERO_POWER - 128]!;
  return Number.isNaN(x) ? NaN : 0;
}

function expOfTwoParts(x: number, tail: number): number {
  return x <= 709 && x >= -708 ? scaledExp(x, tail, 0) : expOfExtreme(x, tail);
}

/** e^x. Error below 0.52 ulp (subnormal results: below 1 ulp). */
export function exp(x: number): number {
  return expOfTwoParts(x, 0);
}

/**
 * e^x - 1, without the cancellation near 0. Error below 0.6 ulp.
 *
 * As `exp`; with a = 2^k 2^(j/64) - 1 the result is a + growth + a growth.
 */
export function expm1(x: number): number {
  if (!(x > -40 && x < 700)) return x <= -40 ? -1 : exp(x);
  // Exact to rounding, and keeps the sign of -0.
  if (Math.abs(x) < 1e-16) return x;
  const steps = Math.floor(x * STEPS_PER_UNIT + 0.5);
  const row = 2 * (steps & 63);
  const near = x - steps * STEP_HEAD;
  const far = steps * STEP_TAIL;
  const r = near - far;
  const rTail = near - r - far;
  const square = r * r;
  const curve = square * (1 / 2 + r * (1 / 6) + square * (1 / 24 + r * (1 / 120) + square * (1 / 720)));
  const power = POWERS_OF_TWO[ZERO_POWER + (steps >> 6)]!;
  const root = power * ROOTS_OF_TWO[row]!;
  const a = root - 1;
  const aTail = (root >= 1 ? root - a - 1 : root - (a + 1)) + power * ROOTS_OF_TWO[row + 1]!;
  const head = a + r;
  return head + (r - (head - a) + (curve + a * (r + curve) + (rTail + aTail * (1 + r))));
}

/** ln(1 + x), without the loss of x against 1 near 0. Error below 0.7 ulp. */
export function log1p(x: number): number {
  if (!(x > -1 && x < Infinity)) return x === -1 ? -Infinity : x === Infinity ? Infinity : NaN;
  if (Math.abs(x) < 1e-16) return x;
  const sum = 1 + x;
  const lost = x >= 1 ? 1 - (sum - x) : x - (sum - 1);
  const head = logInTwoParts(sum);
  return head + (tailOfLog[0]! + lost / sum);
}

/** x^y for x > 0, both finite. */
function powOfPositive(x: number, y: number): number {
  const logarithm = logInTwoParts(x);
  const product = y * logarithm;
  // Beyond these the halves below could leave their range, and the result is plain.
  if (!(Math.abs(product) < 746)) return product > 0 ? Infinity : 0;
  if (Math.abs(product) < 1e-17) return 1;
  // The rounding error of the product, from halves short enough to multiply with next to no error.
  const yHead = Math.fround(y);
  const yRest = y - yHead;
  const head = Math.fround(logarithm);
  const rest = logarithm - head;
  const lost = yHead * head - product + yHead * rest + yRest * head + yRest * rest;
  return expOfTwoParts(product, lost + y * tailOfLog[0]!);
}

/** The cases outside x > 0 and both finite, as the language's own `**` decides them. */
function powOfSpecial(x: number, y: number): number {
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const size = Math.abs(x);
  if (y === Infinity || y === -Infinity) return size === 1 ? NaN : size > 1 === y > 0 ? Infinity : 0;
  const whole = Math.floor(y) === y;
  const odd = whole && Math.floor(0.5 * y) !== 0.5 * y;
  let power = NaN;
  if (size === 0) power = y > 0 ? 0 : Infinity;
  else if (size === Infinity) power = y > 0 ? Infinity : 0;
  else if (whole) power = powOfPositive(size, y);
  return odd && (x < 0 || 1 / x < 0) ? -power : power;
}

/**
 * x^y: any y for x >= 0, whole y for x < 0 (else NaN); NaN, infinities and signed zeros as in `x ** y`. Error below
 * 0.53 ulp for |y ln x| < 700 (subnormal results: below 1 ulp); a power that a double can hold comes out exact.
 */
export function pow(x: number, y: number): number {
  return x > 0 && x < Infinity && y - y === 0 ? powOfPositive(x, y) : powOfSpecial(x, y);
}

/**
 * e^x of the first `count` values, in place. Bit for bit what `exp` gives; a loop of its own, because V8 stores the
 * argument and result of a call that it does not inline on the heap.
 */
export function expEach(values: Float64Array, count: number): void {
  for (let i = 0; i < count; i++) values[i] = exp(values[i]!);
}

/** ln x of the first `count` values, in place; see `expEach`. */
export function logEach(values: Float64Array, count: number): void {
  for (let i = 0; i < count; i++) values[i] = log(values[i]!);
}
