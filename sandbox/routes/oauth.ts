import { randomInt } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TokenSet } from '../accounts.ts';
import { isKnownApplication } from '../authentication.ts';
import type { SandboxContext } from '../context.ts';
import { type Form, readForm, toForm } from '../form.ts';
import { send } from '../request-pipeline.ts';
import { errorResponse, escapeHtml, htmlPage, type JsonResponse } from '../responses.ts';

const responseTypes = ['token', 'code', 'pin'];
const usualUsername = 'sandbox';

/**
 * Registers the sign-in. A user sees a page with two buttons; a test requests the same URL with `approve=1` (and
 * perhaps `username`) or `deny=1` and is redirected at once.
 */
export function oauthRoutes(app: FastifyInstance, world: SandboxContext): void {
  const pins = new Map<string, string>();

  app.get('/oauth2/authorize', { config: { kind: 'authorize' } }, (request, reply) => {
    const query = toForm(request.query);
    const clientId = query.text('client_id') ?? '';
    const responseType = query.text('response_type') ?? '';
    if (!isKnownApplication(clientId, world.rules.clientIds)) {
      return send(
        request,
        reply,
        htmlPage(400, 'Imgur: error', 'invalid_client: this application is not known'),
      );
    }
    if (!responseTypes.includes(responseType)) {
      return send(request, reply, htmlPage(400, 'Imgur: error', 'unsupported_response_type'));
    }
    if (query.flag('deny') === true) return deny(query, reply, world);
    if (query.flag('approve') === true) return approve(query, request, reply, world, pins);
    return send(request, reply, { status: 200, type: 'text/html; charset=utf-8', body: consentPage(query) });
  });

  app.post('/oauth2/token', { config: { kind: 'token', cost: 'oauth' } }, async (request, reply) => {
    const form = await readForm(request);
    const clientId = form.text('client_id') ?? '';
    const secret = form.text('client_secret') ?? '';
    const isSecretRight =
      world.rules.clientSecret === null ? secret !== '' : secret === world.rules.clientSecret;
    if (!isKnownApplication(clientId, world.rules.clientIds) || !isSecretRight) {
      return send(request, reply, errorResponse(403, 'The client credentials are invalid'));
    }
    const granted = tokensFor(form, clientId, world, pins);
    if ('status' in granted) return send(request, reply, granted);
    // The one answer without the wrapper of data, success and status.
    return reply.send({
      access_token: granted.accessToken,
      expires_in: granted.expiresInSeconds,
      token_type: 'bearer',
      scope: null,
      refresh_token: granted.refreshToken,
      account_id: granted.account.id,
      account_username: granted.account.username,
    });
  });

  app.get('/oauth2/addclient', { config: { kind: 'registration' } }, (request, reply) =>
    send(request, reply, htmlPage(200, 'Register an application', 'Registering is not needed here.')),
  );

  app.get('/oauth2/done', { config: { kind: 'none' } }, (request, reply) =>
    send(request, reply, htmlPage(200, 'Signed in', 'Done. You can close this page.')),
  );
}

function tokensFor(
  form: Form,
  clientId: string,
  world: SandboxContext,
  pins: Map<string, string>,
): TokenSet | JsonResponse {
  const { accounts } = world;
  switch (form.text('grant_type')) {
    case 'refresh_token':
      return (
        accounts.refresh(form.text('refresh_token') ?? '', clientId) ??
        errorResponse(400, "Refresh token doesn't exist or is invalid for the client")
      );
    case 'authorization_code':
      return (
        accounts.redeem(form.text('code') ?? '', clientId) ?? errorResponse(400, 'Invalid authorization code')
      );
    case 'pin': {
      const pin = form.text('pin') ?? '';
      const code = pins.get(pin) ?? '';
      pins.delete(pin);
      return accounts.redeem(code, clientId) ?? errorResponse(400, 'Invalid pin');
    }
    default:
      return errorResponse(400, 'Invalid grant_type parameter or parameter missing');
  }
}

function approve(
  query: Form,
  request: FastifyRequest,
  reply: FastifyReply,
  world: SandboxContext,
  pins: Map<string, string>,
): FastifyReply {
  const clientId = query.text('client_id') ?? '';
  const account = world.accounts.named(query.text('username') || usualUsername);
  const target = redirectTarget(query, world);
  switch (query.text('response_type')) {
    case 'code':
      target.searchParams.set('code', world.accounts.grant(account, clientId));
      return reply.redirect(target.href);
    case 'pin': {
      const pin = randomInt(10 ** 9, 10 ** 10).toString();
      pins.set(pin, world.accounts.grant(account, clientId));
      return send(request, reply, htmlPage(200, 'Imgur: your PIN', `Your PIN is ${pin}`));
    }
    default: {
      const tokens = world.accounts.signIn(account, clientId);
      target.hash = new URLSearchParams({
        access_token: tokens.accessToken,
        expires_in: String(tokens.expiresInSeconds),
        token_type: 'bearer',
        refresh_token: tokens.refreshToken,
        account_username: account.username,
        account_id: String(account.id),
      }).toString();
      return reply.redirect(target.href);
    }
  }
}

function deny(query: Form, reply: FastifyReply, world: SandboxContext): FastifyReply {
  const target = redirectTarget(query, world);
  if (world.rules.denialIn === 'query') target.searchParams.set('error', 'access_denied');
  else target.hash = 'error=access_denied';
  return reply.redirect(target.href);
}

/** Returns the application's redirect URL, with its state in the query. */
function redirectTarget(query: Form, world: SandboxContext): URL {
  const target = new URL(world.redirectUri ?? `${world.origin}/oauth2/done`);
  const state = query.text('state');
  if (state !== null) target.searchParams.set('state', state);
  return target;
}

function consentPage(query: Form): string {
  const kept = ['client_id', 'response_type', 'state']
    .map((name) => [name, query.text(name) ?? ''] as const)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
    .join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sandbox: sign in</title></head><body>
<h1>Sandbox: an application wants to use your account</h1>
<form method="get" action="/oauth2/authorize">${kept}
<p><label>Account <input name="username" value="${usualUsername}"></label></p>
<p><button name="approve" value="1">Allow</button> <button name="deny" value="1">Deny</button></p>
</form></body></html>`;
}
