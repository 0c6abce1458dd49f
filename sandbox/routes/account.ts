import type { FastifyInstance } from 'fastify';
import type { SandboxContext } from '../context.ts';
import { readForm } from '../form.ts';
import { callerOf, send } from '../request-pipeline.ts';
import { errorResponse, okResponse, RequestRejected } from '../responses.ts';
import { accountConfig, type OfUser, own, ownPictures, seen } from './account-access.ts';

/** Registers the routes of an account and its settings. `me` is the account of the token. */
export function accountRoutes(app: FastifyInstance, world: SandboxContext): void {
  app.get<OfUser>('/3/account/:user', { config: accountConfig }, (request, reply) => {
    const { account } = seen(request, world);
    return send(
      request,
      reply,
      okResponse({
        id: account.id,
        url: account.username,
        bio: account.settings.bio,
        avatar: null,
        reputation: 0,
        reputation_name: 'Neutral',
        created: Math.floor(account.createdAt / 1000),
        pro_expiration: false,
        user_follow: { status: false },
        is_blocked: false,
      }),
    );
  });

  app.get<OfUser>('/3/account/:user/settings', { config: accountConfig }, (request, reply) => {
    const account = own(request, world);
    const { bio: _bio, ...settings } = account.settings;
    return send(
      request,
      reply,
      okResponse({ account_url: account.username, email: null, pro_expiration: false, ...settings }),
    );
  });

  app.route<OfUser>({
    method: ['PUT', 'POST'],
    url: '/3/account/:user/settings',
    config: accountConfig,
    async handler(request, reply) {
      const form = await readForm(request);
      const { settings } = own(request, world);
      for (const name of [
        'public_images',
        'messaging_enabled',
        'accepted_gallery_terms',
        'show_mature',
      ] as const) {
        settings[name] = form.flag(name) ?? settings[name];
      }
      settings.bio = form.text('bio') ?? settings.bio;
      const privacy = form.text('album_privacy');
      if (privacy === 'public' || privacy === 'hidden' || privacy === 'secret')
        settings.album_privacy = privacy;
      return send(request, reply, okResponse(true));
    },
  });

  app.get<OfUser>('/3/account/:user/verifyemail', { config: accountConfig }, (request, reply) =>
    send(request, reply, okResponse(own(request, world).hasVerifiedEmail)),
  );
  app.post<OfUser>('/3/account/:user/verifyemail', { config: accountConfig }, async (request, reply) => {
    await readForm(request);
    own(request, world).hasVerifiedEmail = true;
    return send(request, reply, okResponse(true));
  });

  app.post('/3/account/me/delete', { config: accountConfig }, async (request, reply) => {
    const form = await readForm(request);
    const { account } = callerOf(request);
    if (account === null) throw new RequestRejected(errorResponse(401, 'Authentication required'));
    if ((form.text('password') ?? '') === '')
      throw new RequestRejected(errorResponse(400, 'A password is required'));
    for (const picture of ownPictures(account, world))
      await world.store.deletePicture(picture, world.clock.now());
    world.accounts.delete(account);
    return send(request, reply, okResponse(true));
  });
}
