import { z } from 'zod';
import { call } from './define.ts';
import { errorDataSchema } from './errors.ts';

/**
 * Who says which way leads out of this computer. `system`: the environment where it names a proxy, else the system's
 * own settings and scripts, which only the app can ask for; `environment`: that alone; `manual`: what was typed in;
 * `none`: straight ahead.
 */
export const proxySources = ['system', 'environment', 'manual', 'none'] as const;
export type ProxySource = (typeof proxySources)[number];

export const proxySchema = z.object({
  source: z.enum(proxySources),
  /** Of `manual`: `http://host:port`, `https://host:port` or `socks5://host:port`, without name and password. */
  server: z.string().min(1).max(300).nullable(),
  /** Whom it knows; the password is in the keychain alone. Null: it asks nobody. */
  user: z.string().min(1).max(255).nullable(),
  /** Who is reached without it, written like `NO_PROXY`. */
  except: z.string().max(4_000),
});
export type ProxySettings = z.infer<typeof proxySchema>;

const networkSchema = z.object({
  /** Whether a password is kept for the server and the user of the settings; it never comes back. */
  hasProxyPassword: z.boolean(),
  /** Whether somebody is there who can ask for the system's settings. */
  asksSystem: z.boolean(),
});
export type NetworkView = z.infer<typeof networkSchema>;

/** What came of a try to reach the host; nothing was uploaded. */
const networkTestSchema = z.object({
  /** Address of its API. */
  origin: z.string(),
  /** `host:port` of the proxy that it was reached through, or was to be; null for straight ahead. */
  proxy: z.string().nullable(),
  /** Null: the host itself answered. */
  failure: errorDataSchema.nullable(),
});
export type NetworkTest = z.infer<typeof networkTestSchema>;

export const networkCalls = {
  network: call(z.object({}), networkSchema),
  /** Written only, for the server and the user of the settings; null forgets it. */
  setProxyPassword: call(
    z.object({ password: z.string().min(1).max(1_024).nullable() }),
    // `memory`: there is no keychain that takes it, so it lasts until the engine stops.
    networkSchema.extend({ keptIn: z.enum(['keychain', 'memory']).nullable(), why: z.string().nullable() }),
  ),
  /** Connects anew, proves who is there and asks for an answer, as an upload would. */
  testNetwork: call(z.object({}), networkTestSchema),
  /**
   * The answer to `proxy-asked`, which only a shell can give, in the words of a PAC script (`PROXY a:8080; DIRECT`).
   * One that nobody waits for any more is no error.
   */
  giveProxy: call(z.object({ askId: z.string(), answer: z.string().max(10_000) }), z.object({})),
} as const;
