import { ArrowRight, Plus, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { FallbackRule, RoutingRule } from '../../../../contract/routing.ts';
import type { Settings } from '../../../../contract/settings.ts';
import { Button, IconButton } from '../../../components/Button.tsx';
import { useTranslator } from '../../../i18n-context.tsx';
import { emptyRule, maxRules, withMovedRule, withoutFallback } from '../../../state/routing.ts';
import { useActions, useDestinations, useServiceName } from '../../../window-context.tsx';
import { SettingsSection } from '../SettingsSection.tsx';
import { RuleDialog } from './RuleDialog.tsx';
import { RuleRow } from './RuleRow.tsx';

/** Edits the rules by which pictures go to other hosts than the default, and what goes elsewhere by itself. */
export function RuleSettings({ settings: { routing, destination } }: { settings: Settings }) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  const service = useServiceName(destination);
  const hosts = useDestinations();
  const [edited, setEdited] = useState<RoutingRule | null>(null);
  const [told, setTold] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const { rules, fallback } = routing;
  // With one host there is nothing to choose, unless something was chosen while there were more.
  if (hosts.length < 2 && rules.length + fallback.length === 0) return null;

  const move = async (rule: RoutingRule, by: -1 | 1) => {
    const moved = withMovedRule(rules, rule.id, by);
    const at = moved.findIndex(({ id }) => id === rule.id);
    if (!(await changeSettings({ routing: { rules: moved, fallback } }))) return;
    setTold(i18n.t('rules.moved', { place: at + 1, count: moved.length }));
    // Moved in the page, its button loses the keyboard; at the end of the list it is disabled.
    requestAnimationFrame(() =>
      list.current?.children[at]?.querySelector<HTMLElement>('button:not([disabled])')?.focus(),
    );
  };
  const remove = ({ id }: RoutingRule) =>
    void changeSettings({ routing: { rules: rules.filter((rule) => rule.id !== id), fallback } });
  return (
    <SettingsSection title={i18n.t('rules.section')}>
      <div className="flex flex-col gap-3">
        <p className="text-12 text-pretty text-ink-faint">
          {i18n.t(rules.length > 0 ? 'rules.about' : 'rules.empty', { service })}
        </p>
        {rules.length > 0 && (
          <ol ref={list} aria-label={i18n.t('rules.list')} className="flex flex-col gap-2">
            {rules.map((rule, at) => (
              <RuleRow
                key={rule.id}
                rule={rule}
                isFirst={at === 0}
                isLast={at === rules.length - 1}
                onMove={(by) => void move(rule, by)}
                onChange={() => setEdited(rule)}
                onRemove={() => remove(rule)}
              />
            ))}
          </ol>
        )}
        <p role="status" className="sr-only">
          {told}
        </p>
        <div>
          <Button
            icon={Plus}
            isDisabled={rules.length >= maxRules}
            onPress={() => setEdited(emptyRule(crypto.randomUUID(), otherThan(destination, hosts)))}
          >
            {i18n.t('rules.add')}
          </Button>
        </div>
        {edited && <RuleDialog rule={edited} routing={routing} onClose={() => setEdited(null)} />}
      </div>
      {fallback.length > 0 && (
        <ul aria-label={i18n.t('rules.fallback')} className="flex flex-col gap-2">
          {fallback.map((one) => (
            <FallbackRow
              key={`${one.from} ${one.to}`}
              rule={one}
              onRemove={() => void changeSettings({ routing: withoutFallback(routing, one.from, one.to) })}
            />
          ))}
        </ul>
      )}
    </SettingsSection>
  );
}

/** Returns a host that a new rule may mean: what goes to the default needs none. */
const otherThan = (destination: string, hosts: readonly { readonly id: string }[]): string =>
  hosts.find(({ id }) => id !== destination)?.id ?? destination;

/** Says where the pictures of a host go by themselves while it takes nothing. */
function FallbackRow({ rule: { from, to, after }, onRemove }: { rule: FallbackRule; onRemove: () => void }) {
  const i18n = useTranslator();
  const sentence = i18n.t('rules.fallback.sentence', { from: useServiceName(from), to: useServiceName(to) });
  const why = new Intl.ListFormat(i18n.language, { type: 'disjunction' }).format(
    after.map((reason) => i18n.t(`out.${reason}`)),
  );
  return (
    <li className="flex items-center gap-3">
      <ArrowRight size={16} aria-hidden className="shrink-0 text-ink-faint" />
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        {sentence}
        <span className="block text-12 text-pretty text-ink-faint">
          {i18n.t('rules.fallback.when', { why })}
        </span>
      </span>
      <IconButton icon={Trash2} label={`${i18n.t('rules.remove')}: ${sentence}`} onPress={onRemove} />
    </li>
  );
}
