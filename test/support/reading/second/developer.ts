import type { Random } from '../random.ts';
import { lookalikes } from './lookalikes.ts';
import { hex } from './numbers.ts';
import type { Look, Page } from './page.ts';
import { fill, mixed, ordinarySentence, type SceneMaker, some } from './scene-maker.ts';
import type { Secret } from './secrets.ts';
import type { Words } from './words/words.ts';

/** What logs of a build say; the language of people comes in with the message of a commit. */
const logLines = (random: Random, words: Words): readonly string[] => [
  'Run actions/checkout@v4',
  `  commit ${lookalikes.commit(random)} ${random.pick(words.chat)}`,
  '  fetch-depth: 1',
  'Run npm ci --ignore-scripts',
  `added ${100 + random.int(900)} packages, and audited ${1_000 + random.int(900)} packages in ${random.int(60)}s`,
  `npm warn deprecated glob@${lookalikes.version(random)}: versions prior to v9 are no longer supported`,
  'Run docker build --tag registry.example.net/shop:latest .',
  `#12 exporting manifest ${lookalikes.digest(random)} done`,
  '  env:',
  '    NPM_TOKEN: ***',
  '    DB_PASSWORD: ***',
  `    BUILD_ID: ${lookalikes.uuid(random)}`,
  `✓ checkout.spec.ts (${random.int(40)} tests) ${random.int(4_000)}ms`,
  '✓ password.spec.ts > rejects a password that is too short',
  `  traceparent: 00-${lookalikes.traceId(random)}-${random.text(16, hex)}-01`,
  `Cache restored from key: node-modules-Linux-${random.text(64, hex)}`,
  `Uploading artifact dist/${lookalikes.objectKey(random)}`,
  'Warning: Node.js 16 actions are deprecated.',
  `Finished in ${random.int(9)}m ${random.int(59)}s`,
];

/** How logs show what nobody masked. */
function leaked(random: Random, { kind, variable, text }: Secret): string {
  if (kind === 'password')
    return random.pick([
      `    ${variable}: ${text}`,
      `+ export ${variable}=${text}`,
      `Connecting as deploy, password: ${text}`,
    ]);
  return random.pick([
    `    ${variable}: ${text}`,
    `+ export ${variable}=${text}`,
    `${variable}=${text} npm run release`,
    `+ curl -fsS -H "Authorization: Bearer ${text}" api.example.net`,
  ]);
}

/** The log of a build, in the page that shows it. */
export const buildLog: SceneMaker = {
  size: [1_280, 800],
  kinds: ['secret', 'password'],
  room: 'long',
  draw({ page, words, random, secrets }) {
    const { look, width } = page;
    const size = Math.min(page.size, 14);
    page.area(0, 0, width, 56, look.panel);
    page.text(24, 35, `build-and-test #${1_000 + random.int(9_000)}`, { size: 16, isBold: true });
    page.right(width - 24, 35, `${lookalikes.dateTime(random)}  main  ${random.text(7, hex)}`, {
      size: 13,
      colour: look.faint,
    });
    const isTimed = random.int(2) === 0;
    const lines = mixed(
      random,
      logLines(random, words),
      secrets.map((secret) => leaked(random, secret)),
      2,
    );
    let y = 84;
    lines.forEach((line, index) => {
      const isTitle = line.startsWith('Run ');
      page.right(56, y, String(index + 1), { size, font: 'mono', colour: look.faint });
      const at = isTimed
        ? page.text(72, y, `10:${String(10 + Math.floor(index / 2)).padStart(2, '0')}:${10 + index} `, {
            size,
            font: 'mono',
            colour: look.faint,
          })
        : 72;
      y = page.wrapped(
        at,
        y,
        width - at - 20,
        line,
        { size, font: 'mono', isBold: isTitle, colour: isTitle ? look.code[0] : look.ink },
        1.65,
      );
    });
  },
};

