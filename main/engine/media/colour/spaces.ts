// ITU-T H.273: chromaticities of primaries, and how numbers become light. 1 is the light of paper's white.

type Triple = readonly [number, number, number];
export type Matrix = readonly [number, number, number, number, number, number, number, number, number];

const d65 = [0.3127, 0.329] as const;

/** Chromaticities: x and y of red, green, blue and white. */
const primaries: Readonly<Record<number, readonly (readonly [number, number])[]>> = {
  1: [[0.64, 0.33], [0.3, 0.6], [0.15, 0.06], d65],
  4: [
    [0.67, 0.33],
    [0.21, 0.71],
    [0.14, 0.08],
    [0.31, 0.316],
  ],
  5: [[0.64, 0.33], [0.29, 0.6], [0.15, 0.06], d65],
  6: [[0.63, 0.34], [0.31, 0.595], [0.155, 0.07], d65],
  7: [[0.63, 0.34], [0.31, 0.595], [0.155, 0.07], d65],
  8: [
    [0.681, 0.319],
    [0.243, 0.692],
    [0.145, 0.049],
    [0.31, 0.316],
  ],
  9: [[0.708, 0.292], [0.17, 0.797], [0.131, 0.046], d65],
  11: [
    [0.68, 0.32],
    [0.265, 0.69],
    [0.15, 0.06],
    [0.314, 0.351],
  ],
  12: [[0.68, 0.32], [0.265, 0.69], [0.15, 0.06], d65],
  22: [[0.63, 0.34], [0.295, 0.605], [0.155, 0.077], d65],
};

/** Luminance of paper white in cd/m² (ITU-R BT.2408), and of the display that HLG is meant for (BT.2100). */
const paper = 203;
const hlgDisplay = 1_000;

/**
 * Decodes a value to linear light.
 * @param value 0 to 1
 * @returns light, where 1 is paper white
 */
export function toLinear(transfer: number, value: number): number {
  switch (transfer) {
    case 4:
      return value ** 2.2;
    case 5:
      return value ** 2.8;
    case 8:
      return value;
    case 16:
      return (pq(value) * 10_000) / paper;
    case 17:
      return value ** 2.6;
    case 18:
      // The display's curve on each colour by itself: near enough where nothing is looked at side by side.
      return (hlg(value) ** 1.2 * hlgDisplay) / paper;
    default:
      return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }
}

/** Decodes PQ (SMPTE ST 2084), 1 for 10,000 cd/m². */
function pq(value: number): number {
  const [m1, m2, c1, c2, c3] = [
    2610 / 16384,
    (2523 / 4096) * 128,
    3424 / 4096,
    (2413 / 4096) * 32,
    (2392 / 4096) * 32,
  ];
  const root = value ** (1 / m2);
  return (Math.max(root - c1, 0) / (c2 - c3 * root)) ** (1 / m1);
}

/** Decodes HLG (ITU-R BT.2100) to light of the scene. */
function hlg(value: number): number {
  const [a, b, c] = [0.178_832_77, 0.284_668_92, 0.559_910_73];
  return value <= 0.5 ? value ** 2 / 3 : (Math.exp((value - c) / a) + b) / 12;
}

/** Encodes linear light in sRGB (IEC 61966-2-1). */
export function fromLinear(light: number): number {
  return light <= 0.003_130_8 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
}

/**
 * Computes the matrix from linear light in these primaries to sRGB's, white to white. Unknown ones count as sRGB's.
 */
export function matrixToSrgb(code: number): Matrix {
  const given = primaries[code] ?? primaries[1];
  const srgb = primaries[1];
  if (!given || !srgb || given === srgb) return [1, 0, 0, 0, 1, 0, 0, 0, 1];
  return times(inverse(toXyz(srgb)), times(adaptation(given, srgb), toXyz(given)));
}

const xyz = ([x, y]: readonly [number, number]): Triple => [x / y, 1, (1 - x - y) / y];

function toXyz([red, green, blue, white]: readonly (readonly [number, number])[]): Matrix {
  const [r, g, b] = [xyz(red ?? d65), xyz(green ?? d65), xyz(blue ?? d65)];
  const columns: Matrix = [r[0], g[0], b[0], r[1], g[1], b[1], r[2], g[2], b[2]];
  const [sr, sg, sb] = apply(inverse(columns), xyz(white ?? d65));
  return columns.map((value, index) => value * ([sr, sg, sb][index % 3] ?? 1)) as unknown as Matrix;
}

/** Computes Bradford's adaptation from one white point to another. */
function adaptation(
  from: readonly (readonly [number, number])[],
  to: readonly (readonly [number, number])[],
): Matrix {
  const bradford: Matrix = [0.8951, 0.2664, -0.1614, -0.7502, 1.7135, 0.0367, 0.0389, -0.0685, 1.0296];
  const [a, b] = [apply(bradford, xyz(from[3] ?? d65)), apply(bradford, xyz(to[3] ?? d65))];
  const scale: Matrix = [b[0] / a[0], 0, 0, 0, b[1] / a[1], 0, 0, 0, b[2] / a[2]];
  return times(inverse(bradford), times(scale, bradford));
}

function apply(m: Matrix, [x, y, z]: Triple): Triple {
  return [m[0] * x + m[1] * y + m[2] * z, m[3] * x + m[4] * y + m[5] * z, m[6] * x + m[7] * y + m[8] * z];
}

function times(a: Matrix, b: Matrix): Matrix {
  const column = (index: 0 | 1 | 2) => apply(a, [b[index], b[(index + 3) as 3], b[(index + 6) as 6]]);
  const [x, y, z] = [column(0), column(1), column(2)];
  return [x[0], y[0], z[0], x[1], y[1], z[1], x[2], y[2], z[2]];
}

function inverse([a, b, c, d, e, f, g, h, i]: Matrix): Matrix {
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ].map((value) => value / determinant) as unknown as Matrix;
}
