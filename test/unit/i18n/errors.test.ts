import { describe, expect, test } from 'vitest';
import { errorCodes } from '../../../contract/errors.ts';
import { listLanguages } from '../../../i18n/catalogue-files.ts';
import { describeError } from '../../../i18n/errors.ts';
import { loadTranslator } from '../../../i18n/load-translator.ts';
import { describeWaitReason } from '../../../i18n/wait-reasons.ts';

/** How each language promises that something goes on by itself, or that it is waited for. */
const promises: Readonly<Record<string, RegExp>> = {
  en: /tried again by itself|sent again by itself|go by themselves|go on by themselves|queue waits?|in the queue wait/i,
  de: /von selbst (wieder|noch einmal|weiter)|warteschlange wartet|warten so lange/i,
  es: /reintenta automáticamente|nuevo automáticamente|siguen solas|la cola espera|lo esperan/i,
  id: /lagi otomatis|dikirim otomatis|berlanjut otomatis|antrean menunggu/i,
  it: /si ripete da sol[oa]|partono da soli|riprendono da soli|la coda attende|lo attendono/i,
  pt: /feitas automaticamente|repetido automaticamente|continuam sozinhos|fila aguarda|fila aguardam/i,
  ru: /повторятся сами|повторится сама|продолжатся сами|очередь ждёт|очереди подождут/i,
};
/** These say that nothing is sent by itself any more, in the same words. */
const denials: ReadonlySet<string> = new Set(['answers-lost', 'share-spent']);
/** These are about the program, which does go on by itself. */
const aboutUs: ReadonlySet<string> = new Set(['engine-stopped', 'profile-locked']);

const params = { host: 'api.imgur.com', status: 503, times: 3, credits: 30, proxy: 'proxy:8080' };

describe.each(listLanguages())('%s: words and state', (tag) => {
  const i18n = loadTranslator([tag]);
  const promise = promises[tag] ?? /$^/;

  test('promise nothing for what has ended, nor beside a time that is told', () => {
    for (const code of errorCodes) {
      if (denials.has(code) || aboutUs.has(code)) continue;
      for (const outlook of ['final', 'told'] as const) {
        const { title, advice } = describeError(i18n, { code, params }, { outlook });
        expect(`${title} ${advice}`, `${code} ${outlook}`).not.toMatch(promise);
      }
    }
  });

  test.each([
    'unreachable',
    'untrusted-certificate',
    'foreign-answer',
    'proxy-trouble',
    'connection-lost',
    'timeout',
    'server-trouble',
    'bad-answer',
    'over-capacity',
  ] as const)('say of %s that it goes on where it does', (code) => {
    expect(describeError(i18n, { code, params }, { outlook: 'retried' }).advice).toMatch(promise);
  });

  test('name who signed a certificate, and where a network leads to', () => {
    const issuer = 'Example Corp Web Filter CA';
    const certificate = { code: 'untrusted-certificate', params: { ...params, reason: 'issuer', issuer } };
    expect(describeError(i18n, certificate).title).toContain(issuer);
    const portal = { code: 'foreign-answer', params: { ...params, to: 'login.hotel.example' } };
    expect(describeError(i18n, portal).title).toContain('login.hotel.example');
  });

  test('tell a wait for the host by what is wrong with it, and what costs too much by its last trouble', () => {
    const error = { code: 'foreign-answer', message: '', params } as const;
    const title = describeError(i18n, error).title;
    expect(describeWaitReason(i18n, { kind: 'host', error, until: null }, 0)).toContain(title);
    const spent = { code: 'share-spent', params: { ...params, cause: 'server-trouble' } };
    const cause = describeError(i18n, { code: 'server-trouble', params: {} }).title;
    expect(describeError(i18n, spent).advice).toContain(cause);
    expect(describeError(i18n, spent).advice).toContain('30');
  });
});
