import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react';
import type { RoutingRule } from '../../../../contract/routing.ts';
import { IconButton } from '../../../components/Button.tsx';
import { useTranslator } from '../../../i18n-context.tsx';
import { describeRule } from '../../../text/rule-text.ts';
import { useServiceName } from '../../../window-context.tsx';

/** Says in words what a rule does; it can be moved, changed and removed. */
export function RuleRow({
  rule,
  isFirst,
  isLast,
  onMove,
  onChange,
  onRemove,
}: {
  rule: RoutingRule;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: -1 | 1) => void;
  onChange: () => void;
  onRemove: () => void;
}) {
  const i18n = useTranslator();
  const sentence = describeRule(i18n, rule, useServiceName(rule.to));
  const mirror = useServiceName(rule.mirrorTo ?? '');
  return (
    <li className="flex items-center gap-1">
      <span className="mr-2 min-w-0 flex-1 [overflow-wrap:anywhere]">
        {sentence}
        {rule.mirrorTo !== null && (
          <span className="block text-12 text-ink-faint">{i18n.t('rules.mirror', { service: mirror })}</span>
        )}
      </span>
      <IconButton
        icon={ArrowUp}
        label={`${i18n.t('rules.up')}: ${sentence}`}
        isDisabled={isFirst}
        onPress={() => onMove(-1)}
      />
      <IconButton
        icon={ArrowDown}
        label={`${i18n.t('rules.down')}: ${sentence}`}
        isDisabled={isLast}
        onPress={() => onMove(1)}
      />
      <IconButton icon={Pencil} label={`${i18n.t('hosts.edit')}: ${sentence}`} onPress={onChange} />
      <IconButton icon={Trash2} label={`${i18n.t('rules.remove')}: ${sentence}`} onPress={onRemove} />
    </li>
  );
}
