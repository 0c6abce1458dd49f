import { AppError, errorData } from '../../contract/app-error.ts';
import { profileFolder } from './profile.ts';

export interface EngineEnvironment {
  readonly profile: string;
  /** Origin in place of the host's own, without a slash at its end. */
  readonly apiUrl: string | null;
  readonly clientId: string | null;
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The origin in `SNAPFERRY_API_URL`: https, or plain http on this machine only, since tokens go over it.
 * @throws {AppError} `bad-url`
 */
export function checkApiUrl(text: string): string {
  const bad = (message: string) => new AppError(errorData('bad-url', message, { url: text }));
  if (!URL.canParse(text)) throw bad('The API address is not a web address.');
  const url = new URL(text);
  const isLocal = loopback.has(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal)) {
    throw bad('The API address must begin with https, or with http on this machine only.');
  }
  return url.origin;
}

/** What the environment asks of the engine. @throws {AppError} `bad-url` */
export function readEnvironment(environment: NodeJS.ProcessEnv): EngineEnvironment {
  const apiUrl = environment.SNAPFERRY_API_URL;
  return {
    profile: profileFolder(environment),
    apiUrl: apiUrl ? checkApiUrl(apiUrl) : null,
    clientId: environment.SNAPFERRY_CLIENT_ID?.trim() || null,
  };
}
