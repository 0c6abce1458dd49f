import type { Page, Span } from './page.ts';
import { isPageWord } from './page-words.ts';
import { isKnown } from './secret-like.ts';

// Programs take passwords as arguments, in variables and in files of their own: there they may look like anything.

/** A dash as it is read, once or twice. */
const dash = '[—–-]';
const option = `(?<![^\\s"'=])${dash}`;
/** What stands between a command and its option, on one line. */
const others = '[^\\n|;&]{0,160}?\\s';
const quote = '["\'“”‘’]?';
const value = '(?<value>[^\\s"\'“”‘’<]{4,128})';

const regular = (source: string) => new RegExp(source, 'gdiu');
const command = (names: string) => `(?<![\\p{L}\\d_-])(?:${names})(?![\\p{L}\\d_])`;

const forms: readonly RegExp[] = [
  // A name and a password with a colon between them.
  regular(
    `${command('curl|wget|https?|xh|ab|lftp|ldapsearch|gitea|rclone')}${others}(?:${dash}[uU]|${dash}a|${dash}{1,2}user|${dash}{1,2}proxy${dash}user|${dash}{1,2}auth)[ =]?${quote}[^\\s:"'@/]{1,64}:${value}`,
  ),
  regular(`${command('smbclient|rpcclient|mount|net')}${others}${dash}U ?${quote}[^\\s%"']{1,64}%${value}`),
  regular(`${command('echo|printf')} ${quote}[\\w.-]{1,32}:${value}${quote} ?\\| ?(?:sudo )?chpasswd`),
  regular(
    `${command('echo|printf')} (?:${dash}[en] )?${quote}${value}${quote} ?\\| ?(?:sudo ${dash}S|docker login|passwd)`,
  ),
  regular(`${command('ssh-keygen|ssh-add')}${others}${option}[NP] ${quote}${value}`),
  regular(`${command('net use')}${others}\\/u(?:ser)?:\\S{1,64} ${value}`),
  // Directly behind its option.
  regular(
    `${command('mysql|mysqldump|mysqladmin|mysqlimport|mysqlsh|mariadb|mariadb-dump|7z|7za|rar|unrar')}${others}${option}p(?!ort|rotocol)${quote}${value}`,
  ),
  // Behind its option and a blank.
  regular(
    `${command('sshpass|mongo|mongosh|mongodump|mongorestore|influx|mosquitto_pub|mosquitto_sub|docker login|podman login|helm registry login|az login|oc login|npm-cli-login|cadaver')}${others}?${option}[pP] ?${quote}${value}`,
  ),
  regular(`${command('redis-cli')}${others}${option}a ${quote}${value}`),
  regular(
    `${command('sqlcmd|bcp|osql|unzip|zip|xfreerdp|impala-shell')}${others}(?:${option}P ?|\\/p:)${quote}${value}`,
  ),
  regular(`${command('ldapsearch|ldapmodify|ldapadd|ldappasswd|rsh')}${others}${option}w ${quote}${value}`),
  regular(`${command('htpasswd')} ${dash}\\w{0,4}b\\w{0,4} \\S{1,80} \\S{1,64} ${quote}${value}`),
  regular(`${command('net user')} [\\w.-]{1,32} ${value}`),
  regular(
    `${option}${dash}?(?:http${dash})?(?:password|passwd|passphrase|pass|pwd|token|secret|api${dash}?key|auth${dash}token|access${dash}token|client${dash}secret)[ =]${quote}${value}`,
  ),
  regular(`(?<![\\p{L}])pass(?:in|out|)[ =]?pass:${quote}${value}`),
  // Variables that are named otherwise than what they hold.
  regular(
    `(?<![\\p{L}])(?:PGPASSWORD|MYSQL[_ ]PWD|REDISCLI[_ ]AUTH|SSHPASS|[A-Z]{2,20}[_ ]PASS(?:WD|PHRASE)?|[A-Z]{2,20}[_ ]PW)=${quote}${value}`,
  ),
  regular(`\\$env:[\\w]{0,30}(?:PASS|PWD|SECRET|TOKEN|KEY)[\\w]{0,30} ?= ?${quote}${value}`),
  // Heads of requests.
  regular(`(?:proxy${dash})?authorization["']?[:=] ?${quote}basic ${value}`),
  regular(
    `(?:x${dash}api${dash}key|x${dash}auth${dash}token|private${dash}token|job${dash}token|apikey)["']?: ?${quote}(?=\\S{0,40}\\d)(?<value>[\\w.+/=-]{12,256})`,
  ),
  // Strings that tell how to connect.
  regular(
    `(?:AccountKey|SharedAccessKey|SharedAccessSignature|SharedSecret)[ ]?=[ ]?(?<value>[\\w+/=%&-]{12,256})`,
  ),
  regular(`[;"' ](?:password|pwd)[ ]?=[ ]?${quote}(?<value>[^\\s;"'&]{4,128})[;"'&]`),
  regular(`[?&](?:sig|token|api_?key|access_?token|auth|password|pwd|secret)=(?<value>[\\w%+/=.~-]{10,512})`),
  regular(
    `<(?:\\w{1,20}:)?\\w{0,20}(?:password|passwd|pwd|secret|token|api${dash}?key)(?: [^<>\\n]{0,60})?>${value}<\\/`,
  ),
  // Of a network, as codes and files have it.
  regular(`WIFI:[^\\n]{0,120}?[;:]P:(?<value>[^;\\n]{4,64});`),
  regular(
    `(?<![\\p{L}])(?:psk|wpa[_ ]passphrase|wpa[_ ]psk|key[_ ]?material|wep[_ ]key\\d?)[ ]?[=>][ ]?${quote}(?<value>[^\\s"'<]{8,64})`,
  ),
  // Of databases and caches.
  regular(`(?<![\\p{L}\\d_])identified (?:with \\S{1,60} )?by(?: password)? ?["'“”‘’\`]${value}`),
  regular(`(?<![\\p{L}\\d_])(?:requirepass|masterauth) ${quote}${value}`),
  regular(`(?<![\\p{L}])machine \\S{1,120} login \\S{1,64} password ${value}`),
];

/** Places that are to be filled in, and what is read from elsewhere. */
const elsewhere = /\(|^(?:[$%<{[*•.…-]|x{3,}|\*{2,}|[•·.]{3,}|env:|process\.|os\.|file:|\/|~\/|stdin$)/iu;

/** Finds what commands, settings and requests have where a password or a key belongs. */
export function findInCommands({ text }: Page): Span[] {
  return forms.flatMap((form) =>
    [...text.matchAll(form)].flatMap((match) => {
      const [start, end] = match.indices?.groups?.value ?? [0, 0];
      const read = text.slice(start, end).replace(/["'”’,;)]+$/, '');
      return isFilledIn(read) ? [{ start, end: start + read.length }] : [];
    }),
  );
}

/** False for a word that stands for what is not there. */
const isFilledIn = (value: string): boolean =>
  value.length >= 4 &&
  !elsewhere.test(value) &&
  !/^(.)\1*$/u.test(value) &&
  !value.split(/[-_ ]/).some((part) => isPageWord(part)) &&
  !(isKnown(value) && !/\d/.test(value));
