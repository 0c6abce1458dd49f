import type { FastifyInstance } from 'fastify';
import type { SandboxContext } from '../context.ts';
import { resetValue } from '../limit-headers.ts';
import { callerOf, send } from '../request-pipeline.ts';
import { okResponse } from '../responses.ts';

/** Registers the route that returns the rest of two budgets; those of POSTs and of uploads are not included. */
export function creditsRoutes(app: FastifyInstance, world: SandboxContext): void {
  app.get('/3/credits', { config: { kind: 'credits', cost: 'credits' } }, (request, reply) => {
    const { clientId, account } = callerOf(request);
    const spender = { ip: request.ip, clientId, accountId: account?.id ?? null };
    const user = world.budgets.standing(spender, 'user');
    const client = world.budgets.standing(spender, 'client');
    return send(
      request,
      reply,
      okResponse({
        UserLimit: user?.limit,
        UserRemaining: user?.remaining,
        UserReset: user && resetValue(user, world.rules.creditsResets, world.clock.now()),
        ClientLimit: client?.limit,
        ClientRemaining: client?.remaining,
      }),
    );
  });
}
