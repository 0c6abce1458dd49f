import sharp from 'sharp';
import { type FontSet, usualFonts } from '../screenshots.ts';

/** Fonts of the second set: such as offices, telephones and editors have, and none of the first set. */
export const secondFonts: readonly FontSet[] = [
  { sans: 'Liberation Sans', mono: 'Liberation Mono', serif: 'Liberation Serif' },
  { sans: 'Roboto', mono: 'JetBrains Mono', serif: 'Liberation Serif' },
  { sans: 'Open Sans', mono: 'Fira Code', serif: 'Liberation Serif' },
];

/** Debian's package of each. */
const packages: Readonly<Record<string, string>> = {
  'Liberation Sans': 'fonts-liberation',
  'Liberation Mono': 'fonts-liberation',
  'Liberation Serif': 'fonts-liberation',
  Roboto: 'fonts-roboto-unhinted',
  'JetBrains Mono': 'fonts-jetbrains-mono',
  'Open Sans': 'fonts-open-sans',
  'Fira Code': 'fonts-firacode',
};

let checked: Promise<void> | null = null;

/** Rejects with the names of fonts that are not here: with others in their place the figures would mean something else. */
export function checkSecondFonts(): Promise<void> {
  checked ??= requireFonts([...new Set(secondFonts.flatMap(({ sans, mono, serif }) => [sans, mono, serif]))]);
  return checked;
}

/** Rejects with the names of those of the fonts that are not here. */
export async function requireFonts(families: readonly string[]): Promise<void> {
  // A font that is not here is drawn as one that nobody has: in the font named after it.
  const stranger = await drawn('No Such Font At All');
  const missing: string[] = [];
  for (const family of families) if ((await drawn(family)).equals(stranger)) missing.push(family);
  if (missing.length === 0) return;
  const names = [...new Set(missing.map((family) => packages[family] ?? family))];
  throw new Error(`Fonts of the second set are missing: ${missing.join(', ')} (Debian: ${names.join(' ')}).`);
}

const drawn = (family: string): Promise<Buffer> =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="40"><text x="4" y="28" font-family="${family}, ${usualFonts.mono}" font-size="22">Rag 0O1l &amp; Qy{5}</text></svg>`,
    ),
  )
    .raw()
    .toBuffer();
