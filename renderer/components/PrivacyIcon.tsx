import { EyeOff, Globe, type LucideIcon, VenetianMask } from 'lucide-react';
import type { Privacy } from '../../contract/host.ts';
import { useTranslator } from '../i18n-context.tsx';

type Visibility = 'anonymous' | 'hidden' | 'public';
const icons: Record<Visibility, LucideIcon> = { anonymous: VenetianMask, hidden: EyeOff, public: Globe };

/** Shows the privacy of a picture or post by the same icon and word everywhere. */
export function PrivacyIcon({ privacy, account }: { privacy: Privacy; account: string | null }) {
  const i18n = useTranslator();
  const seen: Visibility = privacy === 'public' ? 'public' : account === null ? 'anonymous' : 'hidden';
  const Icon = icons[seen];
  return (
    <span
      title={i18n.t(`rights.seen.${seen}.text`)}
      className="inline-flex min-w-0 items-center gap-1 text-12 text-ink-soft"
    >
      <Icon size={12} aria-hidden className="shrink-0" />
      <span className="truncate">{i18n.t(`rights.seen.${seen}`)}</span>
    </span>
  );
}
