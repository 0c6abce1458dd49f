/** Replaces what tells of a person, or lets somebody in, in a text for others. */
export type PrivateText = (text: string) => string;

/** What stands in the place of a secret. */
const hidden = '[secret]';

/** Names whose value is a secret wherever they stand; and those that also mean other things, in a query. */
const secretNames =
  'access_token|refresh_token|client_secret|id_token|api_?key|password|passwd|deletehash|signature|x-amz-[\\w-]+';
const queryNames = `${secretNames}|code|key|token|secret|pin|sig`;

const secrets: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Basic|Client-ID)\s+[^\s"',]+/gi, `$1 ${hidden}`],
  [new RegExp(`([?&#;](?:${queryNames})=)[^&\\s"'#]+`, 'gi'), `$1${hidden}`],
  [new RegExp(`(\\b(?:${secretNames})=)[^&\\s"'#]+`, 'gi'), `$1${hidden}`],
  [new RegExp(`("(?:${secretNames})"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"`, 'gi'), `$1"${hidden}"`],
  // Name and password in an address.
  [/(\b[a-z][a-z\d+.-]*:\/\/)[^/\s"'@]+@/gi, `$1${hidden}@`],
];

/** A path with at least two folders: of POSIX, of Windows (also as JSON writes it), or from a folder named above. */
const longPath =
  /(?<![\w.:/\\])(~|<profile>|[A-Za-z]:|(?=\/))((?:\\\\|[/\\])[^/\\"'<>|:*?\n]+){2,}(?:\\\\|[/\\])([^/\\"'<>|:*?\n]+)/g;

/**
 * Creates it for one profile: secrets go, the profile and the home folder get names, and of other paths the middle goes.
 * @param places folders of this person, without a separator at the end
 */
export function createPrivateText(places: { readonly profile: string; readonly home: string }): PrivateText {
  const named = [
    [places.profile, '<profile>'],
    [places.home, '~'],
  ].flatMap(([path = '', name = '']) =>
    path.length > 1 ? [[path, name] as const, [inJson(path), name] as const] : [],
  );
  return (text) => {
    let changed = text;
    for (const [path, name] of named) changed = changed.replaceAll(path, name);
    for (const [pattern, by] of secrets) changed = changed.replace(pattern, by);
    return changed.replace(longPath, '$1/…/$3');
  };
}

/** The path as JSON writes it, whose backslashes are two. */
const inJson = (path: string) => JSON.stringify(path).slice(1, -1);
