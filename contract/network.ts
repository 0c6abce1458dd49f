import { z } from 'zod';
import { call } from './define.ts';
import { errorDataSchema } from './errors.ts';

/**
 * Sources of proxy settings. `system`: the environment where it names a proxy, else the system's own settings and
 * scripts, which only the app can ask for; `environment`: that alone; `manual`: what the user typed in; `none`: no
 * proxy.
 */
export const proxySources = ['system', 'environment', 'manual', 'none'] as const;
export type ProxySource = (typeof proxySources)[number];

export const proxySchema = z.object({
  source: z.enum(proxySources),
  /** For `manual`: `http://host:port`, `https://host:port` or `socks5://host:port`, without user and password. */
  server: z.string().min(1).max(300).nullable(),
  /** User name for the proxy; the password is in the keychain alone. Null: no authentication. */
  user: z.string().min(1).max(255).nullable(),
  /** Hosts that are reached directly, written like `NO_PROXY`. */
  except: z.string().max(4_000),
});
export type ProxySettings = z.infer<typeof proxySchema>;

const networkSchema = z.object({
  /** Whether a password is stored for the server and the user of the settings; it is never returned. */
  hasProxyPassword: z.boolean(),
  /** Whether a shell is connected that can read the system's settings. */
  asksSystem: z.boolean(),
});
export type NetworkView = z.infer<typeof networkSchema>;

/** Describes the result of a connection test; nothing was uploaded. */
const networkTestSchema = z.object({
  /** Origin of the host's API. */
  origin: z.string(),
  /** `host:port` of the proxy that was used; null for a direct connection. */
  proxy: z.string().nullable(),
  /** Null: the host itself answered. */
  failure: errorDataSchema.nullable(),
});
export type NetworkTest = z.infer<typeof networkTestSchema>;

export const networkCalls = {
  network: call(z.object({}), networkSchema),
  /** Stores the password for the server and the user of the settings, which cannot be read back; null deletes it. */
  setProxyPassword: call(
    z.object({ password: z.string().min(1).max(1_024).nullable() }),
    // `memory`: no keychain accepts it, so it is lost when the engine stops.
    networkSchema.extend({ keptIn: z.enum(['keychain', 'memory']).nullable(), why: z.string().nullable() }),
  ),
  /** Opens a new connection, authenticates and sends a request, as an upload would. */
  testNetwork: call(z.object({}), networkTestSchema),
  /** Sends the cheapest request under a Client-ID. `failure` null: the host takes it; `bad-client-id`: it does not. */
  testClientId: call(
    z.object({ clientId: z.string().max(1_000) }),
    z.object({ failure: errorDataSchema.nullable() }),
  ),
  /**
   * Answers `proxy-asked`, which only a shell can do, in the syntax of a PAC script (`PROXY a:8080; DIRECT`). An answer
   * that comes too late is no error.
   */
  giveProxy: call(z.object({ askId: z.string(), answer: z.string().max(10_000) }), z.object({})),
} as const;
