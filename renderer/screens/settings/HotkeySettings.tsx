import { Check, Clipboard, Keyboard, RotateCcw, TriangleAlert, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Hotkey, HotkeyAction, HotkeysView } from '../../../contract/hotkeys.ts';
import type { Translator } from '../../../i18n/index.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { HostSelect } from '../../components/HostSelect.tsx';
import { Kbd } from '../../components/Kbd.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { isMac } from '../../platform.ts';
import { acceleratorFromKeyPress, keyCaps } from '../../text/accelerator.ts';
import { useActions, useCaptureActions, useDestinations, useWindowState } from '../../window-context.tsx';
import { SettingsSection } from './SettingsSection.tsx';

/** Lists the global hotkeys and whether they work, and lets the user change them. */
export function HotkeySettings() {
  const i18n = useTranslator();
  const view = useWindowState((state) => state.hotkeys);
  const { readHotkeys, tryHotkey } = useCaptureActions();
  const [tried, setTried] = useState<HotkeyAction | null>(null);
  useEffect(() => {
    void readHotkeys();
    return () => void tryHotkey(null);
  }, [readHotkeys, tryHotkey]);
  const tryOut = (action: HotkeyAction | null) => {
    setTried(action);
    void tryHotkey(action);
  };
  useEffect(() => {
    // The shell ends a trial when the window loses the focus.
    const end = () => setTried(null);
    addEventListener('blur', end);
    return () => removeEventListener('blur', end);
  }, []);
  if (!view) return null;
  return (
    <SettingsSection title={i18n.t('settings.hotkeys')}>
      <p className="text-12 text-pretty text-ink-faint">
        {i18n.t(view.session === 'wayland' ? 'settings.hotkeys.wayland' : 'settings.hotkeys.about')}
      </p>
      {view.hotkeys.map((hotkey) => (
        <HotkeyRow
          key={hotkey.action}
          hotkey={hotkey}
          view={view}
          isTried={tried === hotkey.action}
          onTry={(wanted) => tryOut(wanted ? hotkey.action : null)}
        />
      ))}
    </SettingsSection>
  );
}

interface HotkeyRowProps {
  readonly hotkey: Hotkey;
  readonly view: HotkeysView;
  readonly isTried: boolean;
  readonly onTry: (wanted: boolean) => void;
}

function HotkeyRow({ hotkey, view, isTried, onTry }: HotkeyRowProps) {
  const i18n = useTranslator();
  const { setHotkey } = useCaptureActions();
  const [isRecording, setIsRecording] = useState(false);
  const { action, keys, isDefault, state } = hotkey;
  const name = i18n.t(`hotkey.${action}`);
  const isWaiting = isTried && state === 'unseen';
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-44 flex-1">
          <h3 className="text-13">{name}</h3>
          <HotkeyStatus hotkey={hotkey} i18n={i18n} isWaiting={isWaiting} />
        </div>
        {!isRecording && (
          <div className="flex items-center gap-2">
            {keys !== null && <KeyCaps keys={keys} />}
            {state === 'unseen' && (
              <Button
                aria-label={
                  isTried ? i18n.t('hotkey.try.stop') : i18n.t('hotkey.try.label', { action: name })
                }
                onPress={() => onTry(!isTried)}
              >
                {i18n.t(isTried ? 'hotkey.try.stop' : 'hotkey.try')}
              </Button>
            )}
            <IconButton
              icon={Keyboard}
              label={i18n.t('hotkey.change.label', { action: name })}
              onPress={() => setIsRecording(true)}
            />
            {isDefault ? (
              <IconButton
                icon={X}
                label={i18n.t('hotkey.clear.label', { action: name })}
                onPress={() => void setHotkey(action, null)}
              />
            ) : (
              <IconButton
                icon={RotateCcw}
                label={i18n.t('hotkey.default.label', { action: name })}
                onPress={() => void setHotkey(action, undefined)}
              />
            )}
          </div>
        )}
      </div>
      <HotkeyHost action={action} name={name} />
      {isRecording && <HotkeyRecorder hotkey={hotkey} onEnd={() => setIsRecording(false)} />}
      {(state === 'taken' || isWaiting || isUnconfirmed(hotkey, view)) && (
        <CommandLine command={hotkey.command} />
      )}
    </div>
  );
}

/** Chooses the host of what a hotkey takes, where there are several. */
function HotkeyHost({ action, name }: { action: HotkeyAction; name: string }) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  const hosts = useWindowState((state) => state.mirror?.settings.hotkeyHosts) ?? {};
  const value = hosts[action] ?? null;
  if (useDestinations().length < 2 && value === null) return null;
  return (
    <HostSelect
      label={i18n.t('hotkey.host')}
      context={name}
      value={value}
      onChange={(host) => void changeSettings({ hotkeyHosts: { ...hosts, [action]: host } })}
    />
  );
}

