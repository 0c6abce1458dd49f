import { Maximize, Minus, Plus } from 'lucide-react';
import { Group } from 'react-aria-components';
import { IconButton } from '../../components/Button.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import type { ViewControl } from './use-viewport.ts';

export function ZoomBar({ control }: { control: ViewControl }) {
  const i18n = useTranslator();
  const hinted = (name: string, key: string) => i18n.t('editor.with-key', { name, key });
  return (
    <Group
      aria-label={i18n.t('editor.zoom')}
      className="absolute right-3 bottom-3 flex items-center rounded-md border border-line-strong bg-raised p-0.5"
    >
      <IconButton
        icon={Minus}
        label={hinted(i18n.t('editor.zoom.out'), '−')}
        onPress={() => control.step('out')}
      />
      <span className="w-14 text-center text-12 text-ink-soft">
        {i18n.t('editor.zoom.value', { percent: i18n.formatNumber(Math.round(control.view.zoom * 100)) })}
      </span>
      <IconButton
        icon={Plus}
        label={hinted(i18n.t('editor.zoom.in'), '+')}
        onPress={() => control.step('in')}
      />
      <IconButton
        icon={Maximize}
        label={hinted(i18n.t('editor.zoom.fit'), '0')}
        onPress={() => control.step('fit')}
      />
    </Group>
  );
}
