import type { PrivateKind } from '../../../contract/reading.ts';
import type { Phrases } from './phrases.ts';
import type { Random } from './random.ts';
import type { Area, Planted, Run, Scene } from './scene.ts';

export interface SceneOptions {
  readonly random: Random;
  readonly phrases: Phrases;
  readonly isDark: boolean;
  readonly planted: readonly Planted[];
}

const hex = '0123456789abcdef';

/** Lines of a program as editors show them; nothing private is in them, and much that looks a little like it. */
const codeLines = (random: Random): string[] => [
  "import { readFile } from 'node:fs/promises';",
  'export async function loadOrders(limit = 50) {',
  "  const response = await fetch(base + '/orders?limit=' + limit);",
  "  if (!response.ok) throw new Error('HTTP ' + response.status);",
  '  const apiKey = process.env.API_KEY;',
  '  const password = await askForPassword(user);',
  '  return rows.filter((row) => row.total > 1_000);',
  '}',
  `  // see commit ${random.text(40, hex)}`,
  `const id = '${uuid(random)}';`,
  `  version: '${random.int(20)}.${random.int(40)}.${random.int(9)}',`,
  `  timeout: ${random.int(90_000)},`,
  '  colours: ["#e5342b", "#ffd60a", "#1f8a70"],',
  '  token: getToken(),',
  'class Basket extends Collection<Item> {',
  '  get total() { return this.items.reduce((sum, item) => sum + item.price, 0); }',
  '  # TODO: remove when all clients are on 2.4',
  'def parse(line: str) -> list[int]:',
  '    return [int(part) for part in line.split(",")]',
];

const terminalLines = (random: Random): string[] => [
  '$ git status',
  'On branch main',
  "Your branch is up to date with 'origin/main'.",
  `$ git show ${random.text(7, hex)}`,
  `commit ${random.text(40, hex)}`,
  '$ ls -la',
  `drwxr-xr-x  5 anna staff   160 Mar ${10 + random.int(18)} 09:41 src`,
  `-rw-r--r--  1 anna staff ${1_000 + random.int(90_000)} Mar 12 17:02 package.json`,
  '$ npm test',
  `Test Files  ${random.int(90)} passed (${90})`,
  `     Tests  ${random.int(900)} passed`,
  `  Duration  ${random.int(60)}.${random.int(99)}s`,
  '$ ping -c 2 192.168.178.1',
  `64 bytes from 192.168.178.1: icmp_seq=1 ttl=64 time=${random.int(9)}.${random.int(999)} ms`,
  '$ docker ps',
  `${random.text(12, hex)}   postgres:16   "docker-entrypoint.s…"   Up 3 hours   5432/tcp`,
  `sha256:${random.text(64, hex)}`,
  'Password: ',
];

/** How a kind is written in code, and in a terminal. */
const inCode: Readonly<Record<PrivateKind, (text: string) => string>> = {
  card: (text) => `  number: '${text}', // test`,
  iban: (text) => `  iban: '${text}',`,
  secret: (text) => `const apiKey = '${text}';`,
  password: (text) => `  password: '${text}',`,
  email: (text) => `  // ask ${text} before this is changed`,
  phone: (text) => `  phone: '${text}',`,
};
const inTerminal: Readonly<Record<PrivateKind, (text: string) => string>> = {
  card: (text) => `card      ${text}   ok`,
  iban: (text) => `iban      ${text}`,
  secret: (text) => `$ export API_TOKEN=${text}`,
  password: (text) => `DB_PASSWORD=${text}`,
  email: (text) => `Author: Anna Berg <${text}>`,
  phone: (text) => `phone     ${text}`,
};

