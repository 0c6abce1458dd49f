import { RotateCcw } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { isChanged, type PortableSetting } from '../../../contract/settings-file.ts';
import { IconButton } from '../../components/Button.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { settingTitles } from '../../text/setting-text.ts';
import { useSettingsActions, useWindowState } from '../../window-context.tsx';

/**
 * Puts a button into the margin of a control whose setting somebody has changed: it takes the setting back to what it is
 * where nobody has chosen.
 */
export function Resettable({ of, children }: { of: PortableSetting; children: ReactNode }) {
  const settings = useWindowState((state) => state.mirror?.settings ?? null);
  const place = useRef<HTMLDivElement>(null);
  return (
    // The outer one may have a padding, which the inner one is free of.
    <div>
      <div ref={place} className="relative">
        {children}
        {settings && isChanged(settings, of) && (
          <ResetButton
            of={of}
            onReset={(reset) => {
              // The button is gone in a moment: who works with the keyboard goes on at the control.
              place.current?.querySelector<HTMLElement>('input, button, textarea')?.focus();
              void reset([of], settings);
            }}
          />
        )}
      </div>
    </div>
  );
}

type Reset = ReturnType<typeof useSettingsActions>['reset'];

function ResetButton({ of, onReset }: { of: PortableSetting; onReset: (reset: Reset) => void }) {
  const i18n = useTranslator();
  const { reset } = useSettingsActions();
  return (
    <IconButton
      icon={RotateCcw}
      iconSize={12}
      label={i18n.t('settings.reset.one', { title: i18n.t(settingTitles[of]) })}
      className="absolute -top-0.5 -left-5.5 size-5"
      onPress={() => onReset(reset)}
    />
  );
}
