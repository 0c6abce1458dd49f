import type { ErrorData } from '../../../contract/errors.ts';
import type { Clock } from '../clock.ts';
import type { Network } from '../network/network.ts';
import type { Host } from './host.ts';

export type { UploadHost } from './host.ts';

/** Texts of a host for people, by the language's tag (`en` is always there). Each host keeps its own in its folder. */
export type Texts = Readonly<Record<string, string>> & { readonly en: string };

/** One field of a host's settings, from which settings pages and the command draw themselves. */
export interface HostField {
  /** Name at the command (`--set key=value`) and in the profile, such as `bucket`. */
  readonly key: string;
  readonly type: 'text' | 'url' | 'port' | 'path' | 'flag' | 'choice' | 'long-text';
  /** True for what is kept in the keychain, or in a file that the user names, and is never shown again. */
  readonly secret: boolean;
  readonly required: boolean;
  /** Value where nothing is given; null: none. */
  readonly byDefault: string | null;
  /** Of a `choice`. */
  readonly choices?: readonly string[];
  /** What people read for each of them; a proper name is in English only. */
  readonly choiceTitles?: Readonly<Record<string, Texts>>;
  readonly label: Texts;
  readonly help?: Texts;
  /** True if another value is another place, where what was uploaded so far cannot be deleted. */
  readonly isPlace?: boolean;
}

/** What is so at a host, told where it is chosen. */
export interface HostTraits {
  /** How a picture can be deleted: by a request, on a page that the user opens, never, or by itself after a time. */
  readonly deletion: 'request' | 'page' | 'never' | 'expires';
  /** Who may see it: whoever has the link, or also whoever looks (a repository's history, a listed folder). */
  readonly audience: 'link' | 'listed';
  /** True if the user's file name shows in the link, as its settings are by default. */
  readonly showsName: boolean;
  /** True if repeating an upload of unknown outcome replaces it, so that nothing is ever there twice. */
  readonly isRepeatable: boolean;
  /** One sentence for people about what the host is and whose it is. */
  readonly about: Texts;
}

/**
 * Settings of one destination, checked: every field that has a value, those of secrets too. A flag is `yes` or `no`.
 */
export type HostValues = Readonly<Record<string, string>>;

/** What a host is given to work with. */
export interface HostParts {
  /** Id of the destination: written down with every job, attempt and item. */
  readonly id: string;
  readonly clock: Clock;
  readonly network: Network;
  readonly random: () => number;
  /** Called where something is learned that must be kept, such as the key of a server that was accepted. */
  keep(values: HostValues): void;
}

/** Settings of a destination, as a file tells them. */
export interface ImportedHost {
  /** Its name for people. */
  readonly title: string;
  /** Those of secrets too. */
  readonly values: HostValues;
}

/** A kind of host: what a destination of it needs, and how one is made. */
export interface HostKind {
  /** Stable name, at the command and in the profile, such as `s3`. */
  readonly kind: string;
  /** Proper name for people, the same in every language. */
  readonly title: string;
  readonly fields: readonly HostField[];
  readonly traits: HostTraits;
  /** Why a value or a file is refused, by reasons of its own; `{field}` and `{part}` stand for params of the error. */
  readonly reasons?: Readonly<Record<string, Texts>>;
  /** What is otherwise so with these values. @param secrets keys of the secrets that are set */
  traitsOf?(values: HostValues, secrets: readonly string[]): Partial<Omit<HostTraits, 'about'>>;
  /**
   * Checks values beyond what their fields say, such as a template.
   * @returns what is wrong with which field (`params.field`), code `bad-setting`
   */
  check?(values: HostValues): ErrorData | null;
  /**
   * Reads settings out of a file of another program, where the kind has such files.
   * @throws {AppError} what is wrong with the file
   */
  importFile?(text: string): ImportedHost;
  /** Writes its settings as such a file, without secrets. */
  exportFile?(values: HostValues): string;
  /** @throws {AppError} `bad-url`, `bad-setting` */
  create(values: HostValues, parts: HostParts): Host;
}
