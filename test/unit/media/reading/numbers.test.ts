import { expect, test } from 'vitest';
import { kindsIn } from '../../../support/reading/pages.ts';

test.each([
  ['whose country was read as digits', ['6892 NWBK 0235 9815 3451 18']],
  ['whose country has a digit for its letter', ['E341 1633 7579 5815 9231 7646']],
  ['in the field of an account, with its beginning misread', ['Account       cess NWBK 4094 2063 5032 52']],
  ['below an Indonesian name, with a letter lost', ['Nomor rekening', 'NSS ABNA 8689 5713 28']],
  ['below a Russian name, with a letter for a digit', ['Счёт IBAN', 'KZ63351C9PHVKV8ADAWS']],
  ['below its name in brackets', ['Konto (IBAN)', 'FR35 7203 3341 85BO OWMI MDFL 186']],
])('an account %s', async (_, lines) => expect(await kindsIn(...lines)).toEqual(['iban']));

test.each([
  ['a row of dots read as noughts', ['IBAN     ESes 0000 0000 8841']],
  ['dots', ['IBAN', 'DE** **** **** **** **34 12']],
  ['a number that is far too short', ['IBAN: ES12 3456 7890 1234 5']],
  ['an account that has a name', ['Account     SAVINGS 2026 GOLD PLUS']],
  ['who has an account', ['Account     Mara Lindt']],
  ['noughts', ['IBAN DE00 0000 0000 0000 0000 00']],
])('no account: %s', async (_, lines) => expect(await kindsIn(...lines)).toEqual([]));

test('a card below its name, with a misread digit', async () => {
  expect(await kindsIn('Número de tarjeta', '4539 5787 6362 1487')).toEqual(['card']);
});

test.each([
  ['a number of goods', 'EAN 4022552527905'],
  ['goods whose heading is elsewhere', '4022552527905'],
  ['an order', 'Order no. 4539578763621486'],
  ['a parcel', 'Sendungsnummer: 4539578763621486'],
  ['a parcel in Spanish', 'Número de seguimiento 4539578763621486'],
  ['places behind a decimal point', '0.4539578763621486'],
  ['a device', 'IMEI 356938035643809'],
])('no card: %s', async (_, line) => expect(await kindsIn(line)).toEqual([]));
