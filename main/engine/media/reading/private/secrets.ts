import { lintSource } from '@secretlint/core';
import { creator as recommended } from '@secretlint/secretlint-rule-preset-recommend';
import { asRead, toLatin } from './look-alikes.ts';
import { cellsBelow, type Page, type PageCell, type Span } from './page.ts';

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
  ...[
    'tskey-',
    'dapi',
    'glrt-',
    'gldt-',
    'glcbt-',
    'glptt-',
    'glft-',
    'glimt-',
    'glagent-',
    'glsoat-',
    'glc_',
  ],
  ...[
    'sq0csp-',
    'sq0atp-',
    'sq0idp-',
    'GOCSPX-',
    'xkeysib-',
    'xsmtpsib-',
    'ATATT3',
    'ATBB',
    'ATCTT3',
    'pypi-AgE',
  ],
  ...[
    'sk-svcacct-',
    'sk-admin-',
    'sk-or-v1-',
    'pplx-',
    'xai-',
    'r8_',
    'PMAK-',
    'NRAK-',
    'sntrys_',
    'sntryu_',
  ],
  ...[
    'rubygems_',
    'pscale_tkn_',
    'pscale_pw_',
    'sbp_',
    'nfp_',
    'doo_v1_',
    'dor_v1_',
    'dp.pt.',
    'dp.st.',
    'pul-',
  ],
  ...[
    'CCIPAT_',
    'bkua_',
    'pat-na1-',
    'pat-eu1-',
    'SWMTKN-1-',
    'AGE-SECRET-KEY-1',
    'xoxe-',
    'xoxe.xoxp-',
    'tfp_',
  ],
  ...[
    'secret_',
    'shpit_',
    'LTAI',
    'AQVN',
    'y0_Ag',
    'fio-u-',
    'sgp_',
    'HRKU-',
    'akcp',
    'FlyV1',
    'rnd_',
    'lsv2_',
  ],
];
const beginnings = new RegExp(
  `(?<![\\p{L}\\d])(?:${starts.map(asRead).join('|')})(?=[\\p{L}_()[\\]|!@©®—–-]*\\d)[\\p{L}\\d_()[\\]|!@©®—–-]{14,}`,
  'gu',
);
/** A key whose first two letters were not read: those that may be shown begin with a p. */
const liveKey = /(?<![\p{L}\d])(?!p)[\p{L}\d]{1,2}[_ ](?:live|test)[_ ](?=\p{L}*\d)[\p{L}\d]{20,}/gu;
/** The same of letters alone, of which chance made capitals of many. */
const lettersBehind = new RegExp(
  `(?<![\\p{L}\\d])(?:${starts.map(asRead).join('|')})[A-Za-z]{28,64}(?![\\w-])`,
  'gu',
);
/** Of Amazon: it may have no digit. */
const accessKeyId = /(?<![\p{L}\d])A[KS][Il1]A[A-Z2-7]{16}(?![\p{L}\d])/gu;
/** The same with a blank in it. */
const partedKeyId =
  /(?<![\p{L}\d])A[KS][Il1]A(?=[A-Z ]{0,16}[2-7])[A-Z2-7]{0,15} [A-Z2-7]{1,16}(?![\p{L}\d])/gu;
/** Where anybody may post to a channel. */
const webhook = /\bhooks[.]? ?slack[.]? ?com\/services\/[\w/()[\]|-]{3,}/gi;
/** The same of other chats. */
const otherWebhook =
  /\b(?:discord(?:app)?[.]? ?com\/api|webhook[.]? ?office[.]? ?com)\/webhook\w{0,2}\/[\w/()[\]|@-]{20,}/gi;
/** Of bots: of Telegram, a number and a key; of Discord, three parts. */
const ofBots =
  /(?<![\p{L}\d])\d{8,10}:[A-Za-z\d_-]{30,40}(?![\p{L}\d])|(?<![\p{L}\d])[MNO][A-Za-z\d]{23,27}\.[\w-]{6}\.[\w-]{27,40}/gu;
/** Of Telegram, as a reader parts it: its key begins with two letters that are the same in both alphabets. */
const partedOfBots =
  /(?<![\p{L}\d])\d{8,10}: ?AA(?=\S{0,40} ?\S{0,40}\d)\S{6,44}(?: \S{4,36})?(?![\p{L}\d])/gu;
/** Digests as keys: what is before or behind them says so. */
const marked = /(?<![\p{L}\d])(?:key-[\da-f]{32}|[\da-f]{32}-us\d{1,2}|SK[\da-f]{32})(?![\p{L}\d])/gu;
/** JSON Web Token (RFC 7519): an object in base64url, a dot, and more of that, which may be on another line. */
const webToken =
  /(?<![\w,/+])e[yv][JjIl1/)\]](?=[\w()[\]|!-]{17})(?=\S{0,80}[A-Z])(?=\S{0,80}\d)(?=\S{0,80}[a-z])[\w()[\]|!-]{17,}(?:\.\s?[\w()[\]|!-]{5,}){0,2}/g;
/** RFC 7468. The end of it may be outside of the picture, and rows of dashes are not always read as such. */
const privateKey =
  /(?:[-–—_]{2,}\s?)?\b[B8]EG[I1l|]N (?:[A-Z0-9]+ ){0,2}PR[I1l|]VATE ?KEY(?: BLOCK)?(?:\s?[-–—_]{2,})?|\bPuTTY-User-Key-File-\d/g;
