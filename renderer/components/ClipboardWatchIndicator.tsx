import { Clipboard, Pause, Play } from 'lucide-react';
import { useTranslator } from '../i18n-context.tsx';
import { useAbility, useActions, useWindowState } from '../window-context.tsx';
import { IconButton } from './Button.tsx';

/** Shows that copied pictures are uploaded automatically, with a button to pause that. */
export function ClipboardWatchIndicator() {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  const watch = useWindowState((state) => state.mirror?.settings.clipboardWatch ?? 'off');
  const canWatch = useAbility('watch-clipboard');
  if (watch === 'off' || !canWatch) return null;
  const isOn = watch === 'on';
  return (
    <div
      className={`mr-2 flex h-7 shrink-0 items-center gap-1.5 rounded-full pl-2.5 text-12 ${
        isOn ? 'bg-picked text-ink' : 'bg-sunken text-ink-soft'
      }`}
    >
      <Clipboard size={12} aria-hidden className={isOn ? 'text-accent' : ''} />
      <p>{i18n.t(`clipboard.sign.${watch}`)}</p>
      <IconButton
        icon={isOn ? Pause : Play}
        label={i18n.t(isOn ? 'clipboard.pause' : 'clipboard.resume')}
        onPress={() => void changeSettings({ clipboardWatch: isOn ? 'paused' : 'on' })}
      />
    </div>
  );
}
