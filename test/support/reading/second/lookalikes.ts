import type { Random } from '../random.ts';
import {
  alphanumeric,
  base64,
  digits,
  grouped,
  hex,
  joined,
  lower,
  number,
  passesLuhn,
  remainder97,
  upper,
  withCheck97,
  withLuhn,
} from './numbers.ts';

/** Things that look a little like what is private, and are not. */
export const lookalikes = {
  orderNumber: (random: Random): string =>
    random.pick([
      () => `${number(random, 3)}-${number(random, 7)}-${number(random, 7)}`,
      () => `SO-${2_024 + random.int(3)}-${random.text(6, digits)}`,
      () => grouped(withoutLuhn(random), [4]),
      () => `#${number(random, 10)}`,
    ])(),
  isbn: (random: Random): string => grouped(withEan(`978${random.text(9, digits)}`), [3, 1, 4, 4, 1], '-'),
  ean: (random: Random): string =>
    withEan(random.pick(['400', '841', '560', '805', '899', '460']) + random.text(9, digits)),
  uuid: (random: Random): string =>
    [8, 4, 4, 4, 12]
      .map((length) => random.text(length, hex))
      .join('-')
      .replace(/^(.{14})./, (_, start: string) => `${start}4`),
  commit: (random: Random): string => random.text(random.pick([7, 40]), hex),
  digest: (random: Random): string => `sha256:${random.text(64, hex)}`,
  integrity: (random: Random): string => `sha512-${random.text(86, base64)}==`,
  partNumber: (random: Random): string =>
    random.pick([
      () => `0${number(random, 3)} ${number(random, 3)} ${number(random, 3)}`,
      () => `${number(random, 3)}-${number(random, 4)}-${random.text(2, upper)}`,
      () => `+${number(random, 2)}.${number(random, 3)}.${number(random, 4)}`,
    ])(),
  tracking: (random: Random): string =>
    random.pick([
      () => `1Z${random.text(6, upper + digits)}${random.text(10, digits)}`,
      () => grouped(`94001${random.text(17, digits)}`, [4]),
      () =>
        `R${random.text(1, upper)}${random.text(9, digits)}${random.pick(['DE', 'ES', 'CN', 'BR', 'IT'])}`,
      () => `JJD00039${random.text(12, digits)}`,
    ])(),
  masked: (random: Random): string =>
    `${random.pick(['••••', '•••• •••• ••••', '**** **** ****', 'XXXX-XXXX-XXXX'])} ${random.text(4, digits)}`,
  dots: (random: Random): string => random.pick(['•', '*', '●']).repeat(8 + random.int(6)),
  /** Looks like an IBAN, and its check digits are wrong. */
  reference: (random: Random): string => {
    const start = random.pick(['DE', 'ES', 'PT', 'IT', 'NL', 'AT']);
    const body = random.text(18, digits);
    const code = `${start}${random.text(2, digits)}${body}`;
    return remainder97(code) === 1 ? lookalikes.reference(random) : grouped(code, [4]);
  },
  /** A creditor's reference (ISO 11649), whose check digits are those of an IBAN. */
  creditorReference: (random: Random): string => grouped(withCheck97('RF', number(random, 12)), [4]),
  creditor: (random: Random): string => `DE${random.text(2, digits)}ZZZ0000${random.text(7, digits)}`,
  mandate: (random: Random): string => `M-${number(random, 8)}-${random.text(3, digits)}`,
  bic: (random: Random): string =>
    `${random.text(4, upper)}${random.pick(['DEFF', 'ESMM', 'PTPL', 'ITMM', 'RUMM'])}XXX`,
  imei: (random: Random): string => grouped(withLuhn(`35${random.text(12, digits)}`), [2, 6, 6, 1]),
  serial: (random: Random): string => `${random.text(1, 'CFGH')}${random.text(11, upper + digits)}`,
  version: (random: Random): string => `${random.int(20)}.${random.int(30)}.${random.int(12)}`,
  price: (random: Random): string => `${1 + random.int(480)},${random.text(2, digits)} €`,
  dateTime: (random: Random): string =>
    `2026-${pad(1 + random.int(12))}-${pad(1 + random.int(28))} ${pad(random.int(24))}:${pad(random.int(60))}`,
  date: (random: Random): string => `${pad(1 + random.int(28))}.${pad(1 + random.int(12))}.2026`,
  clock: (random: Random): string => `${pad(6 + random.int(16))}:${pad(random.int(60))}`,
  phone: (random: Random): string =>
    random.pick([
      () => `+49 30 ${number(random, 4)} ${number(random, 3)}`,
      () => `+55 11 9${number(random, 4)}-${number(random, 4)}`,
      () => `+62 812-${number(random, 4)}-${number(random, 4)}`,
      () => `+7 (495) ${number(random, 3)}-${number(random, 2)}-${number(random, 2)}`,
      () => `(020) 7946 0${number(random, 3)}`,
    ])(),
  mailAddress: (random: Random): string =>
    `${random.pick(['m.keller', 'lucia', 'office', 'rizky.p', 'dsokolova', 'joao.neves'])}@${random.pick(['example.org', 'example.com', 'mail.example'])}`,
  eTicket: (random: Random): string => `${random.pick(['220', '075', '047', '126'])}-${number(random, 10)}`,
  bookingCode: (random: Random): string => random.text(6, 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'),
  voucher: (random: Random): string =>
    `${random.text(4, upper)}-${random.text(4, upper + digits)}-${number(random, 2)}`,
  imageData: (random: Random): string =>
    `data:image/png;base64,${joined('iVBORw0', 'KGgoAAAANSUhEUgAAAB')}${random.text(60, base64)}`,
  publicKey: (random: Random): string =>
    `ssh-ed25519 ${joined('AAAAC3NzaC1', 'lZDI1NTE5AAAAI')}${random.text(43, base64)} ops@build-2`,
  traceId: (random: Random): string => random.text(32, hex),
  fileName: (random: Random): string => `IMG_2026${random.text(4, '01')}_${number(random, 6)}.jpg`,
  objectKey: (random: Random): string =>
    `${random.text(24, lower + digits)}-${random.text(6, alphanumeric)}.js`,
} as const;

const pad = (value: number) => String(value).padStart(2, '0');

/** Appends the check digit that the numbers of goods have. */
function withEan(body: string): string {
  const sum = [...body].reduce((all, digit, place) => all + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return body + ((10 - (sum % 10)) % 10);
}

/** Sixteen digits that no card can have: with the check digit of Luhn nobody could tell them apart. */
function withoutLuhn(random: Random): string {
  const made = number(random, 16);
  return passesLuhn(made) ? withoutLuhn(random) : made;
}
