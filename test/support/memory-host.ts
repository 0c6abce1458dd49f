import { readFile } from 'node:fs/promises';
import { errorData } from '../../contract/app-error.ts';
import type { ErrorData } from '../../contract/errors.ts';
import type { Remedy, UploadHooks, UploadOutcome, UploadRequest } from '../../main/engine/hosts/host.ts';
import type { HostField, HostKind, UploadHost } from '../../main/engine/hosts/kind.ts';
import type { BudgetRule, Observation } from '../../main/engine/scheduler/types.ts';

/** What the memory of all hosts of one kind holds; it outlives engines, as a server does. */
export interface Memory {
  /** Pictures by link, with the destination that sent each. */
  readonly pictures: Map<string, { readonly bytes: Buffer; readonly destination: string }>;
  /** Every upload that reached it, by destination, also those that were refused. */
  readonly asked: string[];
  /** The most uploads that were under way at once. */
  mostAtOnce: number;
  /** How its answer goes, once a picture is there. */
  answered: (signal: AbortSignal) => Promise<'heard' | 'lost'>;
  /** What becomes of the next upload. */
  fate: (request: UploadRequest, destination: string) => Fate | Promise<Fate>;
}

type Fate = 'arrives' | 'answer-lost' | { readonly failure: ErrorData; readonly remedy: Remedy };

const field = (key: string, change: Partial<HostField> = {}): HostField => ({
  key,
  type: 'text',
  secret: false,
  required: false,
  byDefault: null,
  label: { en: key },
  ...change,
});

const budget: BudgetRule = {
  id: 'user',
  windowMs: 3_600_000,
  assumedLimit: 2,
  announced: true,
  countsStrikes: false,
};

const observed = (now: number): Observation => ({
  sentAt: now,
  receivedAt: now,
  clockOffsetMs: 0,
  readings: {},
  source: 'header',
  refusal: null,
});

/** Creates a memory, and the kind of hosts that keep their pictures in it: the least that a host can be. */
export function memoryKind(
  change: {
    readonly kind?: string;
    readonly traits?: Partial<HostKind['traits']>;
    readonly host?: Partial<UploadHost>;
    readonly hasBudget?: boolean;
  } = {},
): { kind: HostKind; memory: Memory } {
  const memory: Memory = {
    pictures: new Map(),
    asked: [],
    mostAtOnce: 0,
    fate: () => 'arrives',
    answered: async () => 'heard',
  };
  let underWay = 0;

  const kind: HostKind = {
    kind: change.kind ?? 'memory',
    title: 'Memory',
    fields: [
      field('url', { type: 'url', required: true, isPlace: true }),
      field('token', { secret: true, required: true }),
      field('size', { type: 'choice', choices: ['small', 'large'], byDefault: 'small' }),
      field('quiet', { type: 'flag' }),
    ],
    traits: {
      deletion: 'request',
      audience: 'link',
      showsName: false,
      isRepeatable: false,
      about: { en: 'Keeps pictures until the tests end.' },
      ...change.traits,
    },
    create({ url = '', token }, { id, clock }) {
      const failed = (
        failure: ErrorData,
        remedy: Remedy,
        arrival: 'none' | 'partial' | 'unknown',
      ): UploadOutcome => ({ kind: 'failed', failure, remedy, arrival, observation: null });

      const store = async (request: UploadRequest, hooks: UploadHooks): Promise<UploadOutcome> => {
        const number = memory.asked.push(id);
        const { body } = request;
        if (body.kind !== 'file')
          return failed(errorData('bad-call', 'Only files.'), { kind: 'none' }, 'none');
        if (token !== 'right')
          return failed(errorData('forbidden', 'A wrong token.'), { kind: 'client-id' }, 'partial');
        const fate = await memory.fate(request, id);
        if (typeof fate === 'object') return failed(fate.failure, fate.remedy, 'partial');
        const bytes = await readFile(body.path);
        await hooks.onCommit();
        // A repeatable host puts it in the place of the one before.
        const name = change.traits?.isRepeatable ? request.key : String(number);
        const link = `${url}/${name}.png`;
        memory.pictures.set(link, { bytes, destination: id });
        if (fate === 'answer-lost' || (await memory.answered(hooks.signal)) === 'lost')
          return failed(
            errorData('connection-lost', 'No answer.'),
            { kind: 'back-off', atLeastMs: 0 },
            'unknown',
          );
        const { mime } = body.media;
        const image = { id: name, link, page: link, deletehash: null, mime, width: null, height: null };
        const observation = observed(clock.now());
        return { kind: 'uploaded', image: { ...image, bytes: bytes.length }, observation };
      };

      return {
        id,
        kind: kind.kind,
        origin: url,
        budgets: change.hasBudget ? [budget] : [],
        uploadCost: change.hasBudget ? { user: 1 } : {},
        isReachable: async () => true,
        checkConnection: async () => (token === 'right' ? null : errorData('forbidden', 'A wrong token.')),
        accepts: () => ({ ok: true }),
        certainlyAccepts: () => true,
        acceptsType: () => true,
        async upload(request, hooks) {
          underWay += 1;
          memory.mostAtOnce = Math.max(memory.mostAtOnce, underWay);
          try {
            return await store(request, hooks);
          } finally {
            underWay -= 1;
          }
        },
        async remove({ link }) {
          memory.pictures.delete(link);
          return { kind: 'removed', observation: observed(clock.now()) };
        },
        checkLink: async ({ link }) =>
          memory.pictures.has(link) ? { kind: 'found', mime: null, bytes: null } : { kind: 'removed' },
        retire: async () => {},
        close: async () => {},
        ...change.host,
      };
    },
  };
  return { kind, memory };
}
