import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import type { EngineOutput } from '../../../contract/engine.ts';
import { Button } from '../../components/Button.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { useActions, useWindowState } from '../../window-context.tsx';

/** Explains Imgur's trouble with sign-ins and what still works, with a check of the current state. */
export function CredentialsError() {
  const i18n = useTranslator();
  const { checkSignIn } = useActions();
  const [isLooking, setIsLooking] = useState(false);
  const [found, setFound] = useState<EngineOutput<'checkSignIn'> | null>(null);
  const hasClientId = useWindowState((state) => state.mirror?.capabilities.host.hasClientId ?? false);
  const look = async () => {
    setIsLooking(true);
    const answer = await checkSignIn();
    setIsLooking(false);
    if (answer) setFound(answer);
  };
  return (
    <Disclosure className="group flex flex-col gap-2">
      <Heading level={3} className="text-13">
        <AriaButton
          slot="trigger"
          className="-mx-1 flex items-center gap-1 rounded-md px-1 text-ink-soft data-hovered:text-ink"
        >
          <ChevronRight
            size={16}
            aria-hidden
            className="transition-transform group-data-expanded:rotate-90"
          />
          {i18n.t('accounts.trouble')}
        </AriaButton>
      </Heading>
      <DisclosurePanel className="text-12 text-pretty text-ink-soft">
        <div className="flex flex-col items-start gap-2 pl-5">
          <p>{i18n.t('accounts.trouble.text')}</p>
          <p>{i18n.t('accounts.trouble.works')}</p>
          <Button isDisabled={isLooking} onPress={() => void look()}>
            {i18n.t(isLooking ? 'accounts.trouble.checking' : 'accounts.trouble.check')}
          </Button>
          <div role="status" className="flex flex-col gap-1">
            {found && hasClientId && (
              <p className={found.trouble === null ? 'text-good' : 'text-warn'}>
                {i18n.t(`accounts.trouble.found.${found.trouble ?? 'none'}`)}
              </p>
            )}
            {found && (
              <p className={found.registration === 'open' ? 'text-good' : 'text-warn'}>
                {i18n.t(`accounts.registration.${found.registration ?? 'unknown'}`)}
              </p>
            )}
          </div>
        </div>
      </DisclosurePanel>
    </Disclosure>
  );
}
