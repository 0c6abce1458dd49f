import { Eye, FileText, type LucideIcon, Trash2 } from 'lucide-react';
import type { DestinationTraits } from '../../contract/destinations.ts';
import { useTranslator } from '../i18n-context.tsx';

/** Says what becomes of pictures at a host: who sees them, and whether they can be deleted. */
export function HostFacts({ traits: { deletion, audience, showsName } }: { traits: DestinationTraits }) {
  const i18n = useTranslator();
  const facts: readonly (readonly [LucideIcon, string])[] = [
    [Trash2, i18n.t(`hosts.trait.deletion.${deletion}`)],
    [Eye, i18n.t(`hosts.trait.audience.${audience}`)],
    [FileText, i18n.t(showsName ? 'hosts.trait.name.shown' : 'hosts.trait.name.hidden')],
  ];
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {facts.map(([Icon, text]) => (
        <li key={text} className="flex items-center gap-1.5 text-12 text-ink-soft">
          <Icon size={16} aria-hidden className="shrink-0 text-ink-faint" />
          {text}
        </li>
      ))}
    </ul>
  );
}
