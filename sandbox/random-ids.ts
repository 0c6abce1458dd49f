import { randomBytes, randomInt } from 'node:crypto';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const alphanumeric = (length: number) =>
  Array.from({ length }, () => letters[randomInt(letters.length)]).join('');

/** Generates ids in Imgur's forms. */
export const newId = () => alphanumeric(7);
export const newDeletehash = () => alphanumeric(15);
export const newToken = () => randomBytes(20).toString('hex');
export const newTicket = () => alphanumeric(8);
