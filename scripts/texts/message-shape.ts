import { type CompiledMessage, compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { MessageDescription } from './catalogue-file.ts';

/** Branches of one plural: categories, or numbers such as `0`. */
export interface PluralShape {
  readonly branches: readonly string[];
  /** Branches that contain the number (`#`). */
  readonly numbered: readonly string[];
}

/** Describes the placeholders and branches of a message. */
export interface MessageShape {
  /** Types by placeholder, in the terms of the ARB format. */
  readonly placeholders: NonNullable<MessageDescription['placeholders']>;
  /** Branches by the placeholder that chooses between them, sorted. */
  readonly selects: Readonly<Record<string, readonly string[]>>;
  readonly plurals: readonly PluralShape[];
}

/**
 * Parses a message.
 * @throws {Error} with what is wrong, where it is no ICU message
 */
export function readMessageShape(message: string): MessageShape {
  const types = new Map<string, string>();
  const selects: Record<string, string[]> = {};
  const plurals: PluralShape[] = [];
  const visit = (tokens: CompiledMessage) => {
    if (!Array.isArray(tokens)) return;
    for (const token of tokens) {
      if (typeof token === 'string') continue;
      const [name, kind, format] = token;
      const type = typeOf(kind);
      if (!types.has(name) || type !== 'String') types.set(name, type);
      if (typeof format !== 'object' || format === null) continue;
      const cases = format as Readonly<Record<string, CompiledMessage>>;
      const branches = Object.keys(cases).filter((branch) => branch !== 'offset');
      if (kind === 'select') selects[name] = branches.sort();
      else plurals.push({ branches, numbered: branches.filter((branch) => tells(name, cases[branch])) });
      for (const branch of Object.values(cases)) visit(branch);
    }
  };
  visit(compileMessageOrThrow(message));
  return {
    placeholders: Object.fromEntries([...types].map(([name, type]) => [name, { type }])),
    selects,
    plurals,
  };
}

const tells = (name: string, branch: CompiledMessage | undefined): boolean =>
  Array.isArray(branch) && branch.some((token) => token === '#' || token[0] === name);

function typeOf(kind: string | undefined): string {
  switch (kind) {
    case 'plural':
    case 'selectordinal':
      return 'int';
    case 'number':
      return 'num';
    case 'date':
    case 'time':
      return 'DateTime';
    default:
      return 'String';
  }
}
