import { readFile } from 'node:fs/promises';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance } from 'fastify';
import { systemClock } from '../main/engine/clock.ts';
import { Accounts } from './accounts.ts';
import { Budgets } from './budgets.ts';
import type { RequestRecord, SandboxContext } from './context.ts';
import { type Fault, FaultPlan } from './faults.ts';
import { resolveRules, type SandboxOptions } from './options.ts';
import { createPictureReport, type PictureReport } from './picture-report.ts';
import { type Album, PictureStore } from './picture-store.ts';
import { registerPipeline, routedUrl } from './request-pipeline.ts';
import { accountRoutes } from './routes/account.ts';
import { accountContentRoutes } from './routes/account-content.ts';
import { albumRoutes } from './routes/album.ts';
import { albumContentRoutes } from './routes/album-contents.ts';
import { controlRoutes } from './routes/control.ts';
import { creditsRoutes } from './routes/credits.ts';
import { favoriteRoutes } from './routes/favorites.ts';
import { galleryRoutes } from './routes/gallery.ts';
import { imageRoutes } from './routes/image.ts';
import { linkRoutes } from './routes/links.ts';
import { oauthRoutes } from './routes/oauth.ts';
import { uploadRoutes } from './routes/upload.ts';
import { seededRandom } from './seeded-random.ts';

export type { RequestRecord } from './context.ts';
export type { Fault } from './faults.ts';
export type { SandboxOptions } from './options.ts';
export type { PictureReport } from './picture-report.ts';

/** Represents an Imgur look-alike that listens on 127.0.0.1. */
export interface Sandbox {
  /** Replaces https://api.imgur.com; links and sign-in are there too. */
  readonly origin: string;
  /** An application id that is accepted. */
  readonly clientId: string;
  /** Every request so far, oldest first; those in progress have no `status` yet. */
  readonly log: readonly RequestRecord[];
  /** Number of requests that a budget refused. */
  readonly refusals: number;
  /** Number of daily limits hit this month by `clientId`. */
  readonly dailyStrikes: number;
  fault(fault: Fault): void;
  clearFaults(): void;
  /** Revokes every token: all users have to sign in again. */
  revokeTokens(): void;
  /** Revokes access tokens only: what a refresh repairs. */
  endAccess(): void;
  /** Returns everything that was ever accepted, oldest first. */
  pictures(): PictureReport[];
  /** Returns every album that is not deleted, oldest first. */
  albums(): readonly Album[];
  /** Returns a picture as it was received. */
  bytesOf(id: string): Promise<Buffer>;
  close(): Promise<void>;
}

const defaultClientId = '5a4db0c0ffee123';
// Base64 of 20 MB, and the fields around it.
const maxTextBytes = 30_000_000;

/** Starts a sandbox; it is listening when the promise resolves. */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const rules = resolveRules(options);
  const clock = options.clock ?? systemClock;
  const world: SandboxContext = {
    rules,
    clock,
    budgets: new Budgets(rules, clock),
    faults: new FaultPlan(clock, options.random ?? seededRandom(1)),
    accounts: new Accounts(rules, clock),
    store: await PictureStore.open(options.folder ?? null),
    log: [],
    redirectUri: options.redirectUri ?? null,
    origin: '',
  };
  const clientId = rules.clientIds?.[0] ?? defaultClientId;
  const pictures = () => world.store.pictures.map((picture) => createPictureReport(picture, world));
  const refusals = () => world.log.filter((record) => record.refused !== null).length;
  const dailyStrikes = () => world.budgets.strikes(clientId);

  const app = await build(world, {
    pictures,
    albums: () => world.store.albums,
    state: () => ({ refusals: refusals(), dailyStrikes: dailyStrikes(), requests: world.log.length }),
  });
  let origin: string;
  try {
    origin = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
    world.origin = options.publicOrigin ?? origin;
  } catch (thrown) {
    await world.store.close();
    throw thrown;
  }

  return {
    origin,
    clientId,
    log: world.log,
    get refusals() {
      return refusals();
    },
    get dailyStrikes() {
      return dailyStrikes();
    },
    fault: (fault) => world.faults.add(fault),
    clearFaults: () => world.faults.clear(),
    revokeTokens: () => world.accounts.revoke(),
    endAccess: () => world.accounts.endAccess(),
    pictures,
    albums: () => world.store.albums,
    async bytesOf(id) {
      const picture = world.store.picture(id);
      if (picture === null) throw new Error(`no picture ${id} in this sandbox`);
      return readFile(world.store.receivedPath(picture));
    },
    async close() {
      await app.close();
      await world.store.close();
    },
  };
}

async function build(
  world: SandboxContext,
  report: { pictures(): PictureReport[]; albums(): readonly Album[]; state(): Record<string, unknown> },
): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: maxTextBytes,
    forceCloseConnections: true,
    // An upload of a video over a throttled connection takes as long as it takes.
    requestTimeout: 0,
    routerOptions: { ignoreTrailingSlash: true },
    rewriteUrl: (request) => routedUrl(request.url ?? '/'),
  });
  await app.register(formbody, { bodyLimit: maxTextBytes });
  await app.register(multipart, {
    throwFileSizeLimit: false,
    limits: { fileSize: Number.POSITIVE_INFINITY, fieldSize: maxTextBytes },
  });
  // Bare bytes: the route reads them as they come.
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  registerPipeline(app, world);
  uploadRoutes(app, world);
  imageRoutes(app, world);
  albumRoutes(app, world);
  albumContentRoutes(app, world);
  galleryRoutes(app, world);
  accountRoutes(app, world);
  accountContentRoutes(app, world);
  favoriteRoutes(app, world);
  creditsRoutes(app, world);
  oauthRoutes(app, world);
  linkRoutes(app, world);
  controlRoutes(app, world, report);
  return app;
}
