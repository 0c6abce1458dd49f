import type { Bridge, Result } from '../../contract/bridge.ts';
import { abilityOfCall, type CommonShellCallName } from '../../contract/call-abilities.ts';
import type { ShellCallName, ShellInput, ShellOutput } from '../../contract/shell.ts';
import { pictureUrl } from '../components/preview/picture-url.ts';
import { copyPicture, copyText } from './page-clipboard.ts';
import { download } from './page-files.ts';

type Handlers = {
  readonly [N in CommonShellCallName]: (input: ShellInput<N>) => Promise<ShellOutput<N>> | ShellOutput<N>;
};

/** Creates what every window needs of a shell, by the means of a browser. @param version of the engine */
function createHandlers(version: () => string): Handlers {
  return {
    copyText: async ({ text }) => ({ copied: await copyText(text) }),
    openLink({ url }) {
      const isWeb = /^https?:/i.test(url);
      // Without an opener the other page cannot lead this one astray.
      if (isWeb) window.open(url, '_blank', 'noopener,noreferrer');
      return { opened: isWeb };
    },
    saveFile({ kind, id }) {
      download(pictureUrl(kind, id), '');
      // The browser tells of it by itself.
      return { saved: false };
    },
    shellInfo: () => ({
      version: version(),
      platform: 'browser',
      electron: '',
      supportedRuntime: true,
      languages: [...navigator.languages],
      mode: 'imgur',
      abilities: [],
    }),
    takeHandedOver: () => ({ handedOver: [], clipboard: false }),
    showWindow: () => ({}),
    tellOutside: () => ({ told: false }),
    copyPicture: async ({ bytes }) => ({ copied: await copyPicture(new Uint8Array(bytes)) }),
    savePicture({ name, bytes }) {
      const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)]));
      download(url, name);
      URL.revokeObjectURL(url);
      return { saved: null };
    },
  };
}

/** Creates the shell of a page in a browser; what needs an ability is refused, for it is offered nowhere. */
export function createPageShell(version: () => string): Bridge['shell'] {
  const handlers = createHandlers(version) as Readonly<
    Partial<Record<ShellCallName, (input: unknown) => unknown>>
  >;
  const entries = Object.entries(abilityOfCall).map(([name, ability]) => [
    name,
    async (input: unknown): Promise<Result<unknown>> => {
      const handle = handlers[name as ShellCallName];
      if (handle) return { ok: true, value: await handle(input) };
      const message = `A browser has no ${ability}.`;
      return { ok: false, error: { code: 'bad-call', message, params: {} } };
    },
  ]);
  return Object.fromEntries(entries) as Bridge['shell'];
}
