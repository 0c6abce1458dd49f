import type { PrivateKind } from '../../../contract/reading.ts';
import type { Random } from './random.ts';

const digits = '0123456789';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const lower = 'abcdefghijklmnopqrstuvwxyz';
const mixed = letters + digits;

/** Makes what somebody would not want to show; none of it exists anywhere. */
export const plants: Readonly<Record<PrivateKind, (random: Random) => string>> = {
  card(random) {
    const [start, length] = random.pick([
      ['4', 16],
      ['52', 16],
      ['37', 15],
      ['6011', 16],
      ['2221', 16],
    ] as const);
    const body = start + random.text(length - start.length - 1, digits);
    const number = body + checkDigit(body);
    if (random.int(6) === 0) return number;
    return length === 15
      ? number.replace(/(.{4})(.{6})(.{5})/, '$1 $2 $3')
      : number.replace(/(.{4})(?=.)/g, random.int(5) === 0 ? '$1-' : '$1 ');
  },
  iban(random) {
    const [country, length] = random.pick([
      ['DE', 18],
      ['ES', 20],
      ['AT', 16],
      ['PT', 21],
      ['PL', 24],
    ] as const);
    const account = random.text(length, digits);
    const number = country + ibanCheck(country, account) + account;
    return random.int(5) === 0 ? number : number.replace(/(.{4})(?=.)/g, '$1 ');
  },
  secret(random) {
    return random.pick([
      () => `ghp_${random.text(36, mixed)}`,
      () => `AKIA${random.text(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`,
      () => `sk_live_${random.text(24, mixed)}`,
      () => `glpat-${random.text(20, mixed)}`,
      () => `xoxb-${random.text(12, digits)}-${random.text(12, digits)}-${random.text(24, mixed)}`,
      () => `AIza${random.text(35, mixed)}`,
      () => `npm_${random.text(36, mixed)}`,
      () => `eyJhbGciOiJIUzI1NiJ9.eyJ${random.text(24, mixed)}.${random.text(30, mixed)}`,
      () => `postgres://admin:${random.text(12, mixed)}@db.example.org:5432/shop`,
    ])();
  },
  password: (random) =>
    random.pick([
      () => `${random.text(6, letters)}${random.text(3, digits)}${random.pick(['!', '#', '$', '%'])}`,
      () => `${random.text(5, lower)}-${random.text(5, lower)}-${random.text(3, digits)}`,
      () =>
        `${random.text(4, letters)}${random.pick(['@', '&', '+'])}${random.text(4, digits)}${random.text(4, lower)}`,
    ])(),
  email: (random) =>
    `${random.text(6, lower)}.${random.text(7, lower)}@${random.text(7, lower)}.${random.pick(['com', 'de', 'org', 'ru', 'com.br'])}`,
  phone: (random) =>
    random.pick([
      () => `+49 171 ${random.text(7, '23456789')}`,
      () => `+34 612 ${random.text(3, digits)} ${random.text(3, digits)}`,
      () => `+7 916 ${random.text(3, digits)}-${random.text(2, digits)}-${random.text(2, digits)}`,
      () => `+39 347 ${random.text(7, digits)}`,
      () => `+1 415 5${random.text(2, '23456789')} ${random.text(4, digits)}`,
    ])(),
};

/** The last digit of a card number (Luhn), after all others. */
function checkDigit(body: string): number {
  const sum = [...body].reverse().reduce((before, digit, place) => {
    const counted = place % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return before + (counted > 9 ? counted - 9 : counted);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

/** The two check digits of ISO 13616. */
function ibanCheck(country: string, account: string): string {
  const asNumbers = [...`${account}${country}00`].map((one) => Number.parseInt(one, 36)).join('');
  return String(98n - (BigInt(asNumbers) % 97n)).padStart(2, '0');
}
