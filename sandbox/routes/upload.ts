import { stat } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../authentication.ts';
import type { SandboxContext } from '../context.ts';
import { loseReply, losesReply } from '../fault-effects.ts';
import type { Form } from '../form.ts';
import { applyChange, inspect, type Media, serverChangeFor } from '../media.ts';
import type { Album, Picture } from '../picture-store.ts';
import { type Received, type ReceivedFile, receive } from '../receive-upload.ts';
import { callerOf, send } from '../request-pipeline.ts';
import {
  errorResponse,
  exceptionResponse,
  htmlPage,
  type JsonResponse,
  okResponse,
  type RawResponse,
  RequestRejected,
} from '../responses.ts';
import { pictureView } from '../views.ts';
import { notOwnedResponse } from './access.ts';

const longestTitle = 128;

/** Registers both upload routes. They differ in one thing: /3/upload makes a still of an animated PNG. */
export function uploadRoutes(app: FastifyInstance, world: SandboxContext): void {
  for (const url of ['/3/image', '/3/upload']) {
    app.post(url, { config: { kind: 'upload', cost: 'upload' } }, (request, reply) =>
      upload(request, reply, world),
    );
  }
  // The website's own URL, which bots poll with the ticket that a video's upload may answer.
  app.get('/upload/poll', { config: { kind: 'poll' } }, (request, reply) => {
    const query = request.query as Record<string, string | string[] | undefined>;
    const tickets = [query['tickets[]'] ?? []].flat();
    const ready = tickets
      .map((ticket) => [ticket, world.store.pictureByTicket(ticket)] as const)
      .filter(([, picture]) => picture !== null && picture.readyAt <= world.clock.now())
      .map(([ticket, picture]) => [ticket, picture?.id]);
    return send(request, reply, okResponse({ done: Object.fromEntries(ready) }));
  });
}

async function upload(
  request: FastifyRequest,
  reply: FastifyReply,
  world: SandboxContext,
): Promise<FastifyReply> {
  const caller = callerOf(request);
  const paths: string[] = [];
  try {
    const received = await receive(request, {
      clock: world.clock,
      bytesPerSecond: world.rules.bytesPerSecond,
      mostBytes: Math.max(...Object.values(world.rules.sizes)),
      newPath: () => world.store.incomingPath(),
      onPath: (path) => paths.push(path),
      onBytes: (count) => {
        request.call.record.bytes += count;
      },
    });
    const { picture, title } = await accept(received, request, caller, world, paths);
    request.call.record.picture = picture.id;
    if (losesReply(request.call.fault)) return loseReply(request, reply);
    return send(request, reply, uploadResponse(picture, title, caller, world));
  } finally {
    for (const path of paths) await world.store.discard(path);
  }
}

async function accept(
  received: Received,
  request: FastifyRequest,
  caller: Caller,
  world: SandboxContext,
  paths: string[],
): Promise<{ picture: Picture; title: string | null }> {
  const { form, file } = received;
  if (file === null || file.size === 0) {
    throw new RequestRejected(errorResponse(400, 'No image data was sent to the upload api'));
  }
  if (received.came === 'binary' && form.text('type') === 'base64') {
    throw new RequestRejected(errorResponse(400, 'File was not uploaded correctly'));
  }
  const media = file.size > world.rules.sizes.video ? null : await inspect(file.path);
  if (file.size > maxBytesFor(media, world)) throw new RequestRejected(tooLargeResponse(world));
  if (media === null) throw new RequestRejected(exceptionResponse(400, 1003, 'File type invalid (1)'));
  const album = albumFor(form, caller, world);

  const change = serverChangeFor(media, file.size, {
    recompression: world.rules.recompression,
    flattensApng: world.rules.flattensApng,
    isUploadRoute: request.routeOptions.url === '/3/upload',
    hasAccount: caller.account !== null,
  });
  const changedPath = change === null ? null : world.store.incomingPath();
  if (changedPath !== null) paths.push(changedPath);
  const served =
    change === null || changedPath === null
      ? media
      : await applyChange(file.path, changedPath, media, change);
  const title = textOf(form, 'title');
  const picture = await world.store.addPicture(
    await newPicture({ file, media: served, changedPath, form, title, caller, request, world }),
    file.path,
    changedPath,
  );
  if (album !== null) {
    album.pictureIds.push(picture.id);
    await world.store.saved({ album });
  }
  return { picture, title };
}

