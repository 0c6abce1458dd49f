import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, release } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Measurement } from './measurement.ts';
import { curveOf } from './results/curve.ts';

/** What one benchmark printed. */
export interface BenchResult {
  readonly key: string;
  readonly title: string;
  readonly figures: readonly Measurement[];
}

const folder = import.meta.dirname;
const numbersFile = join(folder, 'results.json');
const pageFile = join(folder, 'RESULTS.md');

const numbersSchema = z.record(
  z.string(),
  z.object({
    title: z.string(),
    at: z.string(),
    figures: z.array(z.looseObject({ name: z.string(), value: z.number() })),
  }),
);
type Numbers = z.infer<typeof numbersSchema>;

/** Units of what says the same on any machine. */
const ratioUnits = new Set(['x', 'of it', 'ratio', '']);
/** A ratio may be so much worse than the committed one: runs differ. */
const slack = 1.25;

function readNumbers(): Numbers {
  try {
    return numbersSchema.parse(JSON.parse(readFileSync(numbersFile, 'utf8')));
  } catch {
    return {};
  }
}

const rounded = (value: number) => Number(value.toPrecision(3));

/** Writes what was measured, in place of what was measured of the same before, into results.json and RESULTS.md. */
export function writeResults(results: readonly BenchResult[], at: Date): void {
  const numbers = readNumbers();
  for (const { key, title, figures } of results)
    numbers[key] = {
      title,
      at: at.toISOString().slice(0, 10),
      figures: figures.map((figure) => ({ ...figure, value: rounded(figure.value) })),
    };
  writeFileSync(numbersFile, `${JSON.stringify(numbers, null, 1)}\n`);
  writeFileSync(pageFile, pageOf(numbers));
}

/**
 * Compares ratios with the committed ones.
 * @returns what is worse, in words; empty where nothing is
 */
export function compareResults(results: readonly BenchResult[]): string[] {
  const numbers = readNumbers();
  return results.flatMap(({ key, figures }) => {
    const before = new Map(numbers[key]?.figures.map(({ name, value }) => [name, value]));
    return figures.flatMap(({ name, value, unit, better }) => {
      const committed = before.get(name);
      if (committed === undefined || better === undefined || !ratioUnits.has(unit)) return [];
      const isWorse = better === 'less' ? value > committed * slack : value < committed / slack;
      return isWorse ? [`${key}: ${name}: ${rounded(value)} ${unit}, committed ${committed}`] : [];
    });
  });
}

function pageOf(numbers: Numbers): string {
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? arch()}), ${process.platform} ${release()}, Node ${process.versions.node}`;
  const parts = Object.entries(numbers).map(([key, { title, at, figures }]) => {
    const measured = figures as unknown as Measurement[];
    return `## ${title}\n\n\`npm run bench -- ${key}\`, ${at}\n\n${[tables(measured), curves(key, measured), list(measured)].filter(Boolean).join('\n')}`;
  });
  return `# What \`npm run bench -- --write\` printed last\n\nWritten by it; not edited by hand. Milliseconds are of one machine: ${machine}. Ratios are of one run.\n\n${parts.join('\n')}`;
}

/** Tables of works: a line for each client. */
function tables(figures: readonly Measurement[]): string {
  const works = [...new Set(figures.flatMap(({ row }) => row?.work ?? []))];
  return works
    .map((work) => {
      const cells = figures.filter(({ row }) => row?.work === work);
      const heads = [...new Set(cells.map(({ row, unit }) => `${row?.what} (${unit})`))];
      const clients = [...new Set(cells.map(({ row }) => row?.client ?? ''))];
      const line = (client: string) =>
        heads.map((head) => {
          const cell = cells.find(
            ({ row, unit }) => row?.client === client && `${row.what} (${unit})` === head,
          );
          return cell ? String(rounded(cell.value)) : '';
        });
      return [
        `**${work}**\n`,
        `| | ${heads.join(' | ')} |`,
        `|---|${heads.map(() => '--:|').join('')}`,
        ...clients.map((client) => `| ${client} | ${line(client).join(' | ')} |`),
        '',
      ].join('\n');
    })
    .join('\n');
}

/** Draws each curve into a file of its own. */
function curves(key: string, figures: readonly Measurement[]): string {
  const names = [...new Set(figures.flatMap(({ curve }) => curve?.what ?? []))];
  return names
    .map((what) => {
      const points = figures.flatMap(({ curve, value }) =>
        curve?.what === what ? [[curve.size, value] as const] : [],
      );
      const unit = figures.find(({ curve }) => curve?.what === what)?.unit ?? '';
      const file = `${key}-${what.replace(/\W+/g, '-')}.svg`;
      mkdirSync(join(folder, 'curves'), { recursive: true });
      writeFileSync(join(folder, 'curves', file), curveOf(what, unit, points));
      return `![${what}](curves/${file})\n`;
    })
    .join('\n');
}

/** Lists what is in no table, with its bound. */
function list(figures: readonly Measurement[]): string {
  const rows = figures.filter(({ row }) => row === undefined);
  if (rows.length === 0) return '';
  const line = ({ name, value, unit, limit, better, ok }: Measurement) => {
    const bound =
      limit === undefined ? '' : `${better === 'more' ? 'at least' : 'at most'} ${rounded(limit)}`;
    return `| ${name} | ${rounded(value)} ${unit} | ${bound}${ok ? '' : ' **missed**'} |`;
  };
  return ['| figure | value | bound |', '|---|--:|---|', ...rows.map(line), ''].join('\n');
}
