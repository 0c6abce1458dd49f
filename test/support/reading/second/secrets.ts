import type { Random } from '../random.ts';
import {
  alphanumeric,
  base64,
  base64url,
  digits,
  grouped,
  hex,
  joined,
  lower,
  upper,
  withCheck97,
  withLuhn,
} from './numbers.ts';

/** Kinds that are planted; addresses and telephone numbers are none. */
export type SecondKind = 'card' | 'iban' | 'secret' | 'password';

/**
 * Something private. `text` may have several lines (a key in PEM). `variable` is what a program would call it, with
 * what belongs around the value in a file of settings.
 */
export interface Secret {
  readonly kind: SecondKind;
  readonly text: string;
  readonly variable: string;
}

/** Beginning, digits in all, usual groups. */
const brands: readonly (readonly [string, number, readonly number[]])[] = [
  ['4', 16, [4]],
  ['4', 16, [4]],
  ['51', 16, [4]],
  ['54', 16, [4]],
  ['2720', 16, [4]],
  ['34', 15, [4, 6, 5]],
  ['37', 15, [4, 6, 5]],
  ['6011', 16, [4]],
  ['65', 16, [4]],
  ['36', 14, [4, 6, 4]],
  ['3530', 16, [4]],
  ['6212', 16, [4]],
  ['5018', 16, [4]],
  ['2202', 16, [4]],
];

export function makeCard(random: Random): Secret {
  const [start, length, groups] = random.pick(brands);
  const whole = withLuhn(start + random.text(length - start.length - 1, digits));
  const way = random.int(10);
  const text = way === 0 ? whole : grouped(whole, groups, way === 1 ? '-' : ' ');
  return { kind: 'card', text, variable: random.pick(['card_number', 'pan', 'cardNumber']) };
}

/** Countries with what follows their check digits: A letters, n digits, c either. */
const accounts: Readonly<Record<string, string>> = {
  DE: 'nnnnnnnnnnnnnnnnnn',
  AT: 'nnnnnnnnnnnnnnnn',
  CH: 'nnnnnnnnnnnnnnnnn',
  FR: 'nnnnnnnnnncccccccccccnn',
  ES: 'nnnnnnnnnnnnnnnnnnnn',
  IT: 'Annnnnnnnnnnnnnnnnnnnnn',
  PT: 'nnnnnnnnnnnnnnnnnnnnn',
  NL: 'AAAAnnnnnnnnnn',
  GB: 'AAAAnnnnnnnnnnnnnn',
  PL: 'nnnnnnnnnnnnnnnnnnnnnnnn',
  BE: 'nnnnnnnnnnnn',
};
export const ibanCountries = Object.keys(accounts);

export function makeIban(random: Random): Secret {
  const country = random.pick(ibanCountries);
  const body = (accounts[country] as string).replaceAll(/[Anc]/g, (place) =>
    place === 'A' ? random.text(1, upper) : random.text(1, place === 'n' ? digits : digits + upper),
  );
  const whole = withCheck97(country, body);
  return {
    kind: 'iban',
    text: random.int(6) === 0 ? whole : grouped(whole, [4]),
    variable: random.pick(['iban', 'payout_iban', 'account']),
  };
}

/** Writes JSON as a JWT has it. */
const packed = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function makeJwt(random: Random): string {
  const from = 1_740_000_000 + random.int(60_000_000);
  const head = packed({ alg: random.pick(['HS256', 'RS256']), typ: 'JWT' });
  const claims = { sub: random.text(8, digits), role: random.pick(['admin', 'user']), iat: from };
  return `${head}.${packed({ ...claims, exp: from + 3_600 })}.${random.text(43, base64url)}`;
}

function makePem(random: Random): string {
  const [name, start, lengths] = random.pick([
    ['EC PRIVATE KEY', 'MHcCAQEEI', [64, 64, 36]],
    ['PRIVATE KEY', 'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49', [64, 64, 56]],
    ['OPENSSH PRIVATE KEY', 'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAE', [70, 70, 70, 70, 26]],
  ] as const);
  const dashes = '-----';
  const body = lengths.map((length, index) =>
    index === 0 ? start + random.text(length - start.length, base64) : random.text(length, base64),
  );
  return [
    joined(dashes, 'BEGIN ', name, dashes),
    ...body.slice(0, -1),
    `${(body.at(-1) as string).slice(0, -1)}=`,
    joined(dashes, 'END ', name, dashes),
  ].join('\n');
}

