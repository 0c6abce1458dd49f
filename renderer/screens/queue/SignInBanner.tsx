import { LogIn, TriangleAlert, UserRoundPen } from 'lucide-react';
import type { Account } from '../../../contract/accounts.ts';
import type { Job } from '../../../contract/job.ts';
import { Banner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { grouped } from '../../state/grouped.ts';
import { canUploadAs } from '../../state/job-predicates.ts';
import { useActions, useWindowState } from '../../window-context.tsx';

const noAccounts: readonly Account[] = [];

/** Tells of each account that cannot be used while pictures wait for it, and offers both ways out. */
export function SignInBanners({ jobs }: { jobs: ReadonlyMap<string, Job> }) {
  const i18n = useTranslator();
  const { askUploadAs, showScreen, unlockAccount } = useActions();
  const accounts = useWindowState((state) => state.mirror?.accounts.accounts ?? noAccounts);
  const waiting = grouped(
    [...jobs.values()].filter(({ reason }) => reason?.kind === 'sign-in'),
    ({ account }) => account,
  );
  return [...waiting].map(([id, own]) => {
    if (id === null) return null;
    const account = accounts.find((one) => one.id === id);
    const name = account?.username ?? id.slice(id.indexOf(':') + 1);
    const why = account?.state === 'locked' ? 'locked' : account ? 'needs-sign-in' : 'signed-out';
    const others = own.filter(canUploadAs);
    return (
      <Banner
        key={id}
        tone="warn"
        icon={TriangleAlert}
        text={i18n.t(`wait.sign-in.${why}`, { name, count: own.length })}
      >
        <span className="flex flex-wrap justify-end gap-2">
          {others.length > 0 && (
            <Button
              variant="quiet"
              icon={UserRoundPen}
              onPress={() => askUploadAs(others.map((job) => job.id))}
            >
              {i18n.t('upload-as')}
            </Button>
          )}
          {why === 'locked' ? (
            <Button onPress={() => void unlockAccount(id)}>{i18n.t('accounts.unlock')}</Button>
          ) : (
            <Button icon={LogIn} onPress={() => showScreen('accounts')}>
              {i18n.t('wait.sign-in.go')}
            </Button>
          )}
        </span>
      </Banner>
    );
  });
}
