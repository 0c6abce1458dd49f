import { lookWays, readingLanguages } from '../../contract/names.ts';
import type { Settings } from '../../contract/settings.ts';
import type { PortableSetting } from '../../contract/settings-file.ts';
import type { PlainMessageId, Translator } from '../../i18n/index.ts';
import { languages } from '../catalogues.ts';
import { linkFormNames, thumbnailFormNames } from './link-form-names.ts';
import { listPrivateKinds } from './private-kinds.ts';

/** What each setting is called where many of them stand in one list. */
export const settingTitles: Readonly<Record<PortableSetting, PlainMessageId>> = {
  theme: 'settings.theme',
  language: 'settings.language',
  copyLinks: 'settings.copy-links',
  linkForm: 'settings.link-form',
  linkTemplates: 'settings.templates',
  linkSeparator: 'settings.link-separator',
  linksByOrigin: 'settings.by-origin',
  dragOut: 'settings.drag-out',
  thumbnailBytes: 'settings.thumbnails',
  keptDays: 'settings.kept',
  bandwidthLimit: 'settings.bandwidth',
  maxParallelUploads: 'settings.parallel',
  proxy: 'settings.proxy',
  convertTypes: 'settings.convert',
  fitSize: 'settings.fit',
  fetchBy: 'settings.fetch',
  fetchPrivate: 'settings.fetch.private',
  quietHours: 'settings.quiet',
  clipboardWatch: 'clipboard.watch',
  keepInTray: 'desktop.keep',
  askBeforeQuit: 'settings.ask-before-quit',
  graceMs: 'grace.everything',
  clipboardWatchGraceMs: 'settings.grace.clipboard-watch',
  metadata: 'settings.metadata',
  keepProvenance: 'settings.provenance',
  sendFileName: 'settings.file-name',
  localApi: 'settings.local-api.on',
  localApiPort: 'settings.local-api.port.whole',
  hotkeys: 'settings.hotkeys',
  captureThen: 'settings.capture.then',
  captureFolder: 'settings.capture.folder',
  captureAtOnce: 'settings.capture.at-once',
  recordingSeconds: 'settings.recording.limit',
  captureDelay: 'settings.capture.delay',
  captureCard: 'settings.capture.card',
  readingLanguages: 'reading.languages',
  searchWords: 'words.search',
  lookBefore: 'look.title',
  lookKinds: 'look.kinds',
  offersFolders: 'settings.offers-folders',
  notifications: 'notify.about-what',
  notificationSound: 'settings.notify.sound',
  notifyInFront: 'settings.notify.in-front',
  updates: 'updates.choice',
};

type Words = { readonly [Name in PortableSetting]: (value: Settings[Name]) => string };

/**
 * Tells the value of a setting in a few words.
 * @param templates of links, whose names may be needed
 */
export function describeSetting<Name extends PortableSetting>(
  i18n: Translator,
  name: Name,
  value: Settings[Name],
  templates: Settings['linkTemplates'],
): string {
  return wordsOf(i18n, templates)[name](value);
}

function wordsOf(i18n: Translator, templates: Settings['linkTemplates']): Words {
  const isOn = (value: boolean) => i18n.t(value ? 'settings.value.on' : 'settings.value.off');
  const entries = (count: number) => i18n.t('settings.value.entries', { count });
  const seconds = (ms: number) => i18n.t('grace.seconds', { seconds: ms / 1000 });
  const none = i18n.t('settings.value.none');
  const formNames = () => [...linkFormNames(i18n, templates), ...thumbnailFormNames(i18n)];
  return {
    theme: (theme) => i18n.t(`settings.theme.${theme}`),
    language: (tag) =>
      languages.find((one) => one.tag === tag)?.name ?? tag ?? i18n.t('settings.language.system'),
    copyLinks: isOn,
    linkForm: (form) => formNames().find(({ id }) => id === form)?.text ?? form,
    linkTemplates: (list) => list.map((one) => one.name).join(', ') || none,
    linkSeparator: (text) => JSON.stringify(text),
    linksByOrigin: (of) => entries(Object.keys(of).length),
    dragOut: (what) => i18n.t(`settings.drag-out.${what}`),
    thumbnailBytes: i18n.formatSize,
    keptDays: (days) =>
      days === null ? i18n.t('settings.kept.always') : i18n.t('settings.kept.days', { days }),
    bandwidthLimit: (bytes) => (bytes === null ? none : `${i18n.formatSize(bytes)}/s`),
    maxParallelUploads: i18n.formatNumber,
    proxy: ({ source, server }) => (source === 'manual' && server) || i18n.t(`settings.proxy.${source}`),
    convertTypes: isOn,
    fitSize: isOn,
    fetchBy: (who) => i18n.t(`settings.fetch.${who}`),
    fetchPrivate: isOn,
    quietHours: (hours) => (hours === null ? none : `${clockTime(hours.from)}–${clockTime(hours.to)}`),
    clipboardWatch: (state) => isOn(state !== 'off'),
    keepInTray: isOn,
    askBeforeQuit: isOn,
    graceMs: seconds,
    clipboardWatchGraceMs: seconds,
    metadata: (rule) => i18n.t(`settings.metadata.${rule}`),
    keepProvenance: isOn,
    sendFileName: isOn,
    localApi: isOn,
    // A port is a name and no amount: nothing separates its thousands.
    localApiPort: String,
    hotkeys: (own) => entries(Object.keys(own).length),
    captureThen: (then) =>
      (['upload', 'edit', 'save', 'copy'] as const)
        .filter((what) => then[what])
        .map((what) => i18n.t(`settings.capture.${what}`))
        .join(' · '),
    captureFolder: (path) => path ?? i18n.t('settings.value.usual'),
    captureAtOnce: isOn,
    recordingSeconds: (limit) => i18n.t('grace.seconds', { seconds: limit }),
    captureDelay: (delay) => i18n.t('settings.capture.delay.value', { seconds: delay }),
    captureCard: isOn,
    readingLanguages: (chosen) =>
      chosen === null
        ? i18n.t('settings.value.usual')
        : chosen.map((one) => readingLanguages[one]).join(', '),
    searchWords: isOn,
    lookBefore: (choices) =>
      lookWays
        .map((way) => `${i18n.t(`look.way.${way}`)}: ${i18n.t(`look.choice.${choices[way]}`)}`)
        .join(' · '),
    lookKinds: (kinds) => (kinds.length === 0 ? none : listPrivateKinds(i18n, kinds)),
    offersFolders: isOn,
    notifications: (which) => i18n.t(`notify.${which}`),
    notificationSound: isOn,
    notifyInFront: isOn,
    updates: (choice) =>
      choice === null ? i18n.t('settings.value.unset') : i18n.t(`updates.choice.${choice}`),
  };
}

/** Writes minutes after midnight as a clock does that has no customs: a setting is no moment. */
const clockTime = (minutes: number) =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