/** Whether a hotkey is registered but may never arrive: then the workaround is shown at once. */
const isUnconfirmed = ({ state }: Hotkey, { session }: HotkeysView) =>
  state === 'partly' || (session === 'wayland' && state === 'unseen');

function KeyCaps({ keys }: { keys: string }) {
  return (
    <span className="flex items-center gap-1">
      {keyCaps(keys, isMac).map((cap) => (
        <Kbd key={cap}>{cap}</Kbd>
      ))}
    </span>
  );
}

function HotkeyStatus({ hotkey, i18n, isWaiting }: { hotkey: Hotkey; i18n: Translator; isWaiting: boolean }) {
  const { state, keys } = hotkey;
  const colour =
    state === 'taken' || state === 'partly' ? 'text-warn' : state === 'seen' ? 'text-good' : 'text-ink-faint';
  const text =
    isWaiting && keys !== null
      ? i18n.t('hotkey.trying', { keys: keyCaps(keys, isMac).join(isMac ? '' : '+') })
      : i18n.t(`hotkey.state.${state}`);
  return (
    <p role="status" className={`flex items-center gap-1.5 text-12 ${isWaiting ? 'text-ink' : colour}`}>
      {(state === 'taken' || state === 'partly') && <TriangleAlert size={12} aria-hidden />}
      {state === 'seen' && <Check size={12} aria-hidden />}
      {text}
    </p>
  );
}

/** Records the next pressed keys, if they are available. */
function HotkeyRecorder({ hotkey, onEnd }: { hotkey: Hotkey; onEnd: () => void }) {
  const i18n = useTranslator();
  const { suspendHotkeys, checkHotkey, setHotkey } = useCaptureActions();
  const [complaint, setComplaint] = useState<string | null>(null);
  const box = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    void suspendHotkeys(true);
    box.current?.focus();
    return () => void suspendHotkeys(false);
  }, [suspendHotkeys]);

  const take = async (keys: string) => {
    const answer = await checkHotkey(hotkey.action, keys);
    if (!answer) return;
    const shown = keyCaps(keys, isMac).join(isMac ? '' : '+');
    switch (answer.state) {
      case 'free':
        if (await setHotkey(hotkey.action, keys)) onEnd();
        return;
      case 'taken':
        return setComplaint(i18n.t('hotkey.refused', { keys: shown }));
      case 'ours':
        return setComplaint(i18n.t('hotkey.ours', { action: i18n.t(`hotkey.${answer.action}`) }));
      case 'unfit':
        return setComplaint(i18n.t('hotkey.unfit'));
    }
  };
  const onKey = (event: KeyboardEvent) => {
    const { code, ctrlKey, altKey, shiftKey, metaKey } = event.nativeEvent;
    const isBare = !ctrlKey && !altKey && !metaKey;
    if (code === 'Escape' && isBare) return onEnd();
    // So that the keyboard alone leads out of here, too.
    if (code === 'Tab' && isBare) return;
    event.preventDefault();
    event.stopPropagation();
    const keys = acceleratorFromKeyPress({ code, ctrlKey, altKey, shiftKey, metaKey }, isMac);
    if (keys !== null) void take(keys);
  };
  return (
    <div>
      <button
        ref={box}
        type="button"
        aria-label={i18n.t('hotkey.recording')}
        onKeyDown={onKey}
        // Windows reports this key only when it is released.
        onKeyUp={(event) => event.code === 'PrintScreen' && onKey(event)}
        onBlur={onEnd}
        className="flex h-9 w-full items-center gap-2 rounded-md border border-accent bg-raised px-3 text-left text-13 text-ink-soft"
      >
        <Keyboard size={16} aria-hidden className="text-accent" />
        {i18n.t('hotkey.recording')}
      </button>
      <p role="alert" className="mt-1 text-12 text-warn">
        {complaint}
      </p>
    </div>
  );
}

function CommandLine({ command }: { command: string }) {
  const i18n = useTranslator();
  const { copyText } = useCaptureActions();
  return (
    <div className="flex flex-col gap-1">
      <p className="text-12 text-pretty text-ink-soft">{i18n.t('hotkey.command')}</p>
      <div className="flex items-center gap-1 rounded-md border border-line bg-ground py-1 pr-1 pl-2">
        <code className="min-w-0 flex-1 font-mono text-12 [overflow-wrap:anywhere] select-text">
          {command}
        </code>
        <IconButton
          icon={Clipboard}
          label={i18n.t('hotkey.command.copy')}
          onPress={() => void copyText(command)}
        />
      </div>
    </div>
  );
}
