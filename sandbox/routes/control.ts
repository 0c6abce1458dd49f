import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SandboxContext } from '../context.ts';
import { faultSchema } from '../faults.ts';
import type { PictureReport } from '../picture-report.ts';
import type { Album } from '../picture-store.ts';

const config = { kind: 'control' } as const;

/**
 * Registers the routes by which another process controls and observes a sandbox. The server listens on loopback only; a
 * page in a browser is kept out too, be it by its origin or by a name that was made to point here.
 */
export function controlRoutes(
  app: FastifyInstance,
  world: SandboxContext,
  report: { pictures(): PictureReport[]; albums(): readonly Album[]; state(): Record<string, unknown> },
): void {
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    const isNamedDirectly = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.host);
    if (request.headers.origin === undefined && isNamedDirectly) return undefined;
    return reply.code(403).send({ error: 'only from programs on this machine' });
  };
  const options = { config, onRequest };

  app.post('/sandbox/faults', options, (request, reply) => {
    const fault = faultSchema.safeParse(request.body);
    if (!fault.success) return reply.code(400).send({ error: fault.error.message });
    world.faults.add(fault.data);
    return reply.send({ added: fault.data });
  });
  app.delete('/sandbox/faults', options, (_request, reply) => {
    world.faults.clear();
    return reply.send({ cleared: true });
  });
  app.get('/sandbox/log', options, (_request, reply) => reply.send(world.log));
  app.get('/sandbox/pictures', options, (_request, reply) => reply.send(report.pictures()));
  app.get('/sandbox/albums', options, (_request, reply) => reply.send(report.albums()));
  app.get('/sandbox/state', options, (_request, reply) => reply.send(report.state()));
  app.post('/sandbox/revoke', options, (_request, reply) => {
    world.accounts.revoke();
    return reply.send({ revoked: true });
  });
}