/** An editor with a file of settings, or with a program, in its window. */
export const codeEditor: SceneMaker = {
  size: [1_280, 800],
  kinds: ['secret', 'password'],
  room: 'block',
  draw({ page, words, random, secrets }) {
    const { look, width, height } = page;
    const size = Math.min(page.size, 15);
    const isEnvironment = random.int(2) === 0;
    page.area(0, 0, 48, height, look.field);
    page.area(48, 0, 192, height, look.panel);
    page.text(66, 28, 'EXPLORER', { size: 11, colour: look.faint });
    [
      'config',
      'src',
      'api',
      'jobs',
      '.env',
      '.env.example',
      'compose.yaml',
      'settings.py',
      'README.md',
    ].forEach((text, index) => {
      page.text(66 + (index > 1 && index < 4 ? 14 : 0), 56 + index * 25, text, { size: 13 });
    });
    page.area(240, 0, width - 240, 36, look.panel);
    page.area(240, 0, 160, 36, look.page);
    page.text(258, 23, isEnvironment ? '.env' : 'settings.py', { size: 13 });
    page.text(418, 23, isEnvironment ? 'compose.yaml' : 'README.md', { size: 13, colour: look.faint });
    const lines = mixed(
      random,
      isEnvironment ? environment(random, words) : program(random, words),
      secrets.map((secret) => assigned(random, secret, isEnvironment)),
      1,
    );
    let y = 64;
    let row = 1;
    for (const line of lines)
      for (const part of line.split('\n')) {
        page.right(282, y, String(row), { size, font: 'mono', colour: look.faint });
        const next = writeCode(page, 300, y, size, part, look);
        y = next;
        row += 1;
      }
    page.area(0, height - 24, width, 24, look.accent);
    page.text(14, height - 8, 'main*', { size: 12, colour: look.accentInk });
    page.right(width - 20, height - 8, `Ln ${1 + random.int(30)}, Col ${1 + random.int(60)}    UTF-8    LF`, {
      size: 12,
      colour: look.accentInk,
    });
  },
};

