import { z } from 'zod';
import { errorData } from '../../../../contract/app-error.ts';
import type { Observation } from '../../scheduler/types.ts';
import type { ChangeResult } from '../albums.ts';
import type { Credentials, Refused } from '../host.ts';
import type { Connections } from '../http/connections.ts';
import { parseResponse, saysMissing } from './responses.ts';
import { ask, type SimpleRequest } from './simple-request.ts';
import type { ErrorVerdict } from './verdict.ts';

const doneSchema = z.object({ success: z.literal(true).optional(), data: z.literal(true) });

interface Read<T> {
  readonly kind: 'read';
  readonly value: T;
  readonly observation: Observation;
}

interface Missing {
  readonly kind: 'missing';
  readonly observation: Observation;
}

/** Requests about what is at Imgur already, where retries are harmless. */
export interface ChangeRequests {
  /** Sends a request, and parses the answer by a schema. */
  demand<T>(
    what: SimpleRequest,
    schema: z.ZodType<T>,
    credentials: Credentials,
    signal: AbortSignal,
  ): Promise<Read<T> | Missing | Refused>;
  /** Requests a change that the host only confirms. @param isMissingFine what is gone needs no change */
  change(
    what: SimpleRequest,
    credentials: Credentials,
    signal: AbortSignal,
    isMissingFine?: boolean,
  ): Promise<ChangeResult>;
}

export function createChangeRequests(connections: Connections): ChangeRequests {
  const demand: ChangeRequests['demand'] = (what, schema, credentials, signal) =>
    ask(connections, what, credentials, signal, (answer, asker) => {
      const read = parseResponse(answer, asker, schema);
      if (read.kind === 'read') return read;
      if (saysMissing(answer)) return { kind: 'missing', observation: read.observation } as const;
      return { ...read, verdict: { ...read.verdict, ...failureWithoutMedia(read.verdict) } };
    });

  return {
    demand,
    async change(what, credentials, signal, isMissingFine = false) {
      const answer = await demand(what, doneSchema, credentials, signal);
      if (answer.kind === 'read') return { kind: 'done', observation: answer.observation };
      if (answer.kind === 'failed') return answer;
      const { observation } = answer;
      return isMissingFine ? { kind: 'done', observation } : { ...gone, observation };
    },
  };
}

const refusedHere = (why: Refused['failure']): Refused => ({
  kind: 'failed',
  failure: why,
  remedy: { kind: 'none' },
  observation: null,
});
export const gone = refusedHere(errorData('gone', 'Imgur has no such thing any more'));
export const notYours = refusedHere(errorData('not-yours', 'There is no deletehash that could be sent'));
export const needsAccount = refusedHere(
  errorData('account-needed', 'Without an account nothing can be shown in the gallery'),
);

/** Words a refusal that is not about the bytes of a picture. */
export function failureWithoutMedia({
  failure: why,
  remedy,
}: ErrorVerdict): Pick<Refused, 'failure' | 'remedy'> {
  if (why.code !== 'rejected') return { failure: why, remedy };
  return { failure: errorData('change-rejected', why.message, why.params), remedy };
}
