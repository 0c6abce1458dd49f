import type { Random } from '../random.ts';

export const digits = '0123456789';
export const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
export const lower = 'abcdefghijklmnopqrstuvwxyz';
export const hex = '0123456789abcdef';
export const alphanumeric = upper + lower + digits;
/** Characters of base64. */
export const base64 = `${alphanumeric}+/`;
/** Characters of base64 as addresses have it. */
export const base64url = `${alphanumeric}-_`;

/** Joins pieces of a beginning that scanners for leaked secrets would take for the secret itself. */
export const joined = (...pieces: readonly string[]): string => pieces.join('');

/** Splits a number in groups of these lengths; the last length repeats. */
export function grouped(text: string, lengths: readonly number[], separator = ' '): string {
  const groups: string[] = [];
  let at = 0;
  for (let turn = 0; at < text.length; turn += 1) {
    const length = lengths[Math.min(turn, lengths.length - 1)] as number;
    groups.push(text.slice(at, at + length));
    at += length;
  }
  return groups.join(separator);
}

/** Tells whether a row of digits has the check digit of Luhn. */
export function passesLuhn(number: string): boolean {
  let sum = 0;
  [...number].reverse().forEach((digit, place) => {
    const worth = Number(digit) * (place % 2 === 1 ? 2 : 1);
    sum += worth > 9 ? worth - 9 : worth;
  });
  return sum % 10 === 0;
}

/** Appends the check digit of Luhn. */
export const withLuhn = (body: string): string =>
  [...digits].map((digit) => body + digit).find(passesLuhn) as string;

/** Returns the remainder of ISO 7064 (97): 1 is right for an IBAN and for a creditor's reference. */
export function remainder97(code: string): number {
  const moved = code.slice(4) + code.slice(0, 4);
  let rest = 0;
  for (const character of moved) {
    const worth = Number.parseInt(character, 36);
    rest = (rest * (worth > 9 ? 100 : 10) + worth) % 97;
  }
  return rest;
}

/** Puts the two check digits of ISO 7064 between a country (or RF) and the rest. */
export function withCheck97(start: string, body: string): string {
  const check = 98 - remainder97(`${start}00${body}`);
  return `${start}${String(check).padStart(2, '0')}${body}`;
}

/** A whole number of so many digits that does not begin with 0. */
export const number = (random: Random, length: number): string =>
  random.text(1, '123456789') + random.text(length - 1, digits);
