import { parseArgs } from 'node:util';
import { createSandbox, type SandboxOptions } from './index.ts';

const usage =
  'usage: main.ts [--port N] [--folder DIR] [--window-seconds S] [--user-limit N] [--client-limit N]\n' +
  '               [--post-limit N] [--upload-limit N|none] [--bytes-per-second N] [--client-id ID]...\n' +
  '               [--recompression] [--redirect-uri ADDRESS] [--video-seconds S]\n' +
  '               [--public-origin ADDRESS]\n';

/**
 * Parses the command line. `--window-seconds` is the length of the hour; the day shrinks with it. `--video-seconds` is how
 * long a video takes until its link works.
 */
function optionsOf(args: string[]): SandboxOptions {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      folder: { type: 'string' },
      'window-seconds': { type: 'string' },
      'user-limit': { type: 'string' },
      'client-limit': { type: 'string' },
      'post-limit': { type: 'string' },
      'upload-limit': { type: 'string' },
      'bytes-per-second': { type: 'string' },
      'client-id': { type: 'string', multiple: true },
      recompression: { type: 'boolean' },
      'redirect-uri': { type: 'string' },
      'video-seconds': { type: 'string' },
      'public-origin': { type: 'string' },
    },
  });
  const port = numberIn(values.port, 'port');
  const seconds = numberIn(values['window-seconds'], 'window-seconds');
  const user = numberIn(values['user-limit'], 'user-limit');
  const client = numberIn(values['client-limit'], 'client-limit');
  const post = numberIn(values['post-limit'], 'post-limit');
  const uploads = values['upload-limit'] === 'none' ? null : numberIn(values['upload-limit'], 'upload-limit');
  const videoSeconds = numberIn(values['video-seconds'], 'video-seconds');
  const bytesPerSecond = numberIn(values['bytes-per-second'], 'bytes-per-second');
  return {
    ...(port === undefined ? {} : { port }),
    ...(values['redirect-uri'] === undefined ? {} : { redirectUri: values['redirect-uri'] }),
    ...(values['public-origin'] === undefined ? {} : { publicOrigin: values['public-origin'] }),
    ...(values.folder === undefined ? {} : { folder: values.folder }),
    ...(seconds === undefined ? {} : { windowScale: 3600 / seconds }),
    ...(videoSeconds === undefined ? {} : { videoReadyAfterMs: videoSeconds * 1000 }),
    ...(bytesPerSecond === undefined ? {} : { bytesPerSecond }),
    ...(values['client-id'] === undefined ? {} : { clientIds: values['client-id'] }),
    ...(values.recompression === undefined ? {} : { recompression: values.recompression }),
    limits: {
      ...(user === undefined ? {} : { user, userBearer: user }),
      ...(client === undefined ? {} : { client }),
      ...(post === undefined ? {} : { post }),
      ...(uploads === undefined ? {} : { uploads }),
    },
  };
}

function numberIn(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!(number >= 0) || text.trim() === '') throw new TypeError(`--${name} must be a number, but is ${text}`);
  return number;
}

/** Runs until SIGTERM, SIGINT or the end of its parent process. */
async function main(): Promise<void> {
  let options: SandboxOptions;
  try {
    options = optionsOf(process.argv.slice(2));
  } catch (thrown) {
    process.stderr.write(`${thrown instanceof Error ? thrown.message : thrown}\n${usage}`);
    process.exitCode = 2;
    return;
  }
  const sandbox = await createSandbox(options);
  const { origin, clientId } = sandbox;
  const stop = () => {
    sandbox.close().finally(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.once('disconnect', stop);
  process.stdout.write(`${JSON.stringify({ origin, clientId })}\n`);
  process.send?.({ type: 'listening', origin, clientId });
}

main().catch((thrown: unknown) => {
  process.stderr.write(`sandbox: ${thrown instanceof Error ? thrown.message : thrown}\n`);
  process.exit(1);
});
