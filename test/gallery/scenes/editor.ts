import { jobOf, longName, mediaOf } from './records.ts';
import { type Scene, shell, snapshotOf } from './scene.ts';

export const editorScenes = {
  editing: () => ({
    snapshot: snapshotOf({
      jobs: [
        jobOf(3, 'paused', { held: { why: 'edit', settled: false }, origin: 'capture', media: mediaOf(3) }),
        jobOf(4, 'paused', { held: { why: 'edit', settled: false }, title: longName }),
        jobOf(6, 'ready', { original: { kind: 'file', path: '/home/ada/Pictures/editor-theme.png' } }),
      ],
    }),
    shell,
    says: [],
  }),
} satisfies Record<string, () => Scene>;