function editor({ random, isDark, planted }: SceneOptions): Scene {
  const ink = isDark
    ? ['#d4d4d4', '#9cdcfe', '#ce9178', '#6a9955', '#c586c0']
    : ['#1f2328', '#0550ae', '#0a3069', '#57606a', '#8250df'];
  const size = random.pick([13, 14, 15]);
  const lines = scattered(
    random,
    codeLines(random),
    planted.map(({ kind, text }) => inCode[kind](text)),
    26,
  );
  const runs = lines.flatMap((text, index): Run[] => {
    const y = 78 + index * Math.round(size * 1.55);
    return [
      {
        x: 232,
        y,
        text: String(index + 1).padStart(3),
        size,
        colour: isDark ? '#858585' : '#8c959f',
        font: 'mono',
      },
      { x: 276, y, text, size, colour: random.pick(ink), font: 'mono' },
    ];
  });
  const files = ['src', 'orders.ts', 'basket.ts', 'index.html', 'README.md', 'package.json'].map(
    (text, index): Run => ({
      x: 24,
      y: 80 + index * 24,
      text,
      size: 13,
      colour: ink[0] as string,
      font: 'sans',
    }),
  );
  return {
    background: isDark ? '#1e1e1e' : '#ffffff',
    areas: [
      { x: 0, y: 0, width: 220, height: 800, colour: isDark ? '#252526' : '#f6f8fa' },
      { x: 0, y: 0, width: 1_280, height: 40, colour: isDark ? '#323233' : '#eaeef2' },
    ],
    runs: [
      { x: 24, y: 26, text: 'orders.ts - shop - Editor', size: 13, colour: ink[0] as string, font: 'sans' },
      ...files,
      ...runs,
    ],
  };
}

function terminal({ random, isDark, planted }: SceneOptions): Scene {
  const ink = isDark
    ? ['#e6e6e6', '#98c379', '#61afef', '#e5c07b']
    : ['#24292f', '#116329', '#0550ae', '#4d2d00'];
  const size = random.pick([13, 14, 16]);
  const lines = scattered(
    random,
    terminalLines(random),
    planted.map(({ kind, text }) => inTerminal[kind](text)),
    24,
  );
  return {
    background: isDark ? random.pick(['#0d1117', '#282c34', '#300a24']) : '#ffffff',
    areas: [{ x: 0, y: 0, width: 1_280, height: 32, colour: isDark ? '#161b22' : '#e8e8e8' }],
    runs: [
      { x: 560, y: 21, text: 'anna@desk: ~/shop', size: 12, colour: ink[0] as string, font: 'sans' },
      ...lines.map(
        (text, index): Run => ({
          x: 14,
          y: 60 + index * Math.round(size * 1.5),
          text,
          size,
          colour: random.pick(ink),
          font: 'mono',
        }),
      ),
    ],
  };
}

