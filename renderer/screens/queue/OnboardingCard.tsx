import { FlaskConical, HardDriveUpload, KeyRound, type LucideIcon, Zap } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslator } from '../../i18n-context.tsx';
import { useAbility, useActions, useDestinationActions } from '../../window-context.tsx';

/** Offers, before anything can be sent, the ways to go on. */
export function OnboardingCard() {
  const i18n = useTranslator();
  const { setTrial, showClientId } = useActions();
  const { openForm } = useDestinationActions();
  const hasTrial = useAbility('trial');
  return (
    <div className="@container flex h-full flex-col items-center overflow-y-auto p-6">
      <div className="my-auto w-full max-w-140">
        <h2 className="text-18 font-semibold text-balance">{i18n.t('first.title')}</h2>
        <p className="mt-1 text-pretty text-ink-soft">{i18n.t('first.text')}</p>
        <div className="mt-5 grid gap-3 @lg:grid-cols-2">
          <UploadMethod
            icon={Zap}
            title={i18n.t('first.unregistered.title')}
            text={i18n.t('first.unregistered.text')}
            onPress={() => openForm('unregistered')}
          />
          <UploadMethod
            icon={HardDriveUpload}
            title={i18n.t('first.own.title')}
            text={i18n.t('first.own.text')}
            onPress={() => openForm('choice')}
          />
          {hasTrial && (
            <UploadMethod
              icon={FlaskConical}
              title={i18n.t('first.sandbox.title')}
              text={i18n.t('first.sandbox.text')}
              onPress={() => void setTrial(true)}
            />
          )}
          <UploadMethod
            icon={KeyRound}
            title={i18n.t('first.client-id.title')}
            text={i18n.t('first.client-id.text')}
            onPress={showClientId}
          />
        </div>
      </div>
    </div>
  );
}

function UploadMethod({
  icon: Icon,
  title,
  text,
  onPress,
}: {
  icon: LucideIcon;
  title: string;
  text: string;
  onPress: () => void;
}) {
  return (
    <Button
      onPress={onPress}
      className="flex flex-col items-start rounded-lg border border-line-strong bg-raised p-4 text-left transition-colors data-hovered:border-accent data-pressed:bg-picked"
    >
      <span className="mb-3 flex size-9 items-center justify-center rounded-md bg-picked text-accent">
        <Icon size={20} strokeWidth={1.75} aria-hidden />
      </span>
      <span className="text-15 font-medium">{title}</span>
      <span className="mt-1 text-12 text-pretty text-ink-soft">{text}</span>
    </Button>
  );
}
