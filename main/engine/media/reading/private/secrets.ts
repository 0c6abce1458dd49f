import { lintSource } from '@secretlint/core';
import { creator as recommended } from '@secretlint/secretlint-rule-preset-recommend';
import { asRead } from './look-alikes.ts';
import type { Page, Span } from './page.ts';

// The rules are secretlint's, which are kept up to date by others. They ask for exact lengths, and a reader loses or
// doubles a character now and then: for the beginnings that nothing else has, a key of about the length counts as well.

const id = '@secretlint/secretlint-rule-preset-recommend';
const config = {
  rules: [
    {
      id,
      rule: recommended,
      rules: [{ id: '@secretlint/secretlint-rule-filter-comments', disabled: true }],
    },
  ],
};

/** What keys begin with. */
const starts = [
  ...['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_', 'glpat-', 'glsa_'],
  ...['xoxa-', 'xoxb-', 'xoxo-', 'xoxp-', 'xoxr-', 'xapp-', 'whsec_', 'npm_', 'hf_', 'gsk_'],
  ...['sk-ant-', 'sk-proj-', 'sk_live_', 'rk_live_', 'sk_test_', 'AIza', 'ya29.', 'AKIA', 'ASIA', 'SG.'],
  ...['shpat_', 'shpca_', 'shppa_', 'shpss_', 'dckr_pat_', 'dop_v1_', 'figd_', 'lin_api_', 'ntn_', 'hvs.'],
  ...['tskey-', 'dapi'],
];
/** Keys by their beginning, and how many characters follow at least. */
const beginnings = new RegExp(
  `(?<![\\p{L}\\d])(?:${starts.map(asRead).join('|')})(?=[\\p{L}_-]*\\d)[\\p{L}\\d_()[\\]|!-]{14,}`,
  'gu',
);
/** JSON Web Token (RFC 7519): an object in base64url, a dot, and another one. */
const webToken = /eyJ[\w-]{10,}\.\s?eyJ[\w-]{10,}(?:\.\s?[\w-]{5,})?/g;
/** RFC 7468. The end of it may be outside of the picture. */
const privateKey = /-{3,}\s?BEGIN (?:[A-Z0-9]+ ){0,2}PRIVATE KEY(?: BLOCK)?\s?-{2,}/g;
/** Password in an address: of a database, say. */
const inAddress = /\b[a-z][a-z\d+]{2,20}:\/\/[^\s:/@]{1,64}:(?!\*{3}|\$\{|<)[^\s@/]{3,128}@[^\s/]{3,}/gi;

/** Finds keys, tokens and the like. */
export async function findSecrets({ text }: Page): Promise<Span[]> {
  const { messages } = await lintSource({
    source: { content: text, filePath: 'picture.txt', ext: '.txt', contentType: 'text' },
    options: { config: config as never, noPhysicFilePath: true },
  });
  const byRules = messages.map(({ range: [start, end] }) => ({ start, end }));
  const byForm = [beginnings, webToken, privateKey, inAddress].flatMap((form) =>
    [...text.matchAll(form)].map((match) => ({ start: match.index, end: match.index + match[0].length })),
  );
  return [...byRules, ...byForm].filter(({ start, end }) => isRandom(text.slice(start, end)));
}

/** False for what is written as an example: one character over and over, or all in words. */
function isRandom(text: string): boolean {
  return new Set(text).size >= 8;
}
