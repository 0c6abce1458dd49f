import { z } from 'zod';
import type { SignInProblem } from '../../../../contract/accounts.ts';
import { errorData } from '../../../../contract/app-error.ts';
import { judge } from '../../../../contract/judge.ts';
import type { Connections } from '../http/connections.ts';
import type { SignInProvider, TokenGrant, TokenResult, Tokens } from '../sign-in.ts';
import { classifyError } from './errors.ts';
import { extractErrorTexts, jsonDocuments } from './json-documents.ts';
import { parseHeaders } from './response-headers.ts';
import { redirectTarget } from './responses.ts';

const second = 1_000;
const hour = 3_600 * second;
/**
 * Longest plausible lifetime. Ten years were claimed; longer ones are typing errors, and an hour was the shortest
 * ever seen.
 */
const longestSeconds = 400_000_000;
const secret = z
  .string()
  .min(8)
  .max(512)
  .regex(/^[\x21-\x7e]+$/);
const username = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[\w.-]+$/);

/** Tokens: the same names in the fragment of a return and in the token endpoint's answer, which has no wrapper. */
const tokensSchema = z.object({
  access_token: secret,
  refresh_token: secret.nullish().catch(null),
  expires_in: z.coerce.number().min(1).max(longestSeconds).catch(3600),
  account_username: username,
});

function parseTokens(fields: unknown): Tokens | null {
  const parsed = judge(tokensSchema, fields);
  if (!parsed.success) return null;
  const { access_token, refresh_token, expires_in, account_username } = parsed.data;
  return {
    accessToken: access_token,
    refreshToken: refresh_token ?? null,
    lifetimeMs: expires_in * second,
    username: account_username,
  };
}

/**
 * Creates the provider of Imgur's OAuth 2: https://apidocs.imgur.com, "Authorization", and what its clients saw of
 * it since.
 */
export function createSignIn(connections: Connections): SignInProvider {
  const authorize = (kind: string, clientId: string, state: string) => {
    const url = new URL('/oauth2/authorize', connections.origin);
    url.search = new URLSearchParams({ client_id: clientId, response_type: kind, state }).toString();
    return url.href;
  };

  const look = (path: string, signal: AbortSignal) =>
    connections.call({
      method: 'GET',
      path,
      headers: { accept: 'text/html', 'accept-encoding': 'identity', 'user-agent': 'Snapferry' },
      body: null,
      signal,
    });

  async function check(clientId: string, signal: AbortSignal): Promise<SignInProblem | null> {
    const { pathname, search } = new URL(authorize('token', clientId, 'check'));
    const end = await look(pathname + search, signal);
    if (end.kind === 'broken') return 'unreachable';
    const { status, body } = end.answer;
    if (status === 429) return 'busy';
    // The page that Imgur shows since 2025 in the place of its question, with whatever status.
    const said = (body ?? '').replace(/<[^>]*>|&#?\w+;/g, ' ');
    const saysClosed = /error[^a-z]{0,20}(code)?[^a-z0-9]{0,20}1024\b/i.test(said);
    if (saysClosed || status === 400 || status === 403 || status === 404) return 'closed';
    return status >= 500 ? 'unreachable' : null;
  }

  /**
   * Checks whether applications can be registered. Where that is closed, its page leads to the main page; where it
   * is open, to the form or to signing in.
   */
  async function checkRegistration(signal: AbortSignal): Promise<'open' | 'closed' | null> {
    const end = await look('/oauth2/addclient', signal);
    if (end.kind === 'broken') return null;
    const { status, headers } = end.answer;
    if (status === 404 || status === 410) return 'closed';
    if (status >= 200 && status < 300) return 'open';
    const to = status >= 300 && status < 400 ? headers.location : undefined;
    if (typeof to !== 'string' || URL.parse(to, connections.origin) === null) return null;
    return new URL(to, connections.origin).pathname === '/' ? 'closed' : 'open';
  }

  return {
    authorizationUrl: authorize,
    check,
    checkRegistration,

    parseCallback(query, fragment) {
      const said = (name: string) => fragment.get(name) ?? query.get(name);
      if (said('error') !== null) return { kind: 'denied' };
      // Tokens count only where they are no part of what servers get to see.
      const tokens = parseTokens(Object.fromEntries(fragment));
      if (tokens) return { kind: 'tokens', tokens };
      const code = query.get('code');
      return code !== null && judge(secret, code).success ? { kind: 'code', code } : { kind: 'nonsense' };
    },

    async exchangeForTokens(what, { clientId, clientSecret }, signal): Promise<TokenResult> {
      const form = new URLSearchParams({
        client_id: clientId,
        client_secret: clientSecret,
        ...fieldsOf(what),
      });
      const bytes = Buffer.from(form.toString());
      async function* parts() {
        yield bytes;
      }
      const end = await connections.call({
        method: 'POST',
        path: '/oauth2/token',
        headers: { accept: 'application/json', 'accept-encoding': 'identity', 'user-agent': 'Snapferry' },
        body: { contentType: 'application/x-www-form-urlencoded', length: bytes.length, parts },
        signal,
      });
      if (end.kind === 'broken') return { kind: 'trouble', ...end.trouble };
      const { status, body, headers, receivedAt } = end.answer;
      const documents = jsonDocuments(body ?? '');
      if (status >= 200 && status < 300) {
        const tokens = documents.map(parseTokens).find((found) => found !== null);
        if (tokens) return { kind: 'tokens', tokens };
      }
      const words = extractErrorTexts(body ?? '', documents);
      const said = words.texts.join(' ').toLowerCase();
      const isAboutUs = /client.?(id|secret|credentials)/.test(said) && !/refresh token/.test(said);
      if ((status === 400 || status === 401 || status === 403) && words.form === 'document') {
        // The host's own sentence is not repeated: it may quote what was offered.
        const why = isAboutUs
          ? errorData('no-client-secret', 'The host does not take the client secret.')
          : errorData(
              what.kind === 'pin' ? 'wrong-pin' : 'sign-in-needed',
              `The host refuses the ${what.kind}.`,
            );
        return { kind: 'refused', failure: why };
      }
      const facts = parseHeaders(headers, receivedAt);
      const asker = { credentials: { kind: 'anonymous', clientId }, media: null } as const;
      const { failure: why, remedy } = classifyError(
        {
          status,
          origin: connections.origin,
          location: redirectTarget(headers),
          words: { ...words, texts: [] },
          facts,
        },
        asker,
      );
      // The token endpoint has limits of its own, about which no budget knows.
      const waits = remedy.kind === 'wait-for-credits' || remedy.kind === 'none';
      const pause = { kind: 'back-off', atLeastMs: facts.retryAfterMs ?? hour / 60 } as const;
      return { kind: 'trouble', failure: why, remedy: waits ? pause : remedy };
    },
  };
}

function fieldsOf(what: TokenGrant): Record<string, string> {
  switch (what.kind) {
    case 'refresh':
      return { grant_type: 'refresh_token', refresh_token: what.refreshToken };
    case 'pin':
      return { grant_type: 'pin', pin: what.pin };
    case 'code':
      return { grant_type: 'authorization_code', code: what.code };
  }
}