const databaseWord = (random: Random) => random.text(10 + random.int(8), alphanumeric);

const short: readonly (readonly [string, (random: Random) => string])[] = [
  [
    'GITHUB_TOKEN',
    (random) => joined('gh', random.pick(['p', 'o', 's']), '_') + random.text(36, alphanumeric),
  ],
  ['AWS_ACCESS_KEY_ID', (random) => joined('AK', 'IA') + random.text(16, `${upper}234567`)],
  [
    'SLACK_BOT_TOKEN',
    (random) =>
      `${joined('xo', 'xb')}-${random.text(12, digits)}-${random.text(13, digits)}-${random.text(24, alphanumeric)}`,
  ],
  [
    'STRIPE_SECRET_KEY',
    (random) => joined(random.pick(['s', 'r']), 'k_', 'live_') + random.text(24, alphanumeric),
  ],
  ['GOOGLE_API_KEY', (random) => joined('AI', 'za', 'Sy') + random.text(33, base64url)],
  ['NPM_TOKEN', (random) => joined('np', 'm_') + random.text(36, alphanumeric)],
  ['GITLAB_TOKEN', (random) => joined('glp', 'at-') + random.text(20, base64url)],
];
const long: typeof short = [
  [
    'DATABASE_URL',
    (random) =>
      `postgres${random.pick(['', 'ql'])}://${random.pick(['app', 'shop', 'django'])}:${databaseWord(random)}@${random.pick(['db', 'pg-1', '10.0.4.17'])}:5432/${random.pick(['shop', 'crm', 'app_production'])}`,
  ],
  ['STRIPE_SECRET_KEY', (random) => joined('s', 'k_', 'live_5') + random.text(98, alphanumeric)],
  [
    'GITHUB_TOKEN',
    (random) =>
      `${joined('github', '_pat_')}${random.text(22, alphanumeric)}_${random.text(59, alphanumeric)}`,
  ],
  [
    'SLACK_WEBHOOK_URL',
    (random) =>
      `https://${joined('hooks.', 'slack', '.com/', 'services')}/T${random.text(10, upper + digits)}/B${random.text(10, upper + digits)}/${random.text(24, alphanumeric)}`,
  ],
  [
    'MONGODB_URI',
    (random) =>
      `mongodb+srv://${random.pick(['root', 'api'])}:${databaseWord(random)}@cluster0.${random.text(7, lower + digits)}.mongodb.net/orders?retryWrites=true`,
  ],
  ['AWS_SECRET_ACCESS_KEY', (random) => random.text(40, base64)],
  ['REDIS_URL', (random) => `rediss://default:${random.text(32, hex)}@cache-7.example.net:6380/0`],
  ['ACCESS_TOKEN', makeJwt],
];

/**
 * Makes a key or a token.
 * @param width how much room there is: `short` for one line of a narrow field, `block` where several lines may stand
 */
export function makeSecret(random: Random, width: 'short' | 'long' | 'block'): Secret {
  if (width === 'block' && random.int(4) === 0)
    return { kind: 'secret', text: makePem(random), variable: 'PRIVATE_KEY' };
  const [variable, make] = random.pick(width === 'short' ? short : [...short, ...long]);
  return { kind: 'secret', text: make(random), variable };
}

/** Words out of which people of a language make passwords. */
export function makePassword(random: Random, words: readonly string[]): Secret {
  const word = () => random.pick(words);
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const year = String(1968 + random.int(58));
  const text = random.pick([
    () => capital(word()) + year + random.pick(['!', '', '#', '?']),
    () => word() + random.text(2, digits),
    () => `${word()}-${word()}-${word()}-${random.text(2, digits)}`,
    () => `${capital(word())}${capital(word())}${random.text(1, digits)}${random.pick(['!', '$', '*'])}`,
    () => capital(word()).replaceAll('a', '@').replaceAll('o', '0') + random.text(3, digits),
    // As managers of passwords and telephones propose them.
    () => random.text(16 + random.int(5), `${alphanumeric}!#%&*+-?@`),
    () => random.text(12, alphanumeric),
    () => [6, 6, 6].map((length) => random.text(length, lower + digits)).join('-'),
  ])();
  return {
    kind: 'password',
    text,
    variable: random.pick(['DB_PASSWORD', 'SMTP_PASSWORD', 'ADMIN_PASSWORD', 'POSTGRES_PASSWORD']),
  };
}