/** Writes a line of settings or of a program in colours; one that is too long goes on below. */
function writeCode(page: Page, x: number, y: number, size: number, line: string, look: Look): number {
  const room = page.width - x - 16;
  const next = y + Math.round(size * 1.6);
  if (page.widthOf(line, { size, font: 'mono' }) > room)
    return page.wrapped(x, y, room, line, { size, font: 'mono' }, 1.6);
  if (/^\s*(#|\/\/)/.test(line)) page.code(x, y, size, [line, look.faint]);
  else {
    const parts = /^(\s*[\w".-]+)(\s*[=:]\s*)(.+)$/.exec(line);
    if (parts)
      page.code(
        x,
        y,
        size,
        [parts[1] as string, look.code[0]],
        [parts[2] as string, look.ink],
        [parts[3] as string, look.code[1]],
      );
    else page.code(x, y, size, [line, look.ink]);
  }
  return next;
}

const assigned = (random: Random, { text, variable }: Secret, isEnvironment: boolean): string => {
  if (text.includes('\n')) return isEnvironment ? `${variable}="${text}"` : `${variable} = """${text}"""`;
  const quote = isEnvironment ? random.pick(['', '', '"']) : random.pick(['"', "'"]);
  return isEnvironment ? `${variable}=${quote}${text}${quote}` : `${variable} = ${quote}${text}${quote}`;
};

const environment = (random: Random, words: Words): readonly string[] => [
  `# ${random.pick(words.wiki.steps)}`,
  'NODE_ENV=production',
  `PORT=${3_000 + random.int(5_000)}`,
  'LOG_LEVEL=info',
  `APP_VERSION=${lookalikes.version(random)}`,
  `RELEASE=${lookalikes.commit(random)}`,
  'DATABASE_HOST=db.internal.example.net',
  'DATABASE_NAME=shop',
  `# ${random.pick(words.aboutPasswords)}`,
  'ADMIN_PASSWORD_FILE=/run/secrets/admin_password',
  'API_KEY=',
  'CACHE_URL=redis://cache:6379/0',
  `MAIL_FROM=${lookalikes.mailAddress(random)}`,
  `TENANT_ID=${lookalikes.uuid(random)}`,
  'PASSWORD_MIN_LENGTH=12',
  `SUPPORT_PHONE="${lookalikes.phone(random)}"`,
  'FEATURE_CHECKOUT_V2=true',
  `IMAGE=shop@${lookalikes.digest(random)}`,
  `SUPPORT_PART=${lookalikes.partNumber(random)}`,
  `TEST_ORDER=${lookalikes.orderNumber(random)}`,
  'SESSION_COOKIE=shop_session',
  'TZ=Europe/Madrid',
];

const program = (random: Random, words: Words): readonly string[] => [
  'import os',
  'from pathlib import Path',
  '',
  `# ${random.pick(words.wiki.steps)}`,
  'SECRET_KEY = os.environ["SECRET_KEY"]',
  'DATABASE_PASSWORD = read_secret("database-password")',
  `VERSION = "${lookalikes.version(random)}"`,
  `ICON = "${lookalikes.imageData(random)}"`,
  'PASSWORD_HASHERS = ["argon2", "bcrypt"]',
  `NAMESPACE = UUID("${lookalikes.uuid(random)}")`,
  'TOKEN_LIFETIME = 60 * 60 * 24',
  `INTEGRITY = "${lookalikes.integrity(random)}"`,
  'def check(password: str, stored: str) -> bool:',
  '    return hasher.verify(stored, password)',
  `BUILD = "${random.text(40, hex)}"`,
  `DEPLOY_KEY = "${lookalikes.publicKey(random)}"`,
  'api_key = request.headers.get("x-api-key")',
  'EXAMPLE_URL = "postgres://USER:PASSWORD@HOST:5432/NAME"',
];

/** A page of a wiki that says what to do, with commands. */
export const runbook: SceneMaker = {
  size: [1_240, 860],
  kinds: ['secret', 'password'],
  room: 'block',
  draw({ page, words, random, secrets }) {
    const { look, size, width, height } = page;
    const { wiki } = words;
    page.area(0, 0, 210, height, look.panel);
    wiki.nav.forEach((text, index) => {
      page.text(28, 60 + index * 32, text, { size: 14, isBold: index === 3 });
    });
    page.text(250, 66, wiki.title, { size: 24, isBold: true });
    page.text(250, 92, `${fill(wiki.edited, random.pick(words.people))}, ${lookalikes.date(random)}`, {
      size: 12,
      colour: look.faint,
    });
    let y = page.wrapped(250, 128, width - 300, wiki.intro) + 8;
    const inText = secrets.filter(({ text }) => !text.includes('\n') && random.int(2) === 0);
    const steps = mixed(
      random,
      [...wiki.steps, ordinarySentence(random, words)],
      inText.map(({ kind, text }) => fill(random.pick(words.tells[kind]), text)),
    );
    steps.forEach((step, index) => {
      page.text(250, y, `${index + 1}.`);
      y = page.wrapped(276, y, width - 330, step) + 6;
    });
    const commands = mixed(
      random,
      some(
        random,
        [
          'ssh ops@db-2.example.net',
          'sudo systemctl stop shop-worker',
          `pg_restore --dbname "$DATABASE_URL" /var/backups/${lookalikes.date(random)}.dump`,
          `git checkout ${lookalikes.commit(random)}`,
          `docker pull registry.example.net/shop@${lookalikes.digest(random)}`,
          `echo "${lookalikes.publicKey(random)}" >> ~/.ssh/authorized_keys`,
          'psql "postgres://app@db-2:5432/shop" -c "select count(*) from orders"',
          'curl -H "Authorization: Bearer <token>" https://api.example.net/health',
          'export DB_PASSWORD=$(vault read -field=password shop/db)',
        ],
        6,
      ),
      secrets
        .filter((secret) => !inText.includes(secret))
        .map((secret) =>
          secret.text.includes('\n') ? secret.text : `export ${secret.variable}=${secret.text}`,
        ),
    );
    const code = { size: Math.min(size, 14), font: 'mono' as const };
    const top = y + 6;
    const areaAt = page.areas.length;
    y = top + 24;
    for (const command of commands) y = page.wrapped(268, y, width - 330, command, code, 1.6);
    page.areas.splice(areaAt, 0, {
      x: 250,
      y: top,
      width: width - 290,
      height: y - top - 4,
      colour: look.field,
      radius: 6,
    });
    y += 30;
    for (const text of [random.pick(words.aboutPasswords), ...some(random, words.ticket.comments, 2)])
      y = page.wrapped(250, y, width - 300, text, { colour: look.faint }) + 6;
    page.text(250, y, `${words.bank.reference}: ${lookalikes.reference(random)}`, { colour: look.faint });
  },
};

/** A browser that shows the answer of a service. */
export const answer: SceneMaker = {
  size: [1_200, 780],
  kinds: ['secret', 'iban', 'card', 'password'],
  room: 'long',
  draw({ page, words, random, secrets }) {
    const { look, width } = page;
    const size = Math.min(page.size, 15);
    page.area(0, 0, width, 40, look.panel);
    page.area(16, 8, 220, 32, look.page, 6);
    page.text(32, 29, 'api.example.net', { size: 13 });
    page.area(0, 40, width, 40, look.page);
    page.framed(80, 46, width - 160, 28, look.field, 14);
    page.text(100, 65, `https://api.example.net/v2/customers/${customer(random)}?expand=payment`, {
      size: 13,
    });
    page.line(0, 80, width);
    const fields = mixed(
      random,
      [
        ['id', quoted(lookalikes.uuid(random))],
        ['name', quoted(random.pick(words.people))],
        ['email', quoted(lookalikes.mailAddress(random))],
        ['phone', quoted(lookalikes.phone(random))],
        ['order', quoted(lookalikes.orderNumber(random))],
        ['created_at', quoted(`${lookalikes.dateTime(random).replace(' ', 'T')}:00Z`)],
        ['etag', quoted(random.text(40, hex))],
        ['has_password', 'true'],
        ['password_changed', quoted(lookalikes.dateTime(random).slice(0, 10))],
        ['card_last4', quoted(String(1_000 + random.int(9_000)))],
        ['total', `${random.int(900)}.${10 + random.int(90)}`],
        ['isbn', quoted(lookalikes.isbn(random))],
        ['avatar', quoted(`https://img.example.net/${lookalikes.fileName(random)}`)],
        ['next_cursor', 'null'],
      ] as (readonly [string, string])[],
      secrets.map(
        ({ kind, variable, text }) =>
          [kind === 'password' ? 'password' : variable.toLowerCase(), quoted(text)] as const,
      ),
      1,
    );
    const step = Math.round(size * 1.6);
    let y = 112;
    page.code(24, y, size, ['{', look.ink]);
    y += step;
    fields.forEach(([key, value], index) => {
      const end = index < fields.length - 1 ? ',' : '';
      const name = `  "${key}": `;
      const at = 24 + page.widthOf(name, { size, font: 'mono' });
      page.code(24, y, size, [name, look.code[0]]);
      const colour = value.startsWith('"') ? look.code[1] : look.code[2];
      y = page.wrapped(at, y, width - at - 30, value + end, { size, font: 'mono', colour }, 1.6);
    });
    page.code(24, y, size, ['}', look.ink]);
  },
};

const quoted = (text: string) => `"${text}"`;
const customer = (random: Random) => 10_000 + random.int(90_000);
