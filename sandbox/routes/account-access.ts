import type { FastifyRequest } from 'fastify';
import type { Account } from '../accounts.ts';
import type { SandboxContext } from '../context.ts';
import { toForm } from '../form.ts';
import type { Picture } from '../picture-store.ts';
import { callerOf } from '../request-pipeline.ts';
import { errorResponse, RequestRejected } from '../responses.ts';
import { notFoundResponse } from './access.ts';

export const accountConfig = { kind: 'account', cost: 'other' } as const;
export type OfUser = { Params: { user: string } };
export type Paged = { Params: { user: string; page?: string } };
const usualPage = 50;
const longestPage = 100;

/** Returns the account of the token. */
export function signedIn(request: FastifyRequest): Account {
  const { account } = callerOf(request);
  if (account === null) throw new RequestRejected(errorResponse(401, 'Authentication required'));
  return account;
}

/** Returns the account in the URL, and whether it is the caller's own. */
export function seen(
  request: FastifyRequest<OfUser>,
  world: SandboxContext,
): { account: Account; isOwn: boolean } {
  const caller = callerOf(request);
  const { user } = request.params;
  if (user === 'me') {
    if (caller.account === null) throw new RequestRejected(errorResponse(401, 'Authentication required'));
    return { account: caller.account, isOwn: true };
  }
  const account = world.accounts.find(user);
  if (account === null) throw new RequestRejected(notFoundResponse(world));
  return { account, isOwn: caller.account?.id === account.id };
}

/** Returns the account in the URL, which must be the caller's own. */
export function own(request: FastifyRequest<OfUser>, world: SandboxContext): Account {
  const { account, isOwn } = seen(request, world);
  if (!isOwn) throw new RequestRejected(errorResponse(403, 'Unauthorized'));
  return account;
}

/** Returns its pictures newest first, as the account's page shows them. */
export function ownPictures(account: Account, world: SandboxContext): Picture[] {
  return world.store.pictures
    .filter((picture) => picture.accountId === account.id && picture.deletedAt === null)
    .reverse();
}

/** Returns the requested page of a list, from 0. */
export function paged<T>(list: readonly T[], request: FastifyRequest<Paged>): T[] {
  const page = Math.max(0, Number.parseInt(request.params.page ?? '0', 10) || 0);
  const asked = Number.parseInt(toForm(request.query).text('perPage') ?? '', 10) || usualPage;
  const length = Math.min(longestPage, Math.max(1, asked));
  return list.slice(page * length, (page + 1) * length);
}
