import { FileDown, FileUp, History } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { EngineOutput } from '../../../contract/engine.ts';
import type { Backup } from '../../../contract/library.ts';
import { describeError } from '../../../i18n/errors.ts';
import { Button } from '../../components/Button.tsx';
import { useNow, useTranslator } from '../../i18n-context.tsx';
import { useAbility, useLibraryActions } from '../../window-context.tsx';
import { SettingRow } from './SettingRow.tsx';

/** Offers imports, exports and backups of the library. */
export function RetentionSettings() {
  const hasFiles = useAbility('paths');
  return (
    <>
      {hasFiles && <ImportLibrary />}
      {hasFiles && <ExportLibrary />}
      <Backups />
    </>
  );
}

function ImportLibrary() {
  const i18n = useTranslator();
  const { importLibrary } = useLibraryActions();
  const [result, setResult] = useState<EngineOutput<'importLibrary'> | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [first] = result?.refused ?? [];
  return (
    <div>
      <SettingRow title={i18n.t('settings.import')} about={i18n.t('settings.import.about')}>
        <Button
          icon={FileDown}
          isDisabled={isBusy}
          onPress={async () => {
            setIsBusy(true);
            const done = await importLibrary();
            setIsBusy(false);
            if (done) setResult(done);
          }}
        >
          {i18n.t('settings.import.action')}
        </Button>
      </SettingRow>
      <div role="status" className="text-12">
        {result && (
          <p className="mt-2">
            {i18n.t('settings.import.done', {
              added: result.added,
              known: result.known,
              source: i18n.t(`inspector.imported.${result.source}`),
            })}
          </p>
        )}
        {result && first && (
          <p className="text-warn">
            {i18n.t('settings.import.refused', {
              count: result.refused.length,
              line: first.line,
              reason: describeError(i18n, first.error).title,
            })}
          </p>
        )}
      </div>
    </div>
  );
}

function ExportLibrary() {
  const i18n = useTranslator();
  const { exportLibrary } = useLibraryActions();
  return (
    <SettingRow title={i18n.t('settings.export')} about={i18n.t('settings.export.about')}>
      <Button icon={FileUp} onPress={() => void exportLibrary(null, 'json')}>
        {i18n.t('settings.export.json')}
      </Button>
      <Button icon={FileUp} onPress={() => void exportLibrary(null, 'csv')}>
        {i18n.t('settings.export.csv')}
      </Button>
    </SettingRow>
  );
}

function Backups() {
  const i18n = useTranslator();
  const now = useNow();
  const { backups: ask, restoreBackup } = useLibraryActions();
  const [backups, setBackups] = useState<readonly Backup[] | null>(null);
  const refresh = useCallback(() => void ask().then(setBackups), [ask]);
  useEffect(refresh, [refresh]);
  return (
    <div className="flex flex-col gap-2">
      <div>
        <h3 className="text-13">{i18n.t('settings.backups')}</h3>
        <p className="text-12 text-pretty text-ink-faint">
          {i18n.t('settings.backups.about')} {backups?.length === 0 && i18n.t('settings.backups.none')}
        </p>
      </div>
      <ul className="flex flex-col gap-1">
        {backups?.map((backup) => {
          const time = i18n.formatDateTime(backup.at, now);
          return (
            <li key={backup.path} className="flex items-center gap-3">
              <span className="min-w-0 flex-1 truncate">{time}</span>
              <span className="truncate text-12 text-ink-faint">
                {i18n.t(`settings.backups.${backup.kind}`)}
              </span>
              <span className="w-18 shrink-0 text-right text-12 text-ink-faint">
                {i18n.formatSize(backup.bytes)}
              </span>
              <Button
                icon={History}
                variant="quiet"
                aria-label={i18n.t('settings.backups.use.label', { time })}
                onPress={() => void restoreBackup(backup, refresh)}
              >
                {i18n.t('settings.backups.use')}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
