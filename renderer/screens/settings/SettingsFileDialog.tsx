import { ArrowRight, TriangleAlert } from 'lucide-react';
import { Dialog, Heading } from 'react-aria-components';
import type { Settings } from '../../../contract/settings.ts';
import { portableSettings, type SettingsFile } from '../../../contract/settings-file.ts';
import { Button } from '../../components/Button.tsx';
import { ModalDialog } from '../../components/ModalDialog.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { describeSetting, settingTitles } from '../../text/setting-text.ts';
import { useSettingsActions } from '../../window-context.tsx';

/** Tells what a file of settings would change and what of it is left alone, and changes it after a yes. */
export function SettingsFileDialog({
  file: { changes, skipped, more },
  settings,
  onClose,
}: {
  file: SettingsFile;
  settings: Settings;
  onClose: () => void;
}) {
  const i18n = useTranslator();
  const { apply } = useSettingsActions();
  const next: Settings = { ...settings, ...changes };
  const names = portableSettings.filter((name) => Object.hasOwn(changes, name));
  return (
    <ModalDialog className="max-w-150 overflow-hidden" onClose={onClose}>
      <Dialog className="flex max-h-[85vh] flex-col outline-none">
        <Heading slot="title" className="border-b border-line px-5 py-4 text-15 font-semibold">
          {i18n.t('settings.file.read', { count: names.length })}
        </Heading>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
        <div tabIndex={0} className="flex min-h-0 flex-col gap-4 overflow-y-auto px-5 py-4 -outline-offset-2">
          {names.length > 0 && (
            <ul className="divide-y divide-line">
              {names.map((name) => (
                <li key={name} className="flex flex-col gap-0.5 py-2 first:pt-0 last:pb-0">
                  <span className="text-13">{i18n.t(settingTitles[name])}</span>
                  <span className="flex flex-wrap items-center gap-x-2 text-12 [overflow-wrap:anywhere] text-ink-soft">
                    <span>{describeSetting(i18n, name, settings[name], settings.linkTemplates)}</span>
                    <ArrowRight size={12} role="img" aria-label={i18n.t('settings.file.becomes')} />
                    <strong className="font-medium text-ink">
                      {describeSetting(i18n, name, next[name], next.linkTemplates)}
                    </strong>
                  </span>
                </li>
              ))}
            </ul>
          )}
          {skipped.length > 0 && (
            <section className="flex flex-col gap-1">
              <h3 className="flex items-center gap-1.5 text-13">
                <TriangleAlert size={16} aria-hidden className="shrink-0 text-warn" />
                {i18n.t('settings.file.skipped', { count: skipped.length + more })}
              </h3>
              <ul className="flex flex-col gap-0.5 text-12 text-ink-soft">
                {skipped.map(({ name, why }) => (
                  <li key={name} className="flex flex-wrap gap-x-2">
                    <code className="font-mono text-11 leading-4 [overflow-wrap:anywhere]">{name}</code>
                    <span>{i18n.t(`settings.file.skipped.${why}`)}</span>
                  </li>
                ))}
                {more > 0 && <li>{i18n.t('settings.file.skipped.more', { count: more })}</li>}
              </ul>
            </section>
          )}
        </div>
        <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
          <Button autoFocus onPress={onClose}>
            {i18n.t(names.length > 0 ? 'settings.file.cancel' : 'action.close')}
          </Button>
          {names.length > 0 && (
            <Button
              variant="primary"
              onPress={() => {
                onClose();
                void apply(changes, settings);
              }}
            >
              {i18n.t('settings.file.apply', { count: names.length })}
            </Button>
          )}
        </div>
      </Dialog>
    </ModalDialog>
  );
}