/** Password in an address: of a database, say. Words that stand for one are none. */
const inAddress =
  /\b[a-z][a-z\d+]{2,20}:\/\/[^\s:/@]{0,64}:(?!\*{3}|\$\{|<|(?:password|passwd|pass|pwd|secret)[@©®])[^\s@©®/]{3,128}[@©®][^\s/]{2,}/gi;
/** The same where the sign before the host was read as a letter: what is no port is a password. */
const inUnclearAddress =
  /\b(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|mssql|smtps?|s?ftp|ldaps?|https?): ?\/{1,2} ?[^\s:/@]{1,64}:(?=[^\s/]*\d)(?=[^\s/]*[a-z])(?!\d{1,5}(?![\da-z]))[^\s/@]{10,}/gi;
/** The same where a blank was read behind the scheme. */
const inPartedAddress =
  /\b(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|mssql|smtps?|s?ftp|ldaps?|https?)(?: :\/\/|: \/{1,2}|:\/\/? ) ?[^\s:/@]{0,64}:(?!\*{3}|\$\{|<|(?:password|passwd|pass|pwd|secret)[@©®])[^\s@©®/]{3,128}[@©®][^\s/]{2,}/gi;

const allForms = [
  ...[beginnings, accessKeyId, webhook, otherWebhook, ofBots, marked, liveKey],
  ...[inAddress, inUnclearAddress, inPartedAddress],
];

/** An address of documents: the password is the name once more, or a word that stands for one. */
const exampleAddress =
  /: ?\/{1,2} ?([^\s:/@]{1,64}):(?:(?:\1|password|passwd|pass|pwd|secret|user|x{3,}|\*{2,})[@©®]|(?:password|passwd|pass|pwd|secret)[^\d:]{0,2}host)/i;
/** The same with the name of a variable. */
const addressOfVariables = /:\/{1,2} ?[^\s:/@]{0,64}:(?:\$[A-Z_]{2,}|%[A-Z_]{2,}%)[@©®]/;

/** Finds keys, tokens and the like. */
export async function findSecrets(page: Page): Promise<Span[]> {
  const text = toLatin(page.text);
  const { messages } = await lintSource({
    source: { content: text, filePath: 'picture.txt', ext: '.txt', contentType: 'text' },
    options: { config: config as never, noPhysicFilePath: true },
  });
  const byRules = messages.map(({ range: [start, end] }) => ({ start, end }));
  const byForm = allForms.flatMap((form) => spansOf(text, form));
  byForm.push(
    ...spansOf(text, lettersBehind).filter(({ start, end }) => isJumbled(text.slice(start, end))),
    ...spansOf(text, partedKeyId).filter(({ start, end }) => end - start === lengthOfKeyId + 1),
    ...spansOf(text, partedOfBots).filter(({ start, end }) => isAsLong(text.slice(start, end))),
  );
  const inLines = [webToken, privateKey].flatMap((form) =>
    spansOf(text, form).flatMap((span) => [span, ...goesOn(page, span)]),
  );
  return [...byRules, ...byForm, ...inLines].filter(({ start, end }) => {
    const read = text.slice(start, end);
    return isRandom(read) && !exampleAddress.test(read) && !addressOfVariables.test(read);
  });
}

const spansOf = (text: string, form: RegExp): Span[] =>
  [...text.matchAll(form)].map((match) => ({ start: match.index, end: match.index + match[0].length }));

/** Words of a line that a key goes on in: a reader puts blanks into it now and then. */
const mostWords = 8;

/** The lines below the one that a key begins in, as long as they are of that kind. */
function goesOn(page: Page, { start, end }: Span): Span[] {
  const first = page.lines.flatMap(({ cells }) => cells).find((cell) => cell.start < end && cell.end > start);
  if (!first) return [];
  const found: Span[] = [];
  let last: PageCell = first;
  for (const cell of cellsBelow(page, first)) {
    const read = page.text.slice(cell.start, cell.end);
    if (cell.box.y > last.box.y + last.box.height * 4 || cell.words.length > mostWords) break;
    const [{ text } = { text: '' }] = cell.words;
    if (text.length < 16 || !/\d/.test(text) || !/[A-Z]/.test(text)) break;
    found.push({ start: cell.start, end: cell.start + read.length });
    last = cell;
  }
  return found;
}

/** In characters. */
const lengthOfKeyId = 20;
/** Share of a key's letters that are capitals, at least: names of programs have fewer. */
const shareOfCapitals = 0.3;
const isJumbled = (text: string): boolean => {
  const letters = text.slice(text.search(/[_ -](?=[A-Za-z]+$)/) + 1);
  return (letters.match(/[A-Z]/g)?.length ?? 0) >= shareOfCapitals * letters.length && /[a-z]/.test(letters);
};
/** True for a number and a key of about 35 characters. */
const isAsLong = (text: string): boolean => {
  const { length } = text.slice(text.indexOf(':') + 1).replaceAll(' ', '');
  return length >= 30 && length <= 44;
};

/** False for what is written as an example: one character over and over, or all in words. */
function isRandom(text: string): boolean {
  return new Set(text).size >= 8;
}
