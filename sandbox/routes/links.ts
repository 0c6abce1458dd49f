import { createReadStream } from 'node:fs';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { SandboxContext } from '../context.ts';
import { removedPicture, thumbnail } from '../media.ts';
import type { Picture } from '../picture-store.ts';
import { send } from '../request-pipeline.ts';
import { escapeHtml, htmlPage } from '../responses.ts';
import { linkOf, picturesOf } from '../views.ts';

const config = { kind: 'link' } as const;
const idLength = 7;

/** Registers the routes that links lead to: the bytes, thumbnails, pages of pictures and albums. Costs nothing. */
export function linkRoutes(app: FastifyInstance, world: SandboxContext): void {
  app.get('/removed.png', { config }, async (_request, reply) =>
    reply.type('image/png').send(await removedPicture()),
  );

  app.get<{ Params: { file: string } }>('/i/:file', { config }, async (request, reply) => {
    const stem = request.params.file.split('.', 1)[0] ?? '';
    const picture = world.store.picture(stem.slice(0, idLength));
    const letter = stem.slice(idLength);
    if (picture === null || picture.isDead || picture.deletedAt !== null)
      return reply.redirect('/removed.png');
    // A video that is not ready does not exist yet.
    const isPending = picture.kind === 'video' && world.clock.now() < picture.readyAt;
    if (isPending) return reply.redirect('/removed.png');
    if (letter === '') return sendBytes(picture, reply, world);
    if (picture.kind === 'video') return reply.redirect('/removed.png');
    const small = await thumbnail(world.store.servedPath(picture), letter);
    if (small === null) return reply.redirect('/removed.png');
    return reply.type('image/jpeg').send(small);
  });

  app.get<{ Params: { id: string } }>('/:id', { config }, (request, reply) => {
    const picture = world.store.picture(request.params.id);
    if (picture === null || picture.deletedAt !== null) return reply.callNotFound();
    return send(request, reply, page(picture.title ?? 'Picture', [picture], world));
  });

  app.get<{ Params: { id: string } }>('/a/:id', { config }, (request, reply) => {
    const album = world.store.album(request.params.id);
    if (album === null || album.privacy === 'secret') return reply.callNotFound();
    return send(request, reply, page(album.title ?? 'Album', picturesOf(album, world), world));
  });
}

function sendBytes(picture: Picture, reply: FastifyReply, world: SandboxContext): FastifyReply {
  return reply
    .type(picture.mime)
    .header('content-length', picture.size)
    .header('x-content-type-options', 'nosniff')
    .send(createReadStream(world.store.servedPath(picture)));
}

function page(title: string, pictures: readonly Picture[], world: SandboxContext) {
  const shown = pictures.map((picture) => {
    const link = escapeHtml(linkOf(picture, world));
    return picture.kind === 'video' ? `<video controls src="${link}"></video>` : `<img alt="" src="${link}">`;
  });
  const frame = htmlPage(200, title);
  return { ...frame, body: frame.body.replace('</body>', () => `${shown.join('')}</body>`) };
}
