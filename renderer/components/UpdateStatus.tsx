import type { UpdateState, UpdatesView } from '../../contract/updates.ts';
import type { Translator } from '../../i18n/index.ts';
import { useTranslator } from '../i18n-context.tsx';
import { useUpdateActions } from '../window-context.tsx';
import { Button } from './Button.tsx';

/** Offers what can be done with the version that was found. */
export function NextUpdateStep({ view: { state, cannotInstall } }: { view: UpdatesView }) {
  const i18n = useTranslator();
  const { fetch, install, openReleases } = useUpdateActions();
  const isThere = state.kind === 'found' || (state.kind === 'failed' && state.version !== null);
  if (isThere && cannotInstall !== null)
    return <Button onPress={() => void openReleases()}>{i18n.t('updates.page')}</Button>;
  if (isThere) return <Button onPress={() => void fetch()}>{i18n.t('updates.fetch')}</Button>;
  if (state.kind === 'ready' && !state.wanted)
    return <Button onPress={() => void install()}>{i18n.t('updates.install')}</Button>;
  return null;
}

/** Tells the state of updates in a sentence. */
export function describeUpdate(i18n: Translator, state: UpdateState): string {
  switch (state.kind) {
    case 'unknown':
    case 'checking':
    case 'current':
      return i18n.t(`updates.state.${state.kind}`);
    case 'found':
    case 'installing':
      return i18n.t(`updates.state.${state.kind}`, { version: state.version });
    case 'downloading':
      return i18n.t('updates.state.downloading', {
        version: state.version,
        percent: i18n.formatNumber(Math.floor(state.percent)),
      });
    case 'ready':
      return i18n.t(state.wanted ? 'updates.state.waiting' : 'updates.state.ready', {
        version: state.version,
      });
    case 'failed':
      return i18n.t(`updates.trouble.${state.trouble}`);
  }
}