async function newPicture(from: {
  file: ReceivedFile;
  media: Media;
  changedPath: string | null;
  form: Form;
  title: string | null;
  caller: Caller;
  request: FastifyRequest;
  world: SandboxContext;
}) {
  const { file, media, form, world } = from;
  const fault = from.request.call.fault;
  const isLate = media.kind === 'video' && world.rules.videos !== 'completed';
  const lateMs =
    fault?.kind === 'late-mp4' ? (fault.waitMs ?? 60_000) : isLate ? world.rules.videoReadyAfterMs : 0;
  const size = from.changedPath === null ? file.size : (await stat(from.changedPath)).size;
  return {
    kind: media.kind,
    mime: media.mime,
    extension: media.extension,
    width: media.width,
    height: media.height,
    animated: media.animated,
    hasSound: media.kind === 'video' && form.flag('disable_audio') !== true,
    size,
    receivedSize: file.size,
    receivedSha256: file.sha256,
    isChanged: from.changedPath !== null,
    name: textOf(form, 'name'),
    title: from.title?.slice(0, longestTitle) ?? null,
    description: textOf(form, 'description'),
    at: world.clock.now(),
    accountId: from.caller.account?.id ?? null,
    readyAt: world.clock.now() + lateMs,
    wantsTicket: isLate && world.rules.videos === 'ticket',
    isDead: fault?.kind === 'dead-link',
  };
}

function uploadResponse(
  picture: Picture,
  title: string | null,
  caller: Caller,
  world: SandboxContext,
): JsonResponse {
  if (picture.ticket !== null) return okResponse({ ticket: picture.ticket });
  const view = pictureView(picture, caller, world);
  // The title is stored with 128 characters and yet returned as it came; the uploader gets the deletehash.
  return okResponse({ ...view, title, deletehash: picture.deletehash, name: picture.name ?? '' });
}

function textOf(form: Form, name: string): string | null {
  const text = form.text(name);
  return text === null || text.trim() === '' ? null : text;
}

/** Returns the size limit. An unknown kind may be as big as a video, so that its refusal is about the kind. */
function maxBytesFor(media: Media | null, world: SandboxContext): number {
  const { sizes } = world.rules;
  if (media === null || media.kind === 'video') return sizes.video;
  return media.animated ? sizes.animated : sizes.still;
}

function tooLargeResponse(world: SandboxContext): JsonResponse | RawResponse {
  const shapes = {
    'string-400': () => errorResponse(400, 'File is over the size limit'),
    'string-413': () => errorResponse(413, 'file is over the size limit'),
    'object-413': () =>
      errorResponse(413, {
        id: 'c0ffee00-sandbox',
        code: '413',
        detail: 'File is over the size limit',
        status: '413',
      }),
  };
  return shapes[world.rules.oversize]();
}

/** Finds the album to add the picture to: by id for its owner, by deletehash for everybody else. */
function albumFor(form: Form, caller: Caller, world: SandboxContext): Album | null {
  const name = textOf(form, 'album');
  if (name === null) return null;
  const byHash = world.store.albumByDeletehash(name);
  const album = byHash ?? world.store.album(name);
  if (album === null) throw new RequestRejected(htmlPage(404, 'Imgur: the simple 404 page'));
  const mayAdd = byHash !== null || (caller.account !== null && caller.account.id === album.accountId);
  if (!mayAdd) throw new RequestRejected(notOwnedResponse(album.id));
  return album;
}
