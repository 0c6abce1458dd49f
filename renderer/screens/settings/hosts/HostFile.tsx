import { FileText } from 'lucide-react';
import { FileTrigger } from 'react-aria-components';
import { Button } from '../../../components/Button.tsx';
import { useTranslator } from '../../../i18n-context.tsx';
import { hostFileEnding, maxHostFileBytes } from '../../../state/destinations.ts';

/** A file that was chosen, with its text. */
export interface OpenedFile {
  readonly name: string;
  readonly text: string;
}

/** Chooses the file that tells the settings of a host. */
export function HostFile({ file, onOpen }: { file: OpenedFile | null; onOpen: (file: OpenedFile) => void }) {
  const i18n = useTranslator();
  const open = async (chosen: File | undefined) => {
    if (!chosen) return;
    onOpen({ name: chosen.name, text: await chosen.slice(0, maxHostFileBytes).text() });
  };
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <span className="flex min-w-0 flex-col gap-0.5">
        <span className="text-13">{i18n.t('hosts.form.file')}</span>
        <span className="text-12 [overflow-wrap:anywhere] text-ink-faint" role="status">
          {file?.name ?? i18n.t('hosts.form.file.none')}
        </span>
      </span>
      <FileTrigger acceptedFileTypes={[hostFileEnding, '.json']} onSelect={(list) => void open(list?.[0])}>
        <Button icon={FileText}>{i18n.t('hosts.form.file.choose')}</Button>
      </FileTrigger>
    </div>
  );
}
