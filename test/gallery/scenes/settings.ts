import { type Scene, shell, snapshotOf } from './scene.ts';
import { at } from './time.ts';

export const settingsScenes = {
  'settings-consent': () => ({
    snapshot: snapshotOf({
      settings: {
        graceMs: 5_000,
        consents: [
          { kind: 'capture', host: 'imgur', account: null, privacy: 'hidden' },
          { kind: 'folder', host: 'imgur', account: 'imgur:ada-lovelace', privacy: 'public' },
        ],
      },
    }),
    shell,
    says: [],
  }),
  'settings-privacy': () => ({
    snapshot: snapshotOf({ settings: { metadata: 'hold', keepProvenance: true } }),
    shell,
    says: [],
  }),
  'settings-reading': () => ({
    snapshot: snapshotOf({
      settings: {
        searchWords: true,
        lookBefore: { capture: 'hold', clipboard: 'warn', folder: 'off', editor: 'off' },
        lookAllowed: [{ way: 'capture', kind: 'email' }],
      },
    }),
    shell,
    says: [],
  }),
  'settings-changed': () => ({
    snapshot: snapshotOf({
      settings: {
        bandwidthLimit: 500_000,
        quietHours: { from: 22 * 60 + 30, to: 7 * 60 },
        metadata: 'hold',
        copyLinks: false,
        linkTemplates: [{ id: 'own-1', name: 'Team wiki', text: '[{title}]({link})' }],
        linkForm: 'own-1',
        captureFolder: '/home/ada/Pictures/Screens of all the machines that I ever had to look after',
        notifications: 'failures',
        offersFolders: true,
        proxy: { source: 'manual', server: 'http://proxy.example:8080', user: 'ada', except: '' },
      },
    }),
    shell,
    says: [],
  }),
  'settings-limits': () => ({
    snapshot: snapshotOf({
      settings: { bandwidthLimit: 500_000, quietHours: { from: 22 * 60 + 30, to: 7 * 60 } },
    }),
    shell,
    says: [],
  }),
  'settings-proxy': () => ({
    snapshot: snapshotOf({
      settings: {
        proxy: {
          source: 'manual',
          server: 'http://proxy.example:8080',
          user: 'ada',
          except: 'intranet.example, 10.0.0.0/8',
        },
      },
    }),
    networkTest: {
      proxy: 'proxy.example:8080',
      failure: {
        code: 'proxy-trouble',
        message: '',
        params: { proxy: 'proxy.example:8080', reason: 'login', status: 407 },
      },
    },
    shell,
    says: [],
  }),
  'settings-local-api': () => ({
    snapshot: snapshotOf({
      settings: { localApi: true, localApiKey: 'dGVzdC1rZXktMTIz' },
      localApi: { state: 'listening', address: 'http://127.0.0.1:36677', error: null },
    }),
    shell,
    says: [],
  }),
  'settings-local-api-taken': () => ({
    snapshot: snapshotOf({
      settings: { localApi: true },
      localApi: {
        state: 'failed',
        address: null,
        error: { code: 'port-taken', message: '', params: { port: 36_677 } },
      },
    }),
    shell,
    says: [],
  }),
  'settings-update': () => ({
    snapshot: snapshotOf({ settings: { updates: 'ask' } }),
    updates: { state: { kind: 'found', version: '0.2.0' }, checkedAt: at(9, 30) },
    shell,
    says: [],
  }),
  'settings-update-undone': () => ({
    snapshot: snapshotOf({ settings: { updates: 'silent' } }),
    updates: {
      cannotInstall: 'unsigned',
      state: { kind: 'failed', trouble: 'wrong-content', version: '0.3.0' },
      checkedAt: at(9, 30),
      rolledBackFrom: '0.2.0',
    },
    shell,
    says: [],
  }),
  'settings-memory': () => ({
    snapshot: snapshotOf({ vault: 'memory', clientId: null }),
    shell: { ...shell, electron: '25.1.1', supportedRuntime: false },
    says: [],
  }),
} satisfies Record<string, () => Scene>;