function shop({ random, phrases, isDark, planted }: SceneOptions): Scene {
  const [ink, dim, card] = isDark ? ['#f0f0f0', '#a8a8a8', '#2a2a2a'] : ['#16191f', '#5b6470', '#ffffff'];
  const labels: Readonly<Record<PrivateKind, string>> = {
    card: phrases.labels.card,
    iban: 'IBAN',
    secret: 'API key',
    password: phrases.labels.password,
    email: 'E-mail',
    phone: phrases.labels.phone,
  };
  const fields = planted.map(({ kind, text }) => [labels[kind], text] as const);
  const harmless = [
    [phrases.labels.name, 'ANNA BERG'],
    ['No.', `${random.text(3, '0123456789')}-${random.text(7, '0123456789')}`],
    [phrases.labels.password, '••••••••••'],
    ['SKU', `A${random.text(5, '0123456789')}`],
  ] as const;
  const form = scattered(random, [...harmless], fields, 5);
  const rows = form.flatMap(([label, value], index): Run[] => [
    { x: 720, y: 180 + index * 74, text: label, size: 13, colour: dim as string, font: 'sans' },
    { x: 732, y: 210 + index * 74, text: value, size: 15, colour: ink as string, font: 'sans' },
  ]);
  const products = Array.from({ length: 6 }, (_, index): Run[] => [
    {
      x: 70,
      y: 190 + index * 90,
      text: random.pick(phrases.shop),
      size: 16,
      colour: ink as string,
      font: 'serif',
    },
    {
      x: 70,
      y: 216 + index * 90,
      text: `${random.int(900)},${random.text(2, '0123456789')} €  ·  ISBN 978-${random.text(1, '0123456789')}-${random.text(4, '0123456789')}-${random.text(4, '0123456789')}-${random.int(9)}`,
      size: 13,
      colour: dim as string,
      font: 'sans',
    },
  ]).flat();
  return {
    background: isDark ? '#1a1a1a' : '#f2f4f7',
    areas: [
      { x: 40, y: 140, width: 600, height: 600, colour: card as string, radius: 8 },
      { x: 690, y: 140, width: 540, height: 600, colour: card as string, radius: 8 },
      { x: 0, y: 0, width: 1_280, height: 70, colour: '#0a7a5c' },
      ...form.map(
        (_, index): Area => ({
          x: 720,
          y: 190 + index * 74,
          width: 470,
          height: 32,
          colour: isDark ? '#383838' : '#eceff3',
          radius: 4,
        }),
      ),
    ],
    runs: [
      { x: 40, y: 44, text: 'Nordwind', size: 24, colour: '#ffffff', font: 'sans', isBold: true },
      { x: 40, y: 112, text: random.pick(phrases.harmless), size: 14, colour: dim as string, font: 'sans' },
      ...products,
      ...rows,
    ],
  };
}

function chat({ random, phrases, isDark, planted }: SceneOptions): Scene {
  const said: Readonly<Record<PrivateKind, (text: string) => string>> = {
    card: (text) => text,
    iban: (text) => `IBAN ${text}`,
    secret: (text) => `token: ${text}`,
    password: (text) => phrases.tells.replace('{}', text),
    email: (text) => text,
    phone: (text) => text,
  };
  const lines = scattered(
    random,
    [
      ...phrases.chat,
      ...phrases.harmless,
      `#${random.int(99_999)}`,
      `${random.int(24)}:${10 + random.int(49)}`,
    ],
    planted.map(({ kind, text }) => said[kind](text)),
    12,
  );
  const areas: Area[] = [];
  const runs = lines.map((text, index): Run => {
    const isOwn = random.int(2) === 0;
    const width = Math.min(760, 40 + text.length * 9.5);
    const x = isOwn ? 1_230 - width : 320;
    const y = 40 + index * 60;
    const colour = isOwn ? (isDark ? '#0b5c4b' : '#d3f4e4') : isDark ? '#2f3136' : '#ffffff';
    areas.push({ x, y, width, height: 42, colour, radius: 14 });
    return { x: x + 16, y: y + 27, text, size: 15, colour: isDark ? '#ececec' : '#10151c', font: 'sans' };
  });
  const people = ['Anna Berg', 'Luca Conti', 'Мария', 'Budi', 'João'].map(
    (text, index): Run => ({
      x: 60,
      y: 62 + index * 58,
      text,
      size: 14,
      colour: isDark ? '#c9c9c9' : '#30363d',
      font: 'sans',
      isBold: index === 0,
    }),
  );
  return {
    background: isDark ? '#1b1c20' : '#e9edf0',
    areas: [{ x: 0, y: 0, width: 280, height: 800, colour: isDark ? '#26272c' : '#f8f9fa' }, ...areas],
    runs: [...people, ...runs],
  };
}

export const scenes = { editor, terminal, shop, chat } as const;

/** So many lines, among which those wanted are somewhere. */
function scattered<T>(random: Random, usual: readonly T[], wanted: readonly T[], count: number): T[] {
  const lines = Array.from({ length: count - wanted.length }, () => random.pick(usual));
  for (const line of wanted) lines.splice(1 + random.int(lines.length - 1), 0, line);
  return lines;
}

function uuid(random: Random): string {
  return [8, 4, 4, 4, 12].map((length) => random.text(length, hex)).join('-');
}
