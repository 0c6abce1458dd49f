import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ReadCode } from '../../../../contract/reading.ts';
import { collectGarbage } from './garbage.ts';
import { type GreyPixels, toGreymap } from './greymap.ts';

/** Most codes of one picture. */
const mostCodes = 20;
/** Longest text of a code: QR codes hold no more. */
const longestText = 4_300;

/** Pixels up to which its memory is kept for the next picture; loading it again takes some milliseconds. */
const mostKeptFor = 4_500_000;

type Reader = typeof import('zxing-wasm/reader');
let reader: Promise<Reader> | null = null;

/** Reads QR and bar codes; none where the program for it is not here. */
export async function readCodes(pixels: GreyPixels): Promise<ReadCode[]> {
  reader ??= load();
  const loaded = await reader.catch(() => null);
  if (!loaded) return [];
  // As a file in grey: pixels are taken in four bytes each alone.
  const found = await loaded.readBarcodes(toGreymap(pixels), {
    tryHarder: true,
    maxNumberOfSymbols: mostCodes,
  });
  // What its memory once grew to stays with it.
  if (pixels.data.length > mostKeptFor) {
    loaded.purgeZXingModule();
    reader = null;
    collectGarbage();
  }
  return found
    .filter(({ isValid, text }) => isValid && text !== '')
    .map(({ format, text, position }) => {
      const corners = [position.topLeft, position.topRight, position.bottomLeft, position.bottomRight];
      const [x, y] = [Math.min(...corners.map((one) => one.x)), Math.min(...corners.map((one) => one.y))];
      const box = {
        x: Math.round(x),
        y: Math.round(y),
        width: Math.round(Math.max(...corners.map((one) => one.x)) - x),
        height: Math.round(Math.max(...corners.map((one) => one.y)) - y),
      };
      return { format, text: text.slice(0, longestText), box };
    });
}

/** Loads it with its program given: by itself it would fetch that from the web. */
async function load(): Promise<Reader> {
  const loaded = await import('zxing-wasm/reader');
  const path = createRequire(join(import.meta.dirname, 'codes.js')).resolve(
    'zxing-wasm/reader/zxing_reader.wasm',
  );
  const program = await readFile(path);
  const wasmBinary = program.buffer.slice(program.byteOffset, program.byteOffset + program.byteLength);
  loaded.prepareZXingModule({ overrides: { wasmBinary } });
  return loaded;
}
