import { HardDriveUpload } from 'lucide-react';
import { useTranslator } from '../i18n-context.tsx';
import { useServiceName } from '../window-context.tsx';

/** Names the host of something, in a line of facts. */
export function HostMark({ host }: { host: string }) {
  const i18n = useTranslator();
  const service = useServiceName(host);
  return (
    <span className="flex max-w-48 min-w-8 items-center gap-1 text-ink-soft">
      <HardDriveUpload size={12} aria-hidden className="shrink-0" />
      <span className="sr-only">{i18n.t('hosts.host')}: </span>
      <span className="truncate">{service}</span>
    </span>
  );
}
