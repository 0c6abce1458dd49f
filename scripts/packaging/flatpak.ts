import { stringify } from 'yaml';

interface Archive {
  readonly url: string;
  readonly sha256: string;
}

/** Kernel's names of processors, by Node's. */
const processors = { x64: 'x86_64', arm64: 'aarch64' } as const;
export type FlatpakArchives = Readonly<Record<keyof typeof processors, Archive>>;

/**
 * Writes the manifest of the Flatpak: it takes what was released and builds nothing anew.
 * https://docs.flatpak.org/en/latest/electron.html
 */
export function flatpakManifest(archives: FlatpakArchives): string {
  const id = 'io.github.snapferry';
  return stringify({
    'app-id': id,
    runtime: 'org.freedesktop.Platform',
    'runtime-version': '25.08',
    sdk: 'org.freedesktop.Sdk',
    base: 'org.electronjs.Electron2.BaseApp',
    'base-version': '25.08',
    command: 'snapferry',
    'separate-locales': false,
    'finish-args': [
      '--share=ipc',
      '--share=network',
      '--socket=wayland',
      '--socket=fallback-x11',
      '--device=dri',
      // Pictures are named by other programs and watched in folders; nothing outside of these two is read.
      '--filesystem=xdg-pictures',
      '--filesystem=xdg-download:ro',
      '--talk-name=org.freedesktop.secrets',
      '--talk-name=org.freedesktop.Notifications',
      '--talk-name=org.kde.StatusNotifierWatcher',
    ],
    modules: [
      {
        name: 'snapferry',
        buildsystem: 'simple',
        'build-commands': [
          'mkdir -p /app/snapferry /app/bin && cp -a app/. /app/snapferry/',
          'install -Dm755 snapferry.sh /app/bin/snapferry',
          `install -Dm644 app/resources/linux/${id}.desktop /app/share/applications/${id}.desktop`,
          `install -Dm644 app/resources/linux/${id}.metainfo.xml /app/share/metainfo/${id}.metainfo.xml`,
          `install -Dm644 app/resources/linux/${id}.png /app/share/icons/hicolor/512x512/apps/${id}.png`,
        ],
        sources: [
          ...Object.entries(processors).map(([arch, kernels]) => ({
            type: 'archive',
            'only-arches': [kernels],
            dest: 'app',
            ...archives[arch as keyof typeof processors],
          })),
          {
            type: 'script',
            'dest-filename': 'snapferry.sh',
            commands: ['exec zypak-wrapper /app/snapferry/snapferry "$@"'],
          },
        ],
      },
    ],
  });
}
